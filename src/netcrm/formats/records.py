"""All that a database holds, as neutral records: what netcrm's own JSON writes and reads.

The fields of a record are, in this order, the keys of its object (docs/reference/json.md). Values
are plain: days in ISO form, instants in ISO form in UTC to the microsecond, spans such as ``6w``.
"""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster.

from typing import Any, NamedTuple

from netcrm.formats.card import Photo
from netcrm.rules.addresses import Address


class Tier(NamedTuple):
    """A circle of people with one cadence."""

    name: str
    every: str | None
    weight: float


class Tag(NamedTuple):
    """A tag, and the cadence of those who carry it."""

    name: str
    every: str | None


class Who(NamedTuple):
    """Somebody who is named in a record of something else; the name is for the reader's eye."""

    uid: str
    name: str


class Post(NamedTuple):
    """A position that somebody holds or held."""

    organisation: str | None
    title: str | None
    department: str | None
    from_on: str | None
    to_on: str | None
    main: bool
    noticed_on: str | None


class Role(NamedTuple):
    """What somebody is to me, or was."""

    role: str
    from_on: str | None
    to_on: str | None


class Relation(NamedTuple):
    """What somebody is to another person; ``mentor`` says that they are the mentor of ``who``."""

    role: str
    who: Who
    from_on: str | None
    to_on: str | None


EARLIER = "earlier"
"""Under this a source has the fingerprints of what it said before its last card."""

ALSO = "also:"
"""In what a source said, before the name of what only a further card of the same person told."""


class Contact(NamedTuple):
    """A person with everything of their own; ``every`` is their own cadence only, or ``never``.

    ``labels`` tell what e-mails, phones and links are for, by their values. ``sources`` is what
    import sources said of them last time, by the names of the sources.
    ``former_uids`` and ``former_ids`` are of people who were merged into this one;
    ``different_from`` are those, of the people before, who look like the same and are not.
    ``roles`` is what they are to me, ``relationships`` what they are to others.
    """

    id: int | None
    uid: str
    name: str
    prefix: str | None
    given: str | None
    middle: str | None
    family: str | None
    suffix: str | None
    nickname: str | None
    former_names: list[str]
    pronouns: str | None
    emails: list[str]
    phones: list[str]
    links: list[str]
    labels: dict[str, str]
    addresses: list[Address]
    photo: Photo | None
    positions: list[Post]
    roles: list[Role]
    relationships: list[Relation]
    tags: list[str]
    city: str | None
    country: str | None
    time_zone: str | None
    birthday: str | None
    met: str | None
    met_on: str | None
    introduced_by: Who | None
    tier: str | None
    every: str | None
    snoozed_until: str | None
    snoozed_on: str | None
    snoozed_at: str | None
    skipped_on: str | None
    paused_on: str | None
    paused_until: str | None
    paused_why: str | None
    notes: str | None
    private_notes: str | None
    dates: dict[str, str]
    fields: dict[str, str]
    sources: dict[str, dict[str, Any]]
    former_uids: list[str]
    former_ids: list[int]
    different_from: list[Who]
    added_on: str | None
    imported_on: str | None
    removed_on: str | None


class Part(NamedTuple):
    """Somebody's part in a focus; the organisation is that for which they are in it."""

    who: Who
    role: str | None
    organisation: str | None
    from_on: str | None
    to_on: str | None


class Focus(NamedTuple):
    """What people meet around; ``sort`` is event, project or group, ``role`` mine in it."""

    id: int | None
    uid: str
    sort: str
    name: str
    kind: str | None
    role: str | None
    organisation: str | None
    place: str | None
    from_on: str | None
    to_on: str | None
    notes: str | None
    people: list[Part]


class Interaction(NamedTuple):
    """A conversation, with everybody who took part; ``focus`` is the uid of what it was at."""

    id: int | None
    uid: str
    on: str
    kind: str
    summary: str | None
    place: str | None
    focus: str | None
    tags: list[str]
    private: bool
    recorded_at: str | None
    people: list[Who]


class Followup(NamedTuple):
    """A promise; ``interaction`` is the uid of the conversation in which it was made.

    One to nobody is about what ``focus`` is the uid of.
    """

    id: int | None
    uid: str
    what: str
    who: Who | None
    focus: str | None
    due_on: str
    theirs: bool
    every: str | None
    anchor_on: str | None
    created_on: str | None
    done_on: str | None
    dropped_on: str | None
    interaction: str | None


class Outcome(NamedTuple):
    """What came of knowing people: at or in ``focus``, a uid, and introduced by ``via``."""

    id: int | None
    uid: str
    what: str
    kind: str
    on: str
    focus: str | None
    via: Who | None
    people: list[Who]


Record = Tier | Tag | Contact | Focus | Interaction | Followup | Outcome

SECTIONS: dict[str, type[Record]] = {
    "tiers": Tier,
    "tags": Tag,
    "contacts": Contact,
    "foci": Focus,
    "interactions": Interaction,
    "followups": Followup,
    "outcomes": Outcome,
}
"""The lists of the document, each of what is named by those below it."""
