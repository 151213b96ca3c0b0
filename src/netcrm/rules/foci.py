"""What people meet around: events, projects and groups (Feld, AJS 86, 1981, calls them foci)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

SORTS = ("event", "project", "group")

LETTERS = {sort: sort[0] for sort in SORTS}
"""Before its number, a focus is called by this letter: ``e3``, ``p7``, ``g2``."""


def day_at(from_on: date | None, to_on: date | None, today: date) -> date:
    """Return the day on which somebody was met at an event: today during it, else its last day.

    Never a day to come; without any day it is today.
    """
    first, last = from_on or to_on, to_on or from_on
    if first is None or last is None or first <= today <= last:
        return today
    return min(last, today)
