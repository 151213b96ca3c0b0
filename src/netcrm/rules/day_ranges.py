"""Days that follow one another, such as those of an event, as people write them and back.

Nothing is guessed here either: what would end before it begins is refused, not moved to another
month or year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.days import (
    Toward,
    calendar_day,
    in_full,
    month_and_day,
    parse_day,
    plain_words,
    without_year,
)

if TYPE_CHECKING:
    from datetime import date

_TO = re.compile(r" ?(?:\.{2,3}|[–—…]) ?| (?:to|until|-) ")  # noqa: RUF001
_IN_ONE_MONTH = re.compile(r"(?<![0-9a-z-])([0-9]{1,2}) ?- ?(?=[0-9]{1,2} [a-z])")
_NUMBER = "[0-9]{1,2}"
_MONTH_AND_DAY = "[0-9]{1,2}-[0-9]{1,2}"


class Days(NamedTuple):
    """The first and the last one of days; both are the same where it is one."""

    first: date
    last: date


def parse_days(text: str, today: date, toward: Toward, order: str | None = None) -> Days:
    """Read days as typed: ``2026-08-24..26``, ``24-26 Aug 2026``, ``friday..sunday``, one day.

    What the end leaves out is that of the beginning, and the other way round. ``toward`` tells
    where a beginning without a year is looked for; the end is looked for from there on.
    """
    words = _IN_ONE_MONTH.sub(r"\1..", plain_words(text).removeprefix("from "))
    begins, to, ends = _split(words)
    if not to:
        day = parse_day(text, today, toward, order)
        return Days(day, day)
    first = parse_day(_beginning(begins, ends, today, order), today, toward, order)
    last = _end(ends, first, today, order)
    if last < first:
        raise UsageError(
            f"'{text}' would end on {in_full(last)}, before it begins on {in_full(first)};"
            " where the month or the year changes, write it with both days."
        )
    return Days(first, last)


def in_words(first: date, last: date) -> str:
    """Write days for a reader: ``24–26 Aug 2026``, ``30 Aug – 2 Sep 2026``, ``24 Aug 2026``."""  # noqa: RUF002
    if first == last:
        return in_full(first)
    if first.year != last.year:
        return f"{in_full(first)} – {in_full(last)}"  # noqa: RUF001
    day, month, _ = in_full(first).split()
    if first.month != last.month:
        return f"{day} {month} – {in_full(last)}"  # noqa: RUF001
    return f"{day}–{in_full(last)}"  # noqa: RUF001


def _split(words: str) -> tuple[str, str, str]:
    """Split at what stands between two days; nothing stands there where it is one."""
    found = _TO.search(words)
    if not found:
        return words, "", ""
    return words[: found.start()].strip(), found[0], words[found.end() :].strip()


def _beginning(begins: str, ends: str, today: date, order: str | None) -> str:
    """Complete the beginning by the month or the year that only the end has."""
    rest = re.fullmatch(rf"{_NUMBER}(?:st|nd|rd|th)?( [a-z].*)", ends)
    if rest and re.fullmatch(rf"{_NUMBER}(?:st|nd|rd|th)?", begins):
        return f"{begins}{rest[1]}"
    day = month_and_day(begins)
    last = calendar_day(ends, today.year, order) if day else None
    if not day or not last:
        return begins
    return f"{begins} {last.year - (day > (last.month, last.day)):04}"


def _end(ends: str, first: date, today: date, order: str | None) -> date:
    """Read the end; what it leaves out is that of the first day."""
    begun = first.isoformat()
    if re.fullmatch(_NUMBER, ends):
        ends = f"{begun[:8]}{ends}"
    elif re.fullmatch(_MONTH_AND_DAY, ends):
        ends = f"{begun[:5]}{ends}"
    since = first if without_year(ends) else today
    return parse_day(ends, since, Toward.FUTURE, order)
