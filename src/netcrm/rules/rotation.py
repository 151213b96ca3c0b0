"""Whom to flag among many who are neglected: a few each time, everybody in time.

Stride scheduling (Waldspurger and Weihl 1995): whoever has the smallest (flags + 1) / weight is
next. The most neglected weighs twice as much as the least, so nobody is flagged a third time before
everybody was flagged once.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

AT_A_TIME = 5
"""So many people are flagged at a time, at most."""

REMEMBERED = timedelta(weeks=8)
"""Flags of earlier days do not count any more."""


def flagged(
    neglected: Sequence[str], flags: Mapping[str, Sequence[date]], today: date
) -> list[str]:
    """Choose whom to flag today, in the order in which they are ``neglected``, the worst first.

    ``flags`` are the days on which each was flagged; those of today do not count, so that a second
    list of the same day has the same people.
    """
    last = max(len(neglected) - 1, 1)

    def turn(place: int) -> tuple[Fraction, int, int]:
        count = sum(today - REMEMBERED < day < today for day in flags.get(neglected[place], ()))
        weight = 1 + Fraction(last - place, last)
        return (count + 1) / weight, count, place

    chosen = sorted(range(len(neglected)), key=turn)[:AT_A_TIME]
    return [neglected[place] for place in sorted(chosen)]
