"""In every time zone, today is the civil day: at any second, and when the clock is changed.

What the civil day is, is asked of ``zoneinfo``; netcrm asks the system.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clocks import CAN_BE_SET, clock_to_set
from tests.home import Home, many
from tests.scenarios.events import Logged
from tests.scenarios.world import World, days_from

if TYPE_CHECKING:
    from tests.clocks import SetClock

ZONES = sorted(available_timezones() - {"Factory", "localtime"})
pytestmark = pytest.mark.skipif(not (CAN_BE_SET and ZONES), reason="time zones of the process")

CHANGED = [
    ("Europe/Berlin", date(2026, 3, 29)),  # forward at 02:00
    ("Europe/Berlin", date(2026, 10, 25)),  # back at 03:00
    ("America/New_York", date(2026, 11, 1)),
    ("America/Sao_Paulo", date(2018, 11, 4)),  # from 00:00 to 01:00: there is no midnight
    ("America/Sao_Paulo", date(2019, 2, 17)),  # from 00:00 back to 23:00: an hour comes twice
    ("Africa/Cairo", date(2023, 4, 28)),  # no midnight
    ("Africa/Cairo", date(2023, 10, 27)),  # midnight comes twice
    ("Asia/Beirut", date(2022, 3, 27)),
    ("America/Havana", date(2024, 3, 10)),
    ("America/St_Johns", date(2010, 11, 7)),  # from 00:01 back to 23:01: yesterday comes again
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # half an hour back
    ("Asia/Kathmandu", date(2026, 3, 2)),  # + 5:45
    ("Asia/Kolkata", date(2026, 3, 2)),  # + 5:30
    ("Pacific/Chatham", date(2026, 9, 27)),  # + 12:45, and an hour forward
    ("Pacific/Apia", date(2011, 12, 30)),  # a day that there was not
    ("Pacific/Kwajalein", date(1993, 8, 21)),  # another one
    ("America/Juneau", date(1983, 10, 30)),  # two hours back
    ("Etc/GMT+12", date(2026, 3, 2)),
    ("Pacific/Kiritimati", date(2026, 3, 2)),  # + 14
]


@cache
def changes(zone: str, year: int) -> list[date]:
    """Return the days on which the clock is changed; New Year's Day where there are none."""
    offset = ZoneInfo(zone)
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]
    return [
        later.date()
        for earlier, later in pairwise(noons)
        if earlier.astimezone(offset).utcoffset() != later.astimezone(offset).utcoffset()
    ] or [date(year, 1, 1)]


def civil(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def midnights(zone: str, day: date) -> list[datetime]:
    """Return when a day begins: twice, where the clock is put back at midnight.

    Where there is no midnight, it is when the clock is put forward.
    """
    zoned = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return [zoned.astimezone(UTC), zoned.replace(fold=1).astimezone(UTC)]


SOMEWHEN = st.one_of(
    st.sampled_from(CHANGED),
    st.tuples(st.sampled_from(ZONES), st.dates(date(1972, 1, 2), date(2036, 12, 30))),
    st.tuples(st.sampled_from(ZONES), st.integers(1972, 2036)).flatmap(
        lambda one: st.tuples(st.just(one[0]), st.sampled_from(changes(*one)))
    ),
)
SECONDS = st.one_of(
    st.sampled_from([-1, 0, 1, 59, 60, 1799, 1800, 3599, 3600, 7200, -1800, -3600]),
    st.integers(-86400, 86400),
)


@many(200)
@given(SOMEWHEN, st.integers(0, 1), SECONDS)
def test_t12_today_is_the_civil_day(somewhen: tuple[str, date], fold: int, seconds: int) -> None:
    zone, day = somewhen
    instant = midnights(zone, day)[fold] + timedelta(seconds=seconds)
    with Home() as home, clock_to_set() as at:
        at(instant, zone)
        assert home("stats")["today"] == str(civil(instant, zone)), (zone, instant)


class Zoned(World):
    """Where nobody tells netcrm which day it is: it reads the clock."""

    def __init__(self, home: Home, at: SetClock, zone: str, instant: datetime) -> None:
        self.at, self.zone = at, zone
        self.at(instant, zone)
        super().__init__(home, civil(instant, zone))

    def go_to(self, day: date) -> None:
        self.today = day

    def until(self, instant: datetime) -> None:
        self.at(instant, self.zone)
        self.go_to(civil(instant, self.zone))

    def do(self, deed: str, who: int) -> None:
        match deed:
            case "log":
                self.home("log", str(who), "zzz talk")
                self._note(Logged((who,), self.today))
            case "skip":
                self.skip(who)
            case "snooze":
                self.snooze(who, days_from(self.today, 2))
            case "promise":
                self.promise(who, days_from(self.today, 1), theirs=False)


DEED = st.sampled_from(["nothing", "nothing", "nothing", "log", "skip", "snooze", "promise"])


@many(80)
@given(
    SOMEWHEN,
    st.sampled_from(["1d", "2d", "1w"]),
    st.integers(0, 8),
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 1), SECONDS, DEED), min_size=3, max_size=8
    ),
)
def test_t12_who_is_due_follows_the_civil_day(
    somewhen: tuple[str, date], every: str, silent: int, steps: list[tuple[int, int, int, str]]
) -> None:
    zone, day = somewhen
    instants = [
        (midnights(zone, days_from(day, later))[fold] + timedelta(seconds=seconds), deed)
        for later, fold, seconds, deed in steps
    ]
    with Home() as home, clock_to_set() as at:
        world = Zoned(home, at, zone, min(instants)[0])
        who = world.add("Ana Lund", {"every": every}, met_on=days_from(day, -silent))
        for instant, deed in sorted(instants):
            world.until(instant)
            world.do(deed, who)
            world.agrees()
            world.agrees_about_everybody()


@pytest.mark.parametrize(("zone", "day"), CHANGED)
def test_t12_days_are_counted_and_not_hours(zone: str, day: date) -> None:
    """On each day, from its first second to its last, however long it is."""
    due_on = days_from(day, -1)
    found: dict[date, list[int | None]] = {}
    with Home() as home, clock_to_set() as at:
        world = Zoned(home, at, zone, midnights(zone, days_from(day, -9))[0])
        world.add("Ana Lund", {"every": "1w"}, met_on=days_from(due_on, -7))
        for later in range(-2, 4):
            for midnight in midnights(zone, days_from(day, later)):
                for seconds in (-1, 0, 3599):
                    world.until(midnight + timedelta(seconds=seconds))
                    late = [row.days_overdue for row in world.rows("--all")]
                    assert found.setdefault(world.today, late) == late, world.today
    assert {days_from(due_on, number) for number in range(-1, 5)} - found.keys() <= {day}
    late_on = {on: (on - due_on).days for on in found}
    assert found == {on: [late] if late >= 0 else [] for on, late in late_on.items()}
