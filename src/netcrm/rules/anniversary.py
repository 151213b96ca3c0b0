"""Days that come back every year, of which the year may be unknown: birthdays above all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date

from netcrm.errors import UsageError
from netcrm.rules.days import calendar_day, month_and_day, plain_words, written
from netcrm.rules.spans import clamped

_NO_YEAR = 1604  # Apple's address books write this leap year for a birthday without one
_YEARLESS = "--([0-9]{2})-?([0-9]{2})"
_LEAP_YEAR = 2000  # has every day of the year
_TIME = "(?<=[0-9])[t ][0-9:.+z-]+$"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day of the year, with the year in which it first was where that is known.

    ``str()`` is the form that is stored: ``1815-12-10``, or ``--12-10`` without a year.
    """

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    @classmethod
    def from_stored(cls, text: str) -> Anniversary:
        """Read the stored form back. Raises ``ValueError`` for anything else."""
        year = None if text.startswith("--") else int(text[:-6])
        return cls(int(text[-5:-3]), int(text[-2:]), year)

    def words(self) -> str:
        """Write it for a reader: ``10 Dec 1815``."""
        day = date(_LEAP_YEAR, self.month, self.day)
        month = written(day, day).split(" ", 1)[1]
        return f"{month} {self.year}" if self.year else month

    def on(self, year: int) -> date:
        """Return the day on which it is kept in a year: 29 February on the 28th in most."""
        return clamped(year, self.month, self.day)

    def next_from(self, today: date) -> date:
        """Return the next day on which it is kept, today included; never before the first one."""
        if self.year is not None and self.year > today.year:
            return self.on(self.year)
        this_year = self.on(today.year)
        if this_year >= today:
            return this_year
        return self.on(today.year + 1) if today.year < MAXYEAR else date.max

    def age_on(self, day: date) -> int | None:
        """Return the completed years on a day; ``None`` where the year is unknown or to come."""
        if self.year is None:
            return None
        years = day.year - self.year - (day < self.on(day.year))
        return years if years >= 0 else None


def parse_anniversary(
    text: str, today: date, order: str | None = None, *, may_come: bool = False
) -> Anniversary:
    """Read a day of the year as typed or as files give it: ``1815-12-10``, ``--12-10``, ``10 Dec``.

    ``order`` (``dmy`` or ``mdy``) settles 03/04/1980. Raises ``UsageError`` for what is no day, for
    what is two, and for a day after today unless the first one ``may_come`` yet.
    """
    words = plain_words(text)
    yearless = _without_year(words)
    if yearless:
        return yearless
    day = calendar_day(re.sub(_TIME, "", words), today.year, order)
    if day is None:
        raise UsageError(
            f"'{text}' is no day of the year: write 1980-04-15 or 15 Apr 1980, "
            "and without a year --04-15 or 15 April."
        )
    if day.year == _NO_YEAR:
        return Anniversary(day.month, day.day)
    if day > today and not may_come:
        raise UsageError(f"A birthday cannot be after today, as {day} is.")
    return Anniversary(day.month, day.day, day.year)


def _without_year(words: str) -> Anniversary | None:
    if found := re.fullmatch(_YEARLESS, words):
        month, day = int(found[1]), int(found[2])
        try:
            date(_LEAP_YEAR, month, day)
        except ValueError:
            return None
        return Anniversary(month, day)
    pair = month_and_day(words)
    return Anniversary(*pair) if pair else None
