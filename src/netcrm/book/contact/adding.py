"""Adding a person, and the question whether they are there already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.book.contact.already import already
from netcrm.book.contact.fields import put_field
from netcrm.book.contact.filing import checked_tier, organisation_id, tag_ids
from netcrm.book.contact.former_names import put_former_names
from netcrm.book.contact.introducing import is_sentence
from netcrm.book.contact.promising import Next, promise, promised
from netcrm.book.contact.rows import NAME_PARTS, POINT_FIELDS, contact_values, points
from netcrm.book.contact.typed import listed
from netcrm.book.people.finding import Asked, Someone
from netcrm.book.people.resolve import resolve
from netcrm.errors import DuplicateError, UsageError
from netcrm.rules.handles import looks_like_email
from netcrm.rules.names.likeness import near
from netcrm.rules.names.parts import read_name
from netcrm.rules.zones import checked_time_zone
from netcrm.store.models import Contact, ContactPoint, ContactTag, Position
from netcrm.store.reading import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.card import Card
    from netcrm.store.writing import Work

_SINGLE = (
    *(
        "suffix",
        "nickname",
        "pronouns",
        "organisation",
        "title",
        "department",
        "city",
        "country",
        "time_zone",
    ),
    *("met", "notes", "private_notes"),
)

NEAR = 88.0
"""Names as like as this (of 100) are worth a remark."""

MOST_NEAR = 500
"""So many people who share a word, or its beginning, are compared; more would be a common one."""


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody who was added, and people of near names who are somebody else, or not.

    ``formerly`` are those who were called so, or into whom somebody of this name was merged.
    ``removed`` are those of the same full name who were removed.
    """

    someone: Someone
    formerly: list[Someone]
    near: list[Someone]
    removed: list[Someone]

    @property
    def remarks(self) -> list[str]:
        """Say who else that may be, and what to do then."""
        number = self.someone.id
        return [
            *(
                f"{one.name} ({one.id}) was called so. One person? netcrm merge {one.id} {number}"
                for one in self.formerly
            ),
            *(
                f"{one.name} ({one.id}) has nearly the same name. One person? netcrm dupes {one.id}"
                f" {number}"
                for one in self.near
            ),
            *(
                f"{one.name} ({one.id}) was removed by you; if that is the same person: netcrm"
                f" undo, then netcrm restore {one.id}"
                for one in self.removed
            ),
        ]


def add(
    work: Work,
    card: Card,
    asked: Asked,
    *,
    via: Sequence[str] = (),
    then: Next | None = None,
    force: bool = False,
    said: str = "",
) -> Added:
    """Add the person on ``card``, introduced by ``via``, with the next step that was promised.

    ``said`` goes into the summary: what was read out of a sentence, and is to be seen.

    Raises DuplicateError, unless forced, where somebody has the same full name, e-mail address,
    phone or link.
    """
    _refuse_sentence(card)
    _tidy(card)
    _take_apart(card)
    values = contact_values(card)
    if "tier" in values:
        values["tier"] = checked_tier(work.connection, values["tier"])
    if not force:
        _refuse_duplicate(work, card, values["folded"], values["name"], asked.region)
    formerly = _formerly(work, values["folded"])
    like = [one for one in _near(work, values["folded"]) if one not in formerly]
    removed = _removed(work, values["folded"])
    introduced_by = resolve(asked, via).id if via else None
    contact = Contact(**values, introduced_by_id=introduced_by, added_on=work.moment.today)
    work.session.add(contact)
    work.session.flush()
    number = contact.id or 0
    _attach(work, number, card)
    work.people.append(number)
    work.summary = f"Added {contact.name}{said}{promised(then, work.moment.today)}"
    if then:
        promise(work, number, then)
    return Added(Someone(number, contact.name), formerly, like, removed)


def _refuse_sentence(card: Card) -> None:
    """Refuse to take a sentence for a name, where nothing but it was given; or an address."""
    for word in card.name.split():
        if looks_like_email(word):
            raise UsageError(f"{word} is an e-mail address: say --email {word}, beside the name.")
    if is_sentence(card):
        raise UsageError(
            f"'{card.name}' reads like a sentence: write the name, and the rest as options, such as"
            " --email, --org, --tag, --met."
        )


def _tidy(card: Card) -> None:
    """Take off the blanks around what was typed; what is nothing but blank was not said."""
    for name in (*POINT_FIELDS.values(), "tags", "former_names"):
        setattr(card, name, listed(name, getattr(card, name)))
    for name in _SINGLE:
        setattr(card, name, getattr(card, name).strip())
    if card.time_zone:
        card.time_zone = checked_time_zone(card.time_zone)


def _take_apart(card: Card) -> None:
    """Read the name as somebody types it: also with the family name first, before a comma."""
    if card.name and not (card.given or card.family):
        card.name, parts = read_name(card.name)
        for part in NAME_PARTS:
            setattr(card, part, getattr(card, part) or getattr(parts, part))


def _attach(work: Work, number: int, card: Card) -> None:
    """Add what belongs to a contact: e-mails, phones, links, the post, tags, fields."""
    for point in points(card):
        work.session.add(ContactPoint(contact_id=number, **point._asdict()))
    if card.organisation or card.title or card.department:
        organisation = (
            organisation_id(work.session, card.organisation) if card.organisation else None
        )
        work.session.add(
            Position(
                contact_id=number,
                organisation_id=organisation,
                title=card.title or None,
                department=card.department or None,
            )
        )
    put_former_names(work.session, number, card.former_names)
    for tag in tag_ids(work.session, card.tags):
        work.session.add(ContactTag(contact_id=number, tag_id=tag))
    for name, value in card.fields.items():
        put_field(work.session, number, name, value)
    work.session.flush()


def _refuse_duplicate(work: Work, card: Card, folded: str, name: str, region: str | None) -> None:
    candidates = already(work.connection, card, folded, region)
    if candidates:
        first = candidates[0]
        raise DuplicateError(
            f"{name} looks like {first['name']} ({first['id']}), who is here already:"
            f" {first['evidence']}. Somebody else? Say it with --force.",
            candidates,
        )


def _formerly(work: Work, folded: str) -> list[Someone]:
    found = rows(
        work.connection,
        "SELECT id, name FROM contact WHERE removed_on IS NULL AND folded <> :folded AND id IN"
        " (SELECT contact_id FROM alias WHERE kind = 'name' AND normal = :folded) ORDER BY id",
        folded=folded,
    )
    return [Someone(**row) for row in found]


def _removed(work: Work, folded: str) -> list[Someone]:
    found = rows(
        work.connection,
        "SELECT id, name FROM contact WHERE folded = :folded AND removed_on IS NOT NULL",
        folded=folded,
    )
    return [Someone(**row) for row in found]


def _near(work: Work, folded: str) -> list[Someone]:
    """Return people whose name is nearly this one; only those who share a word's beginning."""
    starts = [word[:3] for word in folded.split() if len(word) > 2]  # noqa: PLR2004
    if not starts:
        return []
    some = rows(
        work.connection,
        "SELECT id, name, folded FROM contact WHERE removed_on IS NULL AND folded <> :folded"
        " AND id IN (SELECT rowid FROM name_index WHERE name_index MATCH :words LIMIT :most)",
        folded=folded,
        words=" OR ".join(f'"{start}"*' for start in starts),
        most=MOST_NEAR,
    )
    names: dict[int, tuple[str, str]] = {row["id"]: (row["name"], row["folded"]) for row in some}
    if not names:
        return []
    like = near(folded, ((number, key) for number, (_, key) in names.items()), 3, NEAR)
    return [Someone(number, names[number][0]) for number, _ in like]
