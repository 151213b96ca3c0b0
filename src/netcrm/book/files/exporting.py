"""Exporting people: Cards, one after another, with what is derived for today beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, TextIO

from netcrm.book.files.widths import widths
from netcrm.book.people.listing import matching
from netcrm.book.people.person import people
from netcrm.formats.card import Card
from netcrm.formats.own_csv import write_cards

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.people.person import Person
    from netcrm.rules.query import Query


class Written(NamedTuple):
    """How many people were written, and of how many the private notes were left out."""

    people: int
    left_out: int


def export_csv(
    connection: sqlite3.Connection,
    today: date,
    query: Query,
    out: TextIO,
    *,
    mark: bool,
    private: bool = False,
) -> Written:
    """Write everybody whom ``query`` means, by id; private notes only where they are asked for."""
    ids = matching(connection, today, query)
    rows = (
        (card_of(one), _written(one.facts.last_contact_on), _written(one.rhythm.due_on))
        for one in people(connection, today, ids)
    )
    write_cards(out, rows, widths(connection, private=private), mark=mark)
    return Written(len(ids), 0 if private else _with_private_notes(connection, ids))


def _with_private_notes(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
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
