"""Exporting people: Cards, one after another, with what is derived for today beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from netcrm.book.people.listing import matching
from netcrm.book.people.person import people
from netcrm.formats.card import Card
from netcrm.formats.own_csv import Widths, write_cards

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from netcrm.book.people.person import Person
    from netcrm.rules.query import Query


def widths(connection: sqlite3.Connection) -> Widths:
    """Count how many e-mails, phones and links the contact with the most has."""
    most = dict(
        connection.execute(
            "SELECT kind, max(n) FROM (SELECT kind, count(*) AS n FROM contact_point"
            " GROUP BY contact_id, kind) GROUP BY kind"
        )
    )
    return Widths(
        emails=most.get("email", 1), phones=most.get("phone", 1), links=most.get("link", 1)
    )


def export_csv(
    connection: sqlite3.Connection, today: date, query: Query, out: TextIO, *, mark: bool
) -> int:
    """Write everybody whom ``query`` means, by id, and return how many they are."""
    ids = matching(connection, today, query)
    rows = (
        (card_of(one), _written(one.facts.last_contact_on), _written(one.rhythm.due_on))
        for one in people(connection, today, ids)
    )
    write_cards(out, rows, widths(connection), mark=mark)
    return len(ids)


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
        pronouns=one.pronouns or "",
        emails=one.emails,
        phones=one.phones,
        links=one.links,
        organisation=one.organisation or "",
        title=one.title or "",
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
