"""The neutral contact record in which every file format meets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  a field of the record
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netcrm.rules.addresses import Address
    from netcrm.rules.posts import FullPost


PHOTO_KINDS = ("png", "jpeg", "gif", "webp")
LARGEST_PHOTO = 1_000_000
"""A picture of more bytes is left out: it is no portrait."""


class Photo(NamedTuple):
    """A picture of somebody, out of the file itself; ``kind`` is one of PHOTO_KINDS."""

    kind: str
    data: bytes

    @property
    def file(self) -> str:
        """The name under which it is kept: the same for the same picture."""
        from hashlib import sha256

        return f"{sha256(self.data).hexdigest()[:32]}.{self.kind}"


@dataclass(slots=True)
class Card:
    """One person as a file gives them: text as written, days already understood.

    ``line`` is where the record begins in its file, from 1, for remarks. Empty text means that
    the file says nothing. E-mails, phones, links and addresses are in the order of preference;
    ``labels`` are the kinds of e-mails, phones and links (``home``, ``work``, ``mobile``, ``fax``,
    or a word of the user's), by the value as it is written here.
    ``birthday`` is ``YYYY-MM-DD`` or, without a year, ``--MM-DD``; so are the ``dates``, by their
    names. ``fields`` are the user's own, by their names; ``time_zone`` is one of the IANA database.
    ``revised`` is the instant, in ISO form and UTC, at which the source last changed the record.
    ``rest`` is what netcrm has no place for, to be written back in the same format: columns and
    cells, or what stands before and after the colon of a vCard's line.
    """

    line: int = 0
    uid: str = ""
    name: str = ""
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    former_names: list[str] = field(default_factory=list)
    pronouns: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    organisation: str = ""
    title: str = ""
    department: str = ""
    further_posts: list[FullPost] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    city: str = ""
    country: str = ""
    time_zone: str = ""
    birthday: str = ""
    met: str = ""
    met_on: date | None = None
    tier: str = ""
    every: str = ""
    notes: str = ""
    private_notes: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    added_on: date | None = None
    revised: str = ""
    photo: Photo | None = None
    rest: list[tuple[str, str]] = field(default_factory=list)
