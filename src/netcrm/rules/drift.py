"""Drift: silence that is long by somebody's own rhythm, with or without a cadence.

People contact each other in bursts, so a silence is judged against the person's own gaps
(Miritello et al. 2013, doi 10.1038/srep01950).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FEWEST_GAPS = 4
"""Fewer gaps between days of contact say nothing about a rhythm."""


def own_rhythm(contact_days: Iterable[date]) -> float | None:
    """Return the median gap in days between the days of contact, or None for too few."""
    from statistics import median  # not read at each start: drift is asked for now and then

    days = sorted(set(contact_days))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return float(median(gaps)) if len(gaps) >= FEWEST_GAPS else None


def drifting(contact_days: Iterable[date], today: date) -> bool:
    """Say whether the silence has left the own rhythm, but not for so long that it is the past."""
    days = [day for day in contact_days if day <= today]
    usual = own_rhythm(days)
    if usual is None:
        return False
    silence = (today - max(days)).days
    return max(2 * usual, usual + 14) < silence <= max(12 * usual, usual + 90)
