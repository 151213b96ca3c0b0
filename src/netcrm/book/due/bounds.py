"""A safe bound on who may be due: it leaves people out, and never decides that somebody is due."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from netcrm.book.due.facts import LAST_CONTACT, tiers
from netcrm.rules.cadence import NEVER, span

ANY_DAY = "9999"
"""Later than every day: with a cadence that is not known here, everybody may be due."""


class Bounds(NamedTuple):
    """The latest base (ISO day) with which somebody may be due, by own cadence and by tier."""

    by_own: dict[str, str]
    by_tier: dict[str, str]

    def latest(self, own: str | None, tier: str | None) -> str:
        """Return the bound for one person; that of their own cadence goes before the tier's."""
        if own is not None:
            return self.by_own.get(own, ANY_DAY)
        return self.by_tier.get(tier or "", ANY_DAY)

    def condition(self) -> tuple[str, dict[str, Any]]:
        """Return the bound as a condition on a contact ``c``, and its values."""
        named: dict[str, Any] = {}
        by_own = _cases("every", self.by_own, named)
        by_tier = _cases("tier", self.by_tier, named)
        later = f"max(coalesce({LAST_CONTACT}, ''), coalesce(c.met_on, ''))"
        return f"{later} <= coalesce(iif(c.every IS NULL, {by_tier}, {by_own}), '9999')", named


def bounds(connection: sqlite3.Connection, horizon: date) -> Bounds:
    """Return the bounds for being due by ``horizon``.

    Nobody is due sooner than the fewest days of their cadence after the later of last contact and
    day met.
    """
    own = connection.execute("SELECT DISTINCT every FROM contact WHERE every IS NOT NULL")
    return Bounds(
        by_own={every: _latest_base(every, horizon) for (every,) in own},
        by_tier={
            name: _latest_base(every, horizon)
            for name, (every, _) in tiers(connection).items()
            if every is not None
        },
    )


def _latest_base(every: str, horizon: date) -> str:
    """Return the latest base with which somebody may be due; for never, none is early enough."""
    if every == NEVER:
        return ""
    return date.fromordinal(max(1, horizon.toordinal() - span(every).at_least_days)).isoformat()


def _cases(column: str, latest: dict[str, str], named: dict[str, Any]) -> str:
    whens: list[str] = []
    for value, day in latest.items():
        name = f"{column}{len(whens)}"
        named[name], named[f"{name}_until"] = value, day
        whens.append(f"WHEN :{name} THEN :{name}_until")
    return f"CASE c.{column} {' '.join(whens)} END" if whens else "NULL"
