"""Spans of time as people write cadences and delays: ``10d``, ``2w``, ``3m``, ``1y``, ``2 weeks``.

A month is a calendar month and a year a calendar year, so a span has no fixed number of days. It
is therefore always added to the day that it is counted from (anchor + n times the unit), never to
the result of an earlier addition: 31 January + 2 months is 31 March.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from netcrm.errors import UsageError

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_LEAST_DAYS = {"d": 1, "w": 7, "m": 28, "y": 365}
_TYPICAL_DAYS = {"d": 1.0, "w": 7.0, "m": 30.436875, "y": 365.2425}
_MOST = {"d": 36525, "w": 5218, "m": 1200, "y": 100}  # a hundred years of each
_ADVERBS = {
    "daily": (1, "d"),
    "weekly": (1, "w"),
    "fortnightly": (2, "w"),
    "monthly": (1, "m"),
    "quarterly": (3, "m"),
    "yearly": (1, "y"),
    "annually": (1, "y"),
}
_FORM = r"(?:every )?(?:([0-9]{1,9}|an?) ?)?(d|w|m|y|days?|weeks?|months?|years?)"


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number of days, weeks, calendar months or years; ``unit`` is ``d w m`` or ``y``.

    ``str(span)`` is the form that is stored and that ``parse_span`` reads back.
    """

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def words(self) -> str:
        """Say the span for a reader: ``6 weeks``, ``1 month``."""
        return f"{self.count} {_UNITS[self.unit]}{'' if self.count == 1 else 's'}"

    def every_words(self) -> str:
        """Say the span as a rhythm: ``every 6 weeks``, ``every month``."""
        return f"every {_UNITS[self.unit]}" if self.count == 1 else f"every {self.words()}"

    def after(self, day: date) -> date:
        """Return the day that is this span after ``day``; ``date.max`` at the latest."""
        return add_span(day, self.count, self.unit)

    def before(self, day: date) -> date:
        """Return the day that is this span before ``day``; ``date.min`` at the earliest."""
        return add_span(day, -self.count, self.unit)

    def times(self, number: int) -> Span:
        """Return the span ``number`` times as long, to be added to an anchor in one step."""
        return Span(self.count * number, self.unit)

    @property
    def at_least_days(self) -> int:
        """The fewest days that the span can last: a safe bound for narrowing in SQL."""
        return self.count * _LEAST_DAYS[self.unit]

    @property
    def typical_days(self) -> float:
        """The average length in days, for telling which of two rhythms is the tighter one."""
        return self.count * _TYPICAL_DAYS[self.unit]


# dateutil's relativedelta computes the same, and a test holds the two together. Importing it would
# cost every reading command half of what starting a bare interpreter with sqlite3 costs. The cache
# serves `due`: thousands of people share few cadences and few days.
@lru_cache(maxsize=65536)
def add_span(day: date, count: int, unit: str) -> date:
    """Return ``day`` plus ``count`` units (minus, if negative), within ``date.min … date.max``.

    Months and years clamp at the end of the month: 31 January + 1 month is 28 or 29 February.
    """
    if unit in "dw":
        try:
            return day + timedelta(days=count * _LEAST_DAYS[unit])
        except OverflowError:
            return date.max if count > 0 else date.min
    months = count if unit == "m" else 12 * count
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if count > 0 else date.min
    return clamped(year, month + 1, day.day)


def clamped(year: int, month: int, day: int) -> date:
    """Return the day of that month, or its last day where the month is shorter."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            if day <= 28:  # noqa: PLR2004  every month has 28 days: something else is wrong
                raise
            day -= 1


@lru_cache(maxsize=1024)
def parse_span(text: str) -> Span:
    """Read a span as typed or stored: ``10d``, ``2 weeks``, ``a month``, ``quarterly``.

    Raises ``UsageError`` for anything else, for nothing (0) and for more than a hundred years.
    """
    words = " ".join(text.lower().split())
    if words in _ADVERBS:
        return Span(*_ADVERBS[words])
    found = re.fullmatch(_FORM, words)
    if not found or not (found[1] or words.startswith("every ")):
        raise UsageError(f"'{text}' is not a span of time: write 10d, 2w, 3m or 1y (or '2 weeks').")
    count = int(found[1]) if (found[1] or "a")[0] != "a" else 1
    unit = found[2][0]
    if not 1 <= count <= _MOST[unit]:
        raise UsageError(f"'{text}' is out of range: a span is at least 1d and at most 100y.")
    return Span(count, unit)
