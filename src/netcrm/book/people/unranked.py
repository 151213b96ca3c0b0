"""Those for whom nobody has said yet how often they should be contacted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.due.facts import facts
from netcrm.book.people.queries import narrowed
from netcrm.rules.cadence import NO_RHYTHM

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from netcrm.rules.query import Query
    from netcrm.rules.rhythm import Facts


def unranked(connection: sqlite3.Connection, today: date, query: Query) -> list[int]:
    """Return the ids of those without a cadence, whom the user has not taken out for good either.

    Whom one was in contact with last comes first, then whoever was added last.
    """
    condition, named = narrowed(connection, query)
    found = facts(connection, today, f"c.every IS NULL AND {condition}", **named)
    return [one.id for one in sorted(found, key=_order) if one.cadence == NO_RHYTHM]


def _order(one: Facts) -> tuple[int, int, str, int]:
    last = one.last_contact_on
    return (-last.toordinal() if last else 0, -one.added_on.toordinal(), one.name, one.id)
