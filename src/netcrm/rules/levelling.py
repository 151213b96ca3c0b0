"""Spreading a backlog: whom the day's list has no room for is put off to the days that follow."""

# Without `from __future__ import annotations`: read where every start counts.

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from netcrm.rules.due import Standing
from netcrm.rules.renewals import Renewal

PUT_OFF = frozenset({"overdue", "due", "drifting", "news"})
"""What a day or two more does not harm. A promise or a birthday stays where it is."""


def levelled(
    ranked: Sequence[Standing | Renewal], coming: Mapping[date, int], share: int, today: date
) -> list[tuple[Standing, date]]:
    """Give everybody beyond today's share a day on which they come back, the foremost ones first.

    ``ranked`` is the whole list of today in its order, ``coming`` counts who will come into the
    list by themselves, by day. A day takes as many as are left of its ``share``, and one at least,
    so that a backlog ends also where each day is full.
    """
    put_off = [
        one
        for one in ranked[share:]
        if isinstance(one, Standing) and {why.state for why in one.reasons} <= PUT_OFF
    ]
    given: list[tuple[Standing, date]] = []
    day = today
    room = 0
    for one in put_off:
        while room == 0 and day < date.max:
            day += timedelta(days=1)
            room = max(1, share - coming.get(day, 0))
        given.append((one, day))
        room -= 1
    return given
