"""What is to be renewed: follow-ups about a group, and about nobody in particular."""

# Without `from __future__ import annotations`: read at each start.

import sqlite3
from collections import defaultdict
from datetime import date, timedelta

from netcrm.rules.due import Promise
from netcrm.rules.foci import About
from netcrm.rules.renewals import Renewal, renewal
from netcrm.store.reading import first, rows


def renewals_until(connection: sqlite3.Connection, today: date, soon: timedelta) -> list[Renewal]:
    """Return what is due about groups, each once, as far ahead as ``soon``."""
    found: dict[About, list[Promise]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT focus_id, sort, name, id, what, due_on, theirs FROM open_renewal"
        " WHERE due_on <= :until ORDER BY due_on, id",
        until=today + soon,
    ):
        about = About(row.pop("focus_id"), row.pop("sort"), row.pop("name"))
        found[about].append(Promise(**row))
    made = (renewal(about, promises, today, today + soon) for about, promises in found.items())
    return list(filter(None, made))


def next_renewal(connection: sqlite3.Connection, today: date) -> tuple[date, str] | None:
    """Return the day and the name of what is to be renewed first, after today."""
    row = first(
        connection,
        "SELECT due_on, name FROM open_renewal WHERE due_on > :today ORDER BY due_on, name LIMIT 1",
        today=today,
    )
    return (row["due_on"], row["name"]) if row else None
