"""What people meet around: events, projects and groups (Feld, AJS 86, 1981, calls them foci)."""

# Without `from __future__ import annotations`: read where every start counts.

from datetime import date, timedelta
from typing import NamedTuple

SORTS = ("event", "project", "group")

LETTERS = {sort: sort[0] for sort in SORTS}
"""Before its number, a focus is called by this letter: ``e3``, ``p7``, ``g2``."""

MONTHS_AFTER = (3, 6, 12)
"""So long after an event it is told with whom of it there is contact still."""

AT_THE_LATEST = timedelta(7)
"""So long after an event it is told what was talked of there, with the last day meant."""


class About(NamedTuple):
    """The focus that something is about."""

    id: int
    sort: str
    name: str


def day_at(from_on: date | None, to_on: date | None, today: date) -> date:
    """Return the day on which somebody was met at an event: today during it, else its last day.

    Never a day to come; without any day it is today.
    """
    first, last = from_on or to_on, to_on or from_on
    if first is None or last is None or first <= today <= last:
        return today
    return min(last, today)


def told_after(from_on: date | None, to_on: date | None, today: date) -> date | None:
    """Return the last day of an event that was over lately: what was at it was then, not today."""
    last = to_on or from_on
    return last if last and last < today <= last + AT_THE_LATEST else None
