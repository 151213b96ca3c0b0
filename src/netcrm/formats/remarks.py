"""What a reader says about a file beside its cards: records left out, and values not understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that gave no card: the line where it begins, from 1, and why, in the user's words.

    One bad record never stops the others, and none disappears without a word.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something left out of a card that was kept, such as a day that nobody can read."""

    line: int
    reason: str
