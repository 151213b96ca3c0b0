"""The days and time zones of one file, and a remark where one cannot be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from netcrm.errors import UsageError
from netcrm.formats.remarks import Remark
from netcrm.rules.anniversary import parse_anniversary
from netcrm.rules.days import parse_file_day
from netcrm.rules.zones import checked_time_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from netcrm.rules.anniversary import Anniversary

Day = TypeVar("Day")

_MONTHS = 12
_NUMERIC_DAY = re.compile(r"\s*([0-9]{1,2})([-/])([0-9]{1,2})\2[0-9]")


def order_of(cells: Iterable[str], usual: str | None = None) -> str | None:
    """Tell by all days of a file what 03/04/2017 means in it: ``dmy``, ``mdy``, or ``usual``.

    One day that can only have the day first decides for all of them, else one that can only have
    the month first.
    """
    order = usual
    for found in filter(None, map(_NUMERIC_DAY.match, cells)):
        if int(found[1]) > _MONTHS:
            return "dmy"
        if int(found[3]) > _MONTHS:
            order = "mdy"
    return order


class Days:
    """Reads the days of one file, adding to ``remarks`` what is no day; the card stays.

    ``today`` is the last day that a birthday can be. ``order`` tells whether 03/04/2026 has the
    day (``dmy``) or the month (``mdy``) first; ``None`` where nothing tells.
    """

    def __init__(self, remarks: list[Remark], today: date, order: str | None) -> None:
        self._remarks = remarks
        self._today = today
        self._order = order
        self._otherwise = order
        self._decide: Callable[[], str | None] | None = None

    def settle_by(self, decide: Callable[[], str | None]) -> None:
        """Let the file tell the order, at the first day that has two readings.

        Only then, and once: to answer may mean to look at all of its rows. Where it does not tell,
        the order that was given counts.
        """
        self._order = None
        self._decide = decide

    def day(self, text: str, line: int, column: str) -> date | None:
        """Read a day; ``column`` names its place in the remark."""
        try:
            day = self._settled(parse_file_day, text)
        except UsageError as error:
            self._leave_out(line, column, error.message)
            return None
        if day is None:
            self._leave_out(line, column, f"'{text}' is not a day")
        return day

    def birthday(self, text: str, line: int) -> str:
        """Read a birthday as a card keeps it, without a year where the file has none."""
        return self._yearly(self._birthday, text, line, "birthday")

    def anniversary(self, text: str, line: int, column: str) -> str:
        """Read another day of the year, of which the first one may be to come."""
        return self._yearly(self._anniversary, text, line, column)

    def _yearly(
        self, read: Callable[[str, str | None], Anniversary], text: str, line: int, column: str
    ) -> str:
        try:
            return str(self._settled(read, text))
        except UsageError as error:
            self._leave_out(line, column, error.message)
            return ""

    def _birthday(self, text: str, order: str | None) -> Anniversary:
        return parse_anniversary(text, self._today, order)

    def _anniversary(self, text: str, order: str | None) -> Anniversary:
        return parse_anniversary(text, self._today, order, may_come=True)

    def _settled(self, read: Callable[[str, str | None], Day], text: str) -> Day:
        try:
            return read(text, self._order)
        except UsageError:
            if self._decide is None:
                raise
            self._order, self._decide = self._decide() or self._otherwise, None
            return read(text, self._order)

    def time_zone(self, text: str, line: int) -> str:
        """Read a time zone, in which days begin."""
        try:
            return checked_time_zone(text)
        except UsageError as error:
            self._leave_out(line, "time_zone", error.message)
            return ""

    def _leave_out(self, line: int, column: str, reason: str) -> None:
        self._remarks.append(Remark(line, f"{column} left out: {reason}"))
