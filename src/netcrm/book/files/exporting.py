"""Exporting people: Cards, one after another, with what is derived for today beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.people.person import people
from netcrm.formats.card import Card

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from netcrm.book.people.person import Person


def cards(
    connection: sqlite3.Connection, today: date, ids: Iterable[int], *, private: bool = False
) -> Iterator[Card]:
    """Yield the cards of the people with these ids; private notes only where they are wanted."""
    for card, _, _ in dated_cards(connection, today, ids, private=private):
        yield card


def dated_cards(
    connection: sqlite3.Connection, today: date, ids: Iterable[int], *, private: bool = False
) -> Iterator[tuple[Card, str, str]]:
    """Yield the cards, and beside each the day of the last contact and the one that is due."""
    for one in people(connection, today, ids):
        card = card_of(one)
        if not private:
            card.private_notes = ""
        yield card, _written(one.facts.last_contact_on), _written(one.rhythm.due_on)


def private_notes(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
    """Count those, of the people with these ids, about whom there are private notes."""
    (count,) = connection.execute(
        "SELECT count(*) FROM contact WHERE private_notes IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    ).fetchone()
    return int(count)


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def card_of(one: Person) -> Card:
    """Return a person as a card: the same that an import of it would read."""
    return Card(
        uid=one.uid,
        name=one.name,
        prefix=one.prefix or "",
        given=one.given or "",
        middle=one.middle or "",
        family=one.family or "",
        suffix=one.suffix or "",
        nickname=one.nickname or "",
        former_names=one.former_names,
        pronouns=one.pronouns or "",
        emails=one.emails,
        phones=one.phones,
        links=one.links,
        labels=one.labels,
        addresses=one.addresses,
        organisation=one.organisation or "",
        title=one.title or "",
        department=one.department or "",
        further_posts=one.further_posts,
        tags=one.tags,
        city=one.city or "",
        country=one.country or "",
        time_zone=one.time_zone or "",
        birthday=one.birthday or "",
        met=one.met or "",
        met_on=one.met_on,
        tier=one.tier or "",
        every=one.own_every or "",
        notes=one.notes or "",
        private_notes=one.private_notes or "",
        dates=one.dates,
        fields=one.fields,
        added_on=one.added_on,
    )
