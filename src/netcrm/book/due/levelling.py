"""The backlog of today, and the coming days that have room for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.listing import DueRow, Wish, due_rows, listed
from netcrm.rules.days import written
from netcrm.rules.due import ranked
from netcrm.rules.levelling import levelled
from netcrm.rules.spans import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.rules.due import Standing


class Plan(NamedTuple):
    """Who is put off until when, foremost first; ``due`` counts the list of today before that.

    ``share`` is how many a day has room for.
    """

    rows: list[tuple[DueRow, date]]
    due: int
    share: int
    summary: str = ""


def plan(connection: sqlite3.Connection, today: date, share: int) -> Plan:
    """Find days for those for whom the list of today has no room."""
    found = ranked(listed(connection, today, Wish(None)))
    backlog = len(found) - share
    if backlog <= 0:
        return Plan([], len(found), share)
    given = levelled(found, _coming(connection, today, backlog), share, today)
    shown = due_rows(connection, today, [one for one, _ in given])
    rows = [(row, day) for row, (_, day) in zip(shown, given, strict=True)]
    return Plan(rows, len(found), share, _summary(given, today))


def _summary(given: Sequence[tuple[Standing, date]], today: date) -> str:
    if not given:
        return ""
    number = "1 person" if len(given) == 1 else f"{len(given):,} people"
    days = sorted({day for _, day in given})
    last = written(days[-1], today)
    return f"Put off {number} until {last}" + (f", over {len(days)} days" if len(days) > 1 else "")


def _coming(connection: sqlite3.Connection, today: date, days: int) -> Counter[date]:
    """Count what will come into the list by itself, by the day, so many days ahead."""
    wish = Wish(None, soon=Span(days, "d"), returning=True)
    count: Counter[date] = Counter()
    for one in listed(connection, today, wish):
        count.update({reason.on for reason in one.reasons if reason.state == "soon"})
    return count
