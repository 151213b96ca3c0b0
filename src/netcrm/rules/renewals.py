"""What is due about a group and about nobody in particular: a membership to be renewed."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from collections.abc import Iterable
from datetime import date
from math import inf
from typing import Any, NamedTuple

from netcrm.rules.due import Promise, Reason, by_day, promised
from netcrm.rules.foci import About


class Renewal(NamedTuple):
    """A row of the list that is no person; its reasons are promises, the first one first."""

    about: About
    reasons: tuple[Reason, ...]

    @property
    def state(self) -> str:
        """The strongest state."""
        return self.reasons[0].state

    @property
    def neglected(self) -> bool:
        """Never: a membership has no rhythm."""
        return False

    def order(self) -> tuple[Any, ...]:
        """Sort among people: of one name, they come first."""
        return (*by_day(self.reasons[0], self.about.name, inf), self.about.id)


def renewal(
    about: About, promises: Iterable[Promise], today: date, horizon: date
) -> Renewal | None:
    """Decide whether something is due about a group by the ``horizon``."""
    reasons = list(filter(None, (promised(one, today, horizon) for one in promises)))
    return Renewal(about, tuple(sorted(reasons, key=_order))) if reasons else None


def _order(reason: Reason) -> tuple[Any, ...]:
    return by_day(reason, "", reason.promise.id if reason.promise else 0)
