"""Whom one met at an event, and what came after it: a conversation, a promise, or nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.due.facts import IS_CONTACT
from netcrm.book.practice.showing import parts
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.showing import Part

_AMONG = "contact_id IN (SELECT contact_id FROM involvement WHERE focus_id = :event)"


class Promise(NamedTuple):
    """An open follow-up."""

    id: int
    what: str
    due_on: date


class Met(NamedTuple):
    """Somebody who was there: when one met them, the last contact ``since``, what is promised.

    ``followed_up`` is whether anything came after the event: a conversation, or a follow-up that
    was made since it began, or done after it.
    """

    id: int
    name: str
    organisation: str | None
    met_on: date | None
    since: date | None
    promise: Promise | None
    followed_up: bool

    @property
    def place(self) -> int:
        """In which of three parts they are: nothing yet, promised, in touch again."""
        if not self.followed_up:
            return 0
        return 1 if self.since is None and self.promise else 2


def met_at(connection: sqlite3.Connection, event: Focus, today: date) -> list[Met]:
    """Return who was at an event: first those of whom nothing came yet, then the promised."""
    days = _days(connection, event, today)
    promises = _promises(connection, event)
    found = [
        _met(event, one, days.get(one.id, []), promises.get(one.id, []))
        for one in parts(connection, event.id)
    ]
    return sorted(found, key=lambda one: one.place)


def _met(
    event: Focus, one: Part, days: list[dict[str, Any]], promises: list[dict[str, Any]]
) -> Met:
    there = [row["day"] for row in days if row["focus_id"] == event.id]
    last = event.to_on or event.from_on or max(there, default=None)
    begin = event.from_on or event.to_on or min(there, default=None)
    elsewhere = [row["day"] for row in days if row["focus_id"] != event.id]
    after = [day for day in elsewhere if last and day > last]
    new = [row for row in promises if begin is None or row["created_on"] >= begin]
    kept = [row for row in promises if last and row["done_on"] and row["done_on"] > last]
    still = [row for row in new if row["done_on"] is None]
    return Met(
        one.id,
        one.name,
        one.organisation,
        min(there, default=None),
        max(after, default=None),
        Promise(still[0]["id"], still[0]["what"], still[0]["due_on"]) if still else None,
        bool(after or new or kept),
    )


def _days(
    connection: sqlite3.Connection, event: Focus, today: date
) -> dict[int, list[dict[str, Any]]]:
    """Return the days of contact of everybody who was there, and what each was at."""
    return _by_person(
        rows(
            connection,
            "SELECT p.contact_id, p.day, i.focus_id FROM participation AS p"
            " JOIN interaction AS i ON i.id = p.interaction_id"
            f" WHERE p.{_AMONG} AND {IS_CONTACT}",
            event=event.id,
            today=today,
        )
    )


def _promises(connection: sqlite3.Connection, event: Focus) -> dict[int, list[dict[str, Any]]]:
    """Return what was promised to them, or by them, but for what was dropped."""
    return _by_person(
        rows(
            connection,
            "SELECT id, contact_id, what, due_on, created_on, done_on FROM followup"
            f" WHERE {_AMONG} AND dropped_on IS NULL ORDER BY due_on, id",
            event=event.id,
        )
    )


def _by_person(found: Iterator[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    gathered: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        gathered.setdefault(row["contact_id"], []).append(row)
    return gathered
