"""Whom both of us know: those who stand to somebody in some way, and who share a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.finding import Someone
from netcrm.book.practice.bonds import INTRODUCED
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from netcrm.book.practice.bonds import Relationship


class Way(NamedTuple):
    """Through what one knows another: ``sort`` is relationship, introduction or project."""

    sort: str
    name: str


class Acquaintance(NamedTuple):
    """Somebody whom both of us know, and through what."""

    who: Someone
    through: list[Way]


BY_THEM = Way("introduction", "introduced to you by them")


def acquaintances(
    connection: sqlite3.Connection, contact: int, related: Iterable[Relationship]
) -> list[Acquaintance]:
    """Return whom both of us know; who is known through most comes first.

    Who introduced them is told elsewhere, and is here only for what there is besides.
    """
    found: dict[int, Acquaintance] = {}
    for who, way in _ways(connection, contact, related):
        known = found.setdefault(who.id, Acquaintance(who, []))
        if way not in known.through:
            known.through.append(way)
    return sorted(found.values(), key=lambda one: -len(one.through))


def _ways(
    connection: sqlite3.Connection, contact: int, related: Iterable[Relationship]
) -> Iterator[tuple[Someone, Way]]:
    for bond in related:
        if bond.kind != INTRODUCED:
            yield bond.who, Way("relationship", bond.kind)
    for row in rows(
        connection,
        "SELECT id, name FROM contact WHERE introduced_by_id = :id AND removed_on IS NULL"
        " ORDER BY coalesce(met_on, added_on) DESC, id DESC",
        id=contact,
    ):
        yield Someone(**row), BY_THEM
    for row in rows(
        connection,
        "SELECT c.id, c.name, f.name AS project FROM involvement AS t"
        " JOIN focus AS f ON f.id = t.focus_id AND f.sort = 'project'"
        " JOIN involvement AS n ON n.focus_id = f.id AND n.contact_id <> t.contact_id"
        " JOIN contact AS c ON c.id = n.contact_id AND c.removed_on IS NULL"
        " WHERE t.contact_id = :id ORDER BY coalesce(t.from_on, f.from_on) DESC, f.id, n.id",
        id=contact,
    ):
        yield Someone(row["id"], row["name"]), Way("project", row["project"])
