"""The clock that netcrm reads, set to any instant and seen from any time zone."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

import pytest

from netcrm.cli import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

CAN_BE_SET = hasattr(time, "tzset")
"""Whether the system lets a process have a time zone of its own."""


class SetClock(Protocol):
    def __call__(self, instant: datetime | str, zone: str) -> None: ...


@contextmanager
def clock_to_set() -> Iterator[SetClock]:
    """Yield what makes it an instant (aware, or the text of one in UTC) in a time zone."""
    with pytest.MonkeyPatch.context() as patch:

        def set_clock(instant: datetime | str, zone: str) -> None:
            if isinstance(instant, str):
                instant = datetime.fromisoformat(instant).replace(tzinfo=UTC)
            stopped = instant.timestamp()

            class Clock(datetime):
                @classmethod
                def now(cls, tz: tzinfo | None = None) -> Clock:
                    return cls.fromtimestamp(stopped, tz)

            patch.delenv("NETCRM_TODAY", raising=False)
            patch.setenv("TZ", zone)
            time.tzset()
            patch.setattr(clock, "datetime", Clock)

        yield set_clock
    if CAN_BE_SET:
        time.tzset()
