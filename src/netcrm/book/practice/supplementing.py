"""Completing somebody who is here already by what a further line tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.changes import Changes
from netcrm.book.contact.editing import edit
from netcrm.book.contact.rows import comparable
from netcrm.book.people.person import person
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card
    from netcrm.store.writing import Work

_SINGLE = ("nickname", "pronouns", "birthday")
_LISTS = ("emails", "phones", "links", "tags")


class Supplemented(NamedTuple):
    """Whether anything was changed, what is worth a remark, and whether another post was told."""

    changed: bool
    remarks: Sequence[str]
    told_other_post: bool


def supplement(work: Work, someone: Someone, card: Card, region: str | None) -> Supplemented:
    """Add the addresses and tags that somebody has not, and a post or a birthday to who has none.

    What they have stays as it is: another post is a remark, and no change.
    """
    kept = person(work.connection, work.moment.today, someone.id)
    changes = Changes(further=_further(kept, card))
    told = {name: getattr(card, name) for name in ("title", "organisation", "department")}
    told = {name: value for name, value in told.items() if value}
    if not (kept.organisation or kept.title):
        changes.values.update(told)
    for name in _SINGLE:
        if getattr(card, name) and not getattr(kept, name):
            changes.values[name] = getattr(card, name)
    edited = edit(work, someone, changes, region=region)
    moved = _moved(kept, told)
    return Supplemented(edited.changed, [*moved, *edited.remarks], bool(moved))


def _further(kept: Person, card: Card) -> dict[str, list[str]]:
    found = {}
    for name in _LISTS:
        there = {comparable(name, value) for value in getattr(kept, name)}
        new = [value for value in getattr(card, name) if comparable(name, value) not in there]
        if new:
            found[name] = new
    return found


def _moved(kept: Person, told: dict[str, str]) -> list[str]:
    """Say where the post is another one than the one that is kept."""
    if not (kept.organisation or kept.title):
        return []
    other = [
        value
        for name, value in told.items()
        if fold(value) != fold(getattr(kept, name) or "") and name != "department"
    ]
    if not other:
        return []
    known = ", ".join(filter(None, (kept.title, kept.organisation)))
    said = f"{kept.name} ({kept.id}) is kept as {known}, and is told as {', '.join(other)}"
    return [f"{said}; if that is a new post: netcrm post {kept.id}"]
