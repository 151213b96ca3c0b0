"""The days of one file, and a remark where a day cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.formats.remarks import Remark
from netcrm.rules.days import month_and_day, parse_file_day, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_LEAP_YEAR = "2000"  # lent to a birthday without a year, so that 29 February is a day


class Days:
    """Reads the days of one file, adding to ``remarks`` what is no day; the card stays.

    ``order`` tells whether 03/04/2026 has the day (``dmy``) or the month (``mdy``) first, or
    ``None`` where nothing tells. It is asked only when the file has such a day: to answer may mean
    to look at all of its rows.
    """

    def __init__(self, remarks: list[Remark], order: Callable[[], str | None]) -> None:
        self._remarks = remarks
        self._order = order
        self._settled: str | None = None

    def day(self, text: str, line: int, column: str) -> date | None:
        """Read a day; ``column`` names its place in the remark."""
        try:
            day = self._read(text)
        except UsageError as error:
            self._remarks.append(Remark(line, f"{column} left out: {error.message}"))
            return None
        if day is None:
            self._remarks.append(Remark(line, f"{column} left out: '{text}' is not a day"))
        return day

    def birthday(self, text: str, line: int) -> str:
        """Read a birthday as a card keeps it, its year left out where the file has none."""
        words = plain_words(text)
        if words.startswith("--") and (day := parse_file_day(_LEAP_YEAR + words[1:])):
            return f"--{day:%m-%d}"
        if found := month_and_day(words):
            return "--{:02}-{:02}".format(*found)
        day = self.day(text, line, "birthday")
        return day.isoformat() if day else ""

    def _read(self, text: str) -> date | None:
        try:
            return parse_file_day(text, self._settled)
        except UsageError:
            if self._settled:
                raise
            self._settled = self._order()
            return parse_file_day(text, self._settled)
