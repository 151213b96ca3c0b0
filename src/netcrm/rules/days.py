"""Civil days as people write them, and as netcrm writes them back.

Nothing is guessed: a day that can be read in two ways is refused with both readings, and one that
the calendar does not have (2026-02-30) is refused too, never moved to another day.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache

from netcrm.errors import UsageError
from netcrm.rules.spans import add_span, parse_span

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_YEARS_AHEAD = 10  # a year of two digits, as typed, is at most so far ahead of today
_LATEST_YEAR_IN_FILES = 2068  # and in a file 1969 to 2068, as POSIX reads it
_LEAP_GAP = 8  # the most years between two 29ths of February

_COMPACT = "([0-9]{4})([0-9]{2})([0-9]{2})"
_YEAR_FIRST = r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})"
_NUMERIC = r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})"
_DAY_MONTH = r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]{0,2}([a-z]{3,9})\.?"
_MONTH_DAY = r"([a-z]{3,9})\.?[ -]?([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = "(?:, ?|[ -])([0-9]{4}|[0-9]{2})"
_BEFORE_A_TIME = ",? (?=[0-9]{1,2}:[0-9]{2})|(?<=[0-9])t(?=[0-9]{2})"


class Toward(Enum):
    """Where a day without a year, or a weekday, is looked for: ``--on`` back, ``--by`` ahead."""

    PAST = "past"
    FUTURE = "future"


_EXAMPLES = {
    Toward.PAST: "2026-03-01, yesterday, last friday, 3 days ago or 12 Mar 2023",
    Toward.FUTURE: "2026-03-01, tomorrow, next friday, in 2 weeks or 12 Mar 2023",
}


def parse_day(text: str, today: date, toward: Toward, order: str | None = None) -> date:
    """Read a day as typed: ``2026-03-01``, ``last friday``, ``in 2 weeks``, ``12 Mar``.

    ``order`` (``dmy`` or ``mdy``) settles 03/04/2026. Raises ``UsageError`` for what is no day,
    and for what is two.
    """
    words = plain_words(text).removeprefix("on ")
    weekday, rest = _leading_weekday(words)
    day = (
        _relative_day(words, today, toward)
        or calendar_day(rest, today.year + _YEARS_AHEAD, order)
        or _nearest(rest, today, toward)
    )
    if day is None:
        raise UsageError(f"'{text}' is not a day: write {_EXAMPLES[toward]}.")
    if rest != words and day.weekday() != weekday:
        raise UsageError(f"'{text}' does not exist: {day} is a {_WEEKDAYS[day.weekday()]}.")
    return day


@lru_cache(maxsize=8192)
def parse_file_day(text: str, order: str | None = None) -> date | None:
    """Read a day as files give it, any time of day left out; ``None`` for what is no day.

    Raises ``UsageError`` where there are two readings and ``order`` does not tell which.
    """
    words = re.split(_BEFORE_A_TIME, plain_words(text), maxsplit=1)[0]
    return calendar_day(words, _LATEST_YEAR_IN_FILES, order)


def plain_words(text: str) -> str:
    """Return a text in small letters with single blanks, as the readers of days take it."""
    return " ".join(text.lower().split())


def calendar_day(words: str, latest_year: int, order: str | None = None) -> date | None:
    """Read a day of which day, month and year are written out; ``None`` for anything else.

    A year of two digits is the last such year up to ``latest_year``. Raises ``UsageError`` for
    two readings.
    """
    if found := re.fullmatch(_YEAR_FIRST, words) or re.fullmatch(_COMPACT, words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(_NUMERIC, words):
        year = _full_year(found[4], latest_year)
        return _numeric_day(words, year, (int(found[1]), int(found[3])), found[2], order)
    if found := re.fullmatch(f"{_DAY_MONTH}(?:{_YEAR})", words):
        return _date(_full_year(found[3], latest_year), _number(_MONTHS, found[2]), int(found[1]))
    if found := re.fullmatch(f"{_MONTH_DAY}(?:{_YEAR})", words):
        return _date(_full_year(found[3], latest_year), _number(_MONTHS, found[1]), int(found[2]))
    return None


def month_and_day(words: str) -> tuple[int, int] | None:
    """Read a day without a year, ``15 april`` or ``april 15``, as (month, day)."""
    if found := re.fullmatch(_DAY_MONTH, words):
        month, day = _number(_MONTHS, found[2]), int(found[1])
    elif found := re.fullmatch(_MONTH_DAY, words):
        month, day = _number(_MONTHS, found[1]), int(found[2])
    else:
        return None
    leap_year = 2000
    return (month, day) if _date(leap_year, month, day) else None


def without_year(words: str) -> bool:
    """Say whether words are a weekday, or a day without a year: it depends on where one begins."""
    rest = _leading_weekday(words)[1]
    return month_and_day(rest) is not None or _number(_WEEKDAYS, rest) > 0


def _numeric_day(
    words: str, year: int, numbers: tuple[int, int], mark: str, order: str | None
) -> date | None:
    """Choose between 3 April and 4 March; only dots leave no choice, being written day first."""
    first, second = numbers
    readings = {"dmy": _date(year, second, first)}
    if mark != ".":
        readings["mdy"] = _date(year, first, second)
    possible = {name: day for name, day in readings.items() if day}
    different = sorted(set(possible.values()), reverse=True)
    if len(different) == len(readings) > 1 and order not in possible:
        one, other = different
        raise UsageError(f"'{words}' can be {one} or {other}: write the one that is meant.")
    return possible.get(order or "") or (different[0] if different else None)


def _full_year(digits: str, latest_year: int) -> int:
    year = int(digits)
    return year if len(digits) > 2 else latest_year - (latest_year - year) % 100  # noqa: PLR2004


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(names: tuple[str, ...], word: str) -> int:
    """Return which of the names a word is, from 1, at least three letters of it; 0 for none."""
    if len(word) < 3:  # noqa: PLR2004
        return 0
    return next((i for i, name in enumerate(names, 1) if name.lower().startswith(word)), 0)


def _leading_weekday(words: str) -> tuple[int | None, str]:
    """Divide ``fri 27 nov``, which is how netcrm itself writes a day, into weekday and day."""
    first, _, rest = words.partition(" ")
    number = _number(_WEEKDAYS, first.rstrip(",."))
    return (number - 1, rest) if number and rest else (None, words)


def _relative_day(words: str, today: date, toward: Toward) -> date | None:
    """Read a day that is told by its distance from today."""
    if words in {"today", "yesterday", "tomorrow"}:
        return add_span(today, {"today": 0, "yesterday": -1, "tomorrow": 1}[words], "d")
    if words.endswith(" ago"):
        return parse_span(words.removesuffix(" ago")).before(today)
    if words.startswith("in "):
        return parse_span(words.removeprefix("in ")).after(today)
    which, _, name = words.rpartition(" ")
    number = _number(_WEEKDAYS, name)
    if not number or which not in {"", "last", "next"}:
        return None
    ahead = (number - 1 - today.weekday()) % 7
    if which == "next" or (not which and toward is Toward.FUTURE):
        return add_span(today, ahead or (7 if which else 0), "d")
    return add_span(today, ahead - 7 if ahead or which else 0, "d")


def _nearest(words: str, today: date, toward: Toward) -> date | None:
    """Read a day without a year as the nearest such day on that side of today, today included."""
    found = month_and_day(words)
    if not found:
        return None
    step = 1 if toward is Toward.FUTURE else -1
    years = range(today.year, today.year + (_LEAP_GAP + 1) * step, step)
    days = (_date(year, *found) for year in years)
    return next((day for day in days if day and (day - today).days * step >= 0), None)


def length(days: int) -> str:
    """Say so many days in words, in the unit that people would use: ``13 days``, ``11 weeks``.

    Days up to 13, weeks up to 17, months up to 23, then years. The calendar counts 730 days as two
    years, or as one day less: the little that months and years vary is given to the larger number.
    """
    if days < 14:  # noqa: PLR2004
        return "1 day" if days == 1 else f"{days} days"
    if days < 18 * 7:
        return f"{days // 7} weeks"
    if days < 2 * 365:
        return f"{min(int((days + 3) / 30.436875), 23)} months"
    return f"{(days + 1) * 4 // 1461} years"


def ago(day: date, today: date) -> str:
    """Say when a day was or will be: ``today``, ``3 days ago``, ``in 2 weeks``."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    return f"{length(days)} ago" if days > 0 else f"in {length(-days)}"


def written(day: date, today: date) -> str:
    """Write a day for a reader, in English whatever the locale: ``Fri 27 Nov``, ``27 Nov 2025``."""
    if day.year == today.year:
        return f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"
    return in_full(day)


def in_full(day: date) -> str:
    """Write a day for a reader of any year: ``27 Nov 2025``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def spelled_out(day: date, today: date) -> str:
    """Write a day as in a letter: ``on 27 November``, with the year if it is another one."""
    near = {0: "today", 1: "yesterday"}
    if (days := (today - day).days) in near:
        return near[days]
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {day.day} {_MONTHS[day.month - 1]}{year}"
