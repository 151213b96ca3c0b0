"""What was before an introduction: that the two know each other, and who introduced them."""

from __future__ import annotations

from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.introductions.acquainted import HAS_INTRODUCED
from netcrm.book.people.finding import Someone
from netcrm.book.practice.bonds import INTRODUCED, relationships
from netcrm.rules.roles import ACQUAINTANCE
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.book.introductions.pairs import Pair


class Made(NamedTuple):
    """That I introduced one of the two to somebody, on a day."""

    one: Someone
    to: Someone
    on: date


class Earlier(NamedTuple):
    """How the second stands to the first, if that is noted; who introduced whom; what I did."""

    bond: str | None
    introducers: list[tuple[Someone, Someone]]
    made: list[Made]


_MOST = 3
"""So many introductions of one person are told, the latest."""


def earlier(connection: sqlite3.Connection, pair: Pair) -> Earlier:
    """Look up what was before."""
    introducers = [
        (someone, bond.who)
        for someone in pair
        for bond in relationships(connection, someone.id)[:1]
        if bond.kind == INTRODUCED and bond.who.id not in (pair.one.id, pair.other.id)
    ]
    made = [*_made(connection, pair.one), *_made(connection, pair.other, but=pair.one)]
    return Earlier(bond_between(connection, pair), introducers, made)


def bond_between(connection: sqlite3.Connection, pair: Pair) -> str | None:
    """Say how the second stands to the first, if that is noted: also who introduced whom to me."""
    for bond in relationships(connection, pair.one.id):
        if bond.who.id == pair.other.id:
            return HAS_INTRODUCED if bond.kind == INTRODUCED else bond.kind
    others = relationships(connection, pair.other.id)
    return INTRODUCED if any(bond.who.id == pair.one.id for bond in others) else None


def _made(
    connection: sqlite3.Connection, someone: Someone, but: Someone | None = None
) -> Iterator[Made]:
    """Yield whom I introduced somebody to, the latest first.

    That is an acquaintance since a day on which there was a conversation with both.
    """
    for row in rows(
        connection,
        "SELECT c.id, c.name, r.from_on FROM relationship AS r JOIN contact AS c"
        " ON c.id = iif(r.contact_id = :id, r.other_id, r.contact_id)"
        " WHERE :id IN (r.contact_id, r.other_id) AND r.role = :role AND c.removed_on IS NULL"
        " AND c.id IS NOT :but AND EXISTS (SELECT 1 FROM participation AS p"
        " JOIN participation AS q ON q.interaction_id = p.interaction_id"
        " WHERE p.contact_id = :id AND p.day = r.from_on AND q.contact_id = c.id)"
        " ORDER BY r.from_on DESC, c.id LIMIT :most",
        id=someone.id,
        role=ACQUAINTANCE,
        but=but.id if but else None,
        most=_MOST,
    ):
        yield Made(someone, Someone(row["id"], row["name"]), row["from_on"])
