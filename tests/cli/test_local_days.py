"""Today is the user's civil day, and may be another one at any time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.clocks import CAN_BE_SET, clock_to_set

from netcrm.cli import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.clocks import SetClock
    from tests.conftest import Netcrm

pytestmark = pytest.mark.skipif(not CAN_BE_SET, reason="time zones of the process")


@pytest.fixture
def at() -> Iterator[SetClock]:
    with clock_to_set() as set_clock:
        yield set_clock


MIDNIGHTS = [
    ("2026-03-02T12:00", "UTC", "2026-03-02"),
    ("2026-03-02T23:59:59", "UTC", "2026-03-02"),
    ("2026-03-03T00:00", "UTC", "2026-03-03"),
    ("2026-03-02T22:59", "Europe/Berlin", "2026-03-02"),
    ("2026-03-02T23:00", "Europe/Berlin", "2026-03-03"),
    ("2026-03-03T04:59", "America/New_York", "2026-03-02"),
    ("2026-03-03T05:00", "America/New_York", "2026-03-03"),
    ("2026-03-02T10:00", "Pacific/Kiritimati", "2026-03-03"),
    ("2026-03-02T11:59", "Etc/GMT+12", "2026-03-01"),
    # The clock goes forward in Berlin at 01:00 UTC on 29 March: midnight is an hour earlier then.
    ("2026-03-28T22:59", "Europe/Berlin", "2026-03-28"),
    ("2026-03-29T21:59", "Europe/Berlin", "2026-03-29"),
    ("2026-03-29T22:00", "Europe/Berlin", "2026-03-30"),
]


@pytest.mark.parametrize(("instant", "zone", "day"), MIDNIGHTS)
def test_t12_today_is_the_local_day_on_both_sides_of_midnight(
    crm: Netcrm, at: SetClock, instant: str, zone: str, day: str
) -> None:
    at(instant, zone)
    assert crm.json("add", "Amara Okafor")["added_on"] == day
    assert crm.json("log", "amara", "coffee")["on"] == day
    assert crm.json("history")[0]["at"].startswith(instant[:13])
    number = str(crm.json("followup", "amara", "write", "--by", "today")["id"])
    assert crm.json("done", f"f{number}")["done_on"] == day
    crm("remove", "amara")
    assert crm.json("restore")[0]["removed_on"] == day
    file = crm.home / "people.csv"
    file.write_text("uid,name,every\n7,Dana Imre,1d\n", encoding="utf-8")
    crm("import", str(file))
    (dana,) = crm.json("list")
    after = date.fromisoformat(day) + timedelta(days=1)
    assert (dana["added_on"], dana["due_on"]) == (day, after.isoformat())


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_t12_due_does_not_change_with_the_time_of_day(crm: Netcrm, at: SetClock, zone: str) -> None:
    crm("add", "Amara Okafor", "--every", "1w", "--met-on", "2026-03-02")
    seen: dict[str, set[str | None]] = {}
    for day in (8, 9, 10, 11):
        for hour in range(0, 24, 3):
            at(f"2026-03-{day:02}T{hour:02}:30", zone)
            rows = crm.json("due")
            today = clock.moment(None).today.isoformat()
            seen.setdefault(today, set()).add(rows[0]["state"] if rows else None)
    assert seen["2026-03-08"] == {None}
    assert seen["2026-03-09"] == {"due"}
    assert seen["2026-03-10"] == {"overdue"}


def test_a_contact_shortly_before_midnight_is_of_that_day(crm: Netcrm, at: SetClock) -> None:
    at("2026-03-02T22:30", "Europe/Berlin")
    crm("add", "Amara Okafor", "--every", "1d")
    crm("log", "amara", "a late call")
    assert crm.json("due") == []
    at("2026-03-02T23:30", "Europe/Berlin")
    assert crm.json("due")[0]["state"] == "due"


def test_the_option_wins_over_the_environment_and_both_over_the_clock(
    crm: Netcrm, at: SetClock
) -> None:
    at("2026-03-02T12:00", "UTC")
    assert crm.json("add", "Amara Okafor")["added_on"] == "2026-03-02"
    crm.on("2020-02-29")
    assert crm.json("add", "Bela Varga")["added_on"] == "2020-02-29"
    assert crm.json("add", "Cleo Adeyemi", "--today", "2031-12-31")["added_on"] == "2031-12-31"


def test_today_may_go_back_and_forth(crm: Netcrm) -> None:
    crm.on("2026-03-02")("add", "Amara Okafor", "--every", "2w", "--met-on", "2026-03-02")
    days = ["2026-03-16", "2026-03-02", "2026-03-20", "2020-01-01", "2026-03-16", "2026-03-15"]
    found = [[row["state"] for row in crm.on(day).json("due")] for day in days]
    assert found == [["due"], [], ["overdue"], [], ["due"], []]
    crm.on("2026-04-01")("log", "amara", "coffee")
    assert crm.on("2026-03-31").json("show", "amara")["last_contact_on"] is None
    assert crm.on("2026-04-01").json("show", "amara")["last_contact_on"] == "2026-04-01"
