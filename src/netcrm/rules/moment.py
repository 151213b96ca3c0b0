"""When a command is run: the civil day that the rules go by, and the instant of recording."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Moment(NamedTuple):
    """``today`` is the user's civil day, which may be fixed; ``now`` is aware UTC and never is."""

    today: date
    now: datetime

    @property
    def local(self) -> datetime:
        """What the user's clock says on that day, without a time zone."""
        return datetime.combine(self.today, self.now.astimezone().time())
