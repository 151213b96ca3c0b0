"""When the scheduled list is to come, and on which days it is not wanted.

Times are those of the user's clock, as naive ``datetime``: 08:00 is 08:00, also in summer.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.days import calendar_day, plain_words

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETS = {"daily": "mon-sun", "weekdays": "mon-fri", "weekends": "sat-sun"}
WEEK = 7

GRACE = timedelta(hours=1)
"""A computer that was asleep may be so late; after that the run was missed."""

_CLOCK = r"([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?"
_UNTIL = "until "


class Timetable(NamedTuple):
    """A time of the day, on some weekdays (0 is Monday)."""

    at: time
    days: frozenset[int]

    def next_after(self, moment: datetime) -> datetime | None:
        """Return the next time after a moment; None at the end of the calendar."""
        return self._nearest(moment, range(WEEK + 1))

    def last_until(self, moment: datetime) -> datetime | None:
        """Return the newest time up to a moment; None at the beginning of the calendar."""
        return self._nearest(moment, range(0, -WEEK - 1, -1))

    def _nearest(self, moment: datetime, days: range) -> datetime | None:
        for number in days:
            try:
                found = datetime.combine(moment.date() + timedelta(days=number), self.at)
            except OverflowError:
                return None
            in_time = found > moment if days.step > 0 else found <= moment
            if in_time and found.weekday() in self.days:
                return found
        return None

    def words(self) -> str:
        """Say it: ``08:00 on mon-fri``."""
        return f"{self.at:%H:%M} {weekdays_in_words(self.days)}"


class Quiet(NamedTuple):
    """The days on which no list is wanted: weekdays, single days, and a time until a day."""

    weekdays: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()
    until: date | None = None

    def on(self, day: date) -> bool:
        """Say whether a day is one of them; ``until`` a day, it is over on that day."""
        away = self.until is not None and day < self.until
        return away or day in self.days or day.weekday() in self.weekdays


def parse_time(text: str) -> time:
    """Read a time of the day, ``08:00`` or ``8``; UsageError for anything else."""
    found = re.fullmatch(_CLOCK, text.strip())
    if not found:
        raise UsageError(f"'{text}' is no time of the day: write 08:00.")
    return time(int(found[1]), int(found[2] or 0))


def parse_weekdays(text: str) -> frozenset[int]:
    """Read weekdays: ``mon-fri``, ``mon,wed,fri``, ``daily``; UsageError for anything else."""
    words = plain_words(text)
    found: frozenset[int] = frozenset()
    for part in _SETS.get(words, words).split(","):
        days = _weekdays(part.strip())
        if days is None:
            raise UsageError(f"'{text}' names no weekdays: write mon-fri, mon,wed or daily.")
        found |= days
    return found


def parse_quiet(text: str) -> Quiet:
    """Read quiet days: ``sat, sun, 2026-12-25, 24 Dec 2026, until 2026-08-15``.

    Raises UsageError for a part that is none of these.
    """
    quiet = Quiet()
    for part in filter(None, (plain_words(one) for one in text.split(","))):
        days = _weekdays(part)
        day = calendar_day(part.removeprefix(_UNTIL), date.max.year)
        if days is not None:
            quiet = quiet._replace(weekdays=quiet.weekdays | days)
        elif day is None:
            raise UsageError(
                f"'{part}' is no quiet day: write sat, sun, 2026-12-25 or until 2026-08-15."
            )
        elif part.startswith(_UNTIL):
            quiet = quiet._replace(until=max(day, quiet.until or day))
        else:
            quiet = quiet._replace(days=quiet.days | {day})
    return quiet


def missed(timetable: Timetable, quiet: Quiet, since: datetime, now: datetime) -> datetime | None:
    """Return the newest time at which a list should have come and did not.

    ``since`` is the last run, or when it was installed. What is due on a quiet day is not missed.
    """
    time_ = timetable.last_until(now - GRACE)
    while time_ is not None and time_ > since:
        if not quiet.on(time_.date()):
            return time_
        time_ = timetable.last_until(time_ - timedelta(minutes=1))
    return None


def next_run(timetable: Timetable, quiet: Quiet, now: datetime) -> datetime | None:
    """Return when the next list will come; None where every day is quiet for years."""
    time_ = timetable.next_after(now)
    for _ in range(20 * 366):
        if time_ is None or not quiet.on(time_.date()):
            return time_
        time_ = timetable.next_after(time_)
    return None


def weekdays_in_words(days: frozenset[int]) -> str:
    """Write weekdays as they are typed: ``daily``, ``mon-fri``, ``mon,wed``."""
    named = next((name for name, typed in _SETS.items() if parse_weekdays(typed) == days), None)
    if named is not None:
        return _SETS[named] if named == "weekdays" else named
    return ",".join(WEEKDAYS[day] for day in sorted(days))


def _weekdays(part: str) -> frozenset[int] | None:
    """Read one weekday or a range of them, which may go round: ``sat-mon``."""
    first, dash, last = part.partition("-")
    begin, end = _weekday(first), _weekday(last if dash else first)
    if begin is None or end is None:
        return None
    return frozenset((begin + n) % WEEK for n in range((end - begin) % WEEK + 1))


def _weekday(word: str) -> int | None:
    name = word.strip()
    found = [n for n, full in enumerate(_FULL) if len(name) > 2 and full.startswith(name)]  # noqa: PLR2004
    return found[0] if found else None
