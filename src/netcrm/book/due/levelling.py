"""The backlog of today, and the coming days that have room for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.listing import DueRow, Wish, standings
from netcrm.book.people.person import people
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
    listed = ranked(standings(connection, today, Wish(None)))
    backlog = len(listed) - share
    if backlog <= 0:
        return Plan([], len(listed), share)
    given = levelled(listed, _coming(connection, today, backlog), share, today)
    found = {one.id: one for one in people(connection, today, [s.facts.id for s, _ in given])}
    rows = [(DueRow(found[one.facts.id], one), day) for one, day in given]
    return Plan(rows, len(listed), share, _summary(given, today))


def _summary(given: Sequence[tuple[Standing, date]], today: date) -> str:
    if not given:
        return ""
    number = "1 person" if len(given) == 1 else f"{len(given):,} people"
    days = sorted({day for _, day in given})
    last = written(days[-1], today)
    return f"Put off {number} until {last}" + (f", over {len(days)} days" if len(days) > 1 else "")


def _coming(connection: sqlite3.Connection, today: date, days: int) -> Counter[date]:
    """Count who will come into the list by themselves, by the day, so many days ahead."""
    wish = Wish(None, soon=Span(days, "d"), returning=True)
    count: Counter[date] = Counter()
    for one in standings(connection, today, wish):
        count.update({reason.on for reason in one.reasons if reason.state == "soon"})
    return count
