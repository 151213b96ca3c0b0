"""Listing people by QUERY: the ids of those who fit, in an order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.facts import LAST_CONTACT, facts
from netcrm.book.due.listing import Wish, standings
from netcrm.book.people.person import people
from netcrm.book.people.queries import asks_for, is_due, narrowed
from netcrm.rules.rhythm import hidden, rhythm
from netcrm.rules.spans import Span
from netcrm.store.reading import parameters, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from netcrm.book.people.person import Person
    from netcrm.rules.query import Query

SORT_KEYS = {
    "name": "fold(c.name), c.name",
    "family": "fold(coalesce(c.family, c.name)), fold(c.name), c.name",
    "last": f"{LAST_CONTACT} DESC NULLS LAST, fold(c.name)",
    "added": "c.added_on DESC, fold(c.name)",
    "org": "(SELECT o.folded FROM position AS p JOIN organisation AS o ON o.id = p.organisation_id"
    " WHERE p.contact_id = c.id AND p.main AND p.to_on IS NULL) NULLS LAST, fold(c.name)",
    "id": "c.id",
    "due": "c.id",
}
"""What `list --sort` takes; `due` is decided by the rules, not by SQL."""

SOON = Span(2, "w")
"""How far ``due:soon`` looks ahead where nothing else says it."""


def listed(
    connection: sqlite3.Connection,
    today: date,
    query: Query,
    sort: str = "name",
    limit: int | None = None,
) -> tuple[Iterator[Person], int]:
    """Return the people whom ``query`` means, at most ``limit``, and how many there are in all."""
    ids = matching(connection, today, query, sort)
    return people(connection, today, ids[:limit]), len(ids)


class Removed(NamedTuple):
    """Somebody who was removed, and may be restored."""

    id: int
    name: str
    removed_on: date


def removed(connection: sqlite3.Connection) -> list[Removed]:
    """Return everybody who was removed, the last one first."""
    found = rows(
        connection,
        "SELECT id, name, removed_on FROM contact WHERE removed_on IS NOT NULL"
        " ORDER BY removed_on DESC, id DESC",
    )
    return [Removed(**row) for row in found]


def matching(
    connection: sqlite3.Connection, today: date, query: Query, sort: str = "id"
) -> list[int]:
    """Return the ids of the people whom ``query`` means, in the order of ``sort``."""
    condition, named = narrowed(connection, query)
    found = connection.execute(
        f"SELECT c.id FROM contact AS c WHERE c.removed_on IS NULL AND {condition}"
        f" ORDER BY {SORT_KEYS[sort]}, c.id",
        parameters({"today": today, **named}),
    )
    ids = [number for (number,) in found]
    if any(term.key == "due" for term in query.terms):
        ids = _due(connection, today, query, ids)
    return _by_due_day(connection, today, ids) if sort == "due" else ids


def _due(connection: sqlite3.Connection, today: date, query: Query, ids: list[int]) -> list[int]:
    """Leave those who fit the ``due:`` terms, by the same decision as the due list."""
    rest = replace(query, terms=tuple(term for term in query.terms if term.key != "due"))
    wish = Wish(
        most=None,
        query=rest,
        soon=SOON if asks_for(query, "soon") else None,
        with_drift=asks_for(query, "neglected", "drifting"),
    )
    standing = {one.facts.id: one for one in standings(connection, today, wish)}
    asides = {
        fact.id: hidden(fact, today)
        for fact in facts(
            connection, today, "(c.paused_on IS NOT NULL OR c.snoozed_until IS NOT NULL)"
        )
    }
    return [number for number in ids if is_due(query, standing.get(number), asides.get(number))]


def _by_due_day(connection: sqlite3.Connection, today: date, ids: list[int]) -> list[int]:
    due_on = {one.id: rhythm(one, today).due_on for one in facts(connection, today)}
    return sorted(ids, key=lambda number: (due_on.get(number) or today.max, number))
