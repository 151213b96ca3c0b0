"""What somebody is to me, and what they and others are to each other."""

from __future__ import annotations

from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.finding import Someone
from netcrm.rules.roles import inverse, role_key, role_name
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3


class Role(NamedTuple):
    """What somebody is to me, or was."""

    role: str
    from_on: date | None
    to_on: date | None


class Relationship(NamedTuple):
    """How ``who`` stands to the person who is looked at: ``mentor`` says that they are theirs."""

    kind: str
    who: Someone
    from_on: date | None
    to_on: date | None


INTRODUCED = "introduced by"

ORDER = "to_on IS NOT NULL, to_on DESC, from_on DESC, id"
"""What still is goes before what was, the newest first."""

_OTHERS = (
    "SELECT r.id, r.role, {0} AS turned, c.id AS other, c.name, r.from_on, r.to_on"
    " FROM relationship AS r JOIN contact AS c ON c.id = r.{1}"
    " WHERE r.{2} = :id AND c.removed_on IS NULL"
)
"""Those of one side: with 0 they are ``role`` of somebody, with 1 somebody is that of them."""


def roles(connection: sqlite3.Connection, contact: int) -> list[Role]:
    """Return what somebody is to me, and below it what they were."""
    found = rows(
        connection,
        f"SELECT role, from_on, to_on FROM tie WHERE contact_id = :id ORDER BY {ORDER}",
        id=contact,
    )
    return [Role(**row) for row in found]


def relationships(connection: sqlite3.Connection, contact: int) -> list[Relationship]:
    """Return how others stand to somebody, each once, whichever side it was said from.

    Who introduced them to me is the first.
    """
    found: dict[tuple[str, int], Relationship] = {}
    introducer = first(
        connection,
        "SELECT i.id, i.name FROM contact AS c JOIN contact AS i ON i.id = c.introduced_by_id"
        " WHERE c.id = :id",
        id=contact,
    )
    if introducer:
        found[INTRODUCED, 0] = Relationship(INTRODUCED, Someone(**introducer), None, None)
    for row in rows(
        connection,
        f"SELECT * FROM ({_OTHERS.format(0, 'contact_id', 'other_id')}"
        f" UNION ALL {_OTHERS.format(1, 'other_id', 'contact_id')}) ORDER BY {ORDER}",
        id=contact,
    ):
        kind = inverse(row["role"]) if row["turned"] else role_name(row["role"])
        one = Relationship(kind, Someone(row["other"], row["name"]), row["from_on"], row["to_on"])
        found.setdefault((role_key(kind), one.who.id), one)
    return list(found.values())


def kept_roles(connection: sqlite3.Connection) -> list[str]:
    """Return all words that are kept of what people are to me."""
    return [str(row["role"]) for row in rows(connection, "SELECT DISTINCT role FROM tie")]
