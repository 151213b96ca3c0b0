"""When a command is run: the civil day that the rules go by, and the instant of recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime


class Moment(NamedTuple):
    """``today`` is the user's civil day, which may be fixed; ``now`` is aware UTC and never is."""

    today: date
    now: datetime
