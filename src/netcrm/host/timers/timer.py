"""What a timer of the system is to run, and when."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import time

DAILY = frozenset(range(7))
"""All days of the week; Monday is 0."""

HOW_TO_REMOVE = "'netcrm schedule remove' takes it away."
"""What a file of a timer says to whoever finds it."""


class Timer(NamedTuple):
    """A command, its environment, the time of day (hours and minutes), and the days of the week.

    The first word of the command is the absolute path of a program.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str]
    at: time
    days: frozenset[int]

    @property
    def clock(self) -> str:
        """The time of day, such as ``08:00``."""
        return self.at.strftime("%H:%M")

    def checked(self) -> Timer:
        """Return it, if every timer can hold its words; RefusedError names one that none can."""
        for word in (*self.command, *self.environment.values()):
            if any(map(_is_no_text, word)):
                shown = ascii(word)
                raise RefusedError(
                    f"A timer cannot hold {shown}: it is not plain text on one line."
                )
        return self


def runs(days: Iterable[int]) -> list[tuple[int, int]]:
    """Return days that follow each other as their first and last one: 0, 1, 2, 5 as 0-2, 5-5."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _is_no_text(character: str) -> bool:
    """Tell whether it is a control character, a byte that is not UTF-8, or of no script at all."""
    code = ord(character)
    nobody = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  of Unicode
    return nobody or unicodedata.category(character) in ("Cc", "Cs")
