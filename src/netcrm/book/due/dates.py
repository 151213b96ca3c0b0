"""Birthdays and other days of the year within some days, for everybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.other import occasions
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from netcrm.rules.due import Occasion


class Kept(NamedTuple):
    """A day on which something of somebody's is kept."""

    on: date
    who: str
    occasion: Occasion


def kept_between(connection: sqlite3.Connection, first: date, last: date) -> list[Kept]:
    """Return what is kept from one day to another, both included, in the order of the days."""
    if last < first:
        return []
    found = occasions(connection, first, last - first)
    names = rows(
        connection,
        "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(list(found)),
    )
    kept = [
        Kept(occasion.anniversary.next_from(first), row["name"], occasion)
        for row in names
        for occasion in found[row["id"]]
    ]
    return sorted(
        (one for one in kept if one.on <= last),
        key=lambda one: (one.on, one.who, one.occasion.name),
    )
