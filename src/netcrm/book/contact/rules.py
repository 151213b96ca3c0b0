"""The rules of cadence that hold for many: those of the tiers and of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.facts import TRACKED
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3


class Rule(NamedTuple):
    """``target`` is ``tier:close`` or ``tag:advisor``; ``people`` counts who carries it."""

    target: str
    every: str | None
    weight: float | None
    people: int


def rules(connection: sqlite3.Connection, *, target: str | None = None) -> list[Rule]:
    """Return the tiers and the tags that have a rule, or what is so of the one ``target``."""
    if target is not None:
        return [one for one in _all(connection) if one.target == target]
    return [one for one in _all(connection) if one.every or one.target.startswith("tier:")]


def _all(connection: sqlite3.Connection) -> list[Rule]:
    found = rows(
        connection,
        "SELECT 'tier:' || t.name AS target, t.every AS rule, t.weight,"
        " (SELECT count(*) FROM contact AS c WHERE c.tier = t.name AND c.removed_on IS NULL"
        f" AND {TRACKED}) AS n,"
        " t.id AS place FROM tier AS t"
        " UNION ALL SELECT 'tag:' || t.name, t.every, NULL,"
        " (SELECT count(*) FROM contact_tag AS ct JOIN contact AS c ON c.id = ct.contact_id"
        " WHERE ct.tag_id = t.id AND c.removed_on IS NULL), 1000000 + t.id"
        " FROM tag AS t ORDER BY place",
    )
    return [Rule(row["target"], row["rule"], row["weight"], row["n"]) for row in found]
