"""The days of a promise that comes again: a recurrence rule, counted from its first day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netcrm.rules.spans import Span

SHORTEST_MONTH = 28

_FREQUENCIES = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}


def next_of_series(anchor: date, every: Span, after: date) -> date:
    """Return the first day of the series that is later than ``after``; ``date.max`` at the latest.

    The series begins on ``anchor``. A month that lacks its day has its last day instead, and the
    31st comes back after February.
    """
    from dateutil import rrule

    rule = rrule.rrule(
        getattr(rrule, _FREQUENCIES[every.unit]),
        dtstart=datetime.combine(anchor, time()),
        interval=every.count,
        **_last_of_short_months(anchor, every),
    )
    found = rule.after(datetime.combine(after, time()))
    return found.date() if found else date.max


def _last_of_short_months(anchor: date, every: Span) -> dict[str, Any]:
    """Let the rule take the last day there is of those up to the anchor's."""
    if every.unit not in "my" or anchor.day <= SHORTEST_MONTH:
        return {}
    days = range(SHORTEST_MONTH, anchor.day + 1)
    months = {"bymonth": anchor.month} if every.unit == "y" else {}
    return {**months, "bymonthday": days, "bysetpos": -1}
