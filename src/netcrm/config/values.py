"""What a setting may be: a whole number, one of some words, a text."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from collections.abc import Callable
from typing import NamedTuple

from netcrm.errors import UsageError

_MOST_DIGITS = 15


class Whole(NamedTuple):
    """The values of a setting that is a whole number, from the least one to the greatest."""

    least: int
    example: int | None = None
    greatest: int | None = None

    @property
    def expected(self) -> str:
        """Say what a value must be."""
        to = f" to {self.greatest}" if self.greatest else ""
        return f"a whole number from {self.least}{to}"

    def fits(self, value: object) -> bool:
        """Tell whether a value is one of these."""
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        return self.least <= value <= (self.greatest or value)

    def read(self, typed: str) -> int | str:
        """Return the number that was typed; other words stay what they are, and do not fit."""
        return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else typed


class Word(NamedTuple):
    """The values of a setting that is one of these words."""

    words: tuple[str, ...]

    @property
    def expected(self) -> str:
        """Say what a value must be."""
        return " or ".join(f"'{word}'" for word in self.words)

    def fits(self, value: object) -> bool:
        """Tell whether a value is one of these."""
        return value in self.words

    def read(self, typed: str) -> str:
        """Return the word that was typed, in small letters."""
        return typed.lower()


class Text(NamedTuple):
    """The values of a setting that is a text; ``check`` raises UsageError for one that is none."""

    expected: str
    example: str
    check: Callable[[str], object] | None = None

    def fits(self, value: object) -> bool:
        """Tell whether a value is one of these."""
        if not isinstance(value, str) or not value.isprintable() or not value.strip():
            return False
        try:
            return self.check is None or self.check(value) is not None
        except UsageError:
            return False

    def read(self, typed: str) -> str:
        """Return the text that was typed."""
        return typed
