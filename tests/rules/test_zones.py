from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netcrm.errors import UsageError
from netcrm.rules import zones
from netcrm.rules.zones import checked_time_zone

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Dublin", "Europe/Dublin"),
        ("europe/DUBLIN", "Europe/Dublin"),
        (" America/New York ", "America/New_York"),
        ("utc", "UTC"),
        ("Etc/GMT+1", "Etc/GMT+1"),
    ],
)
def test_a_zone_is_known_however_it_is_written(typed: str, zone: str) -> None:
    assert checked_time_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Dublin", "Did you mean Europe/Dublin"),
        ("new york", "Did you mean America/New_York?"),
        ("Europe/Dubln", "Did you mean Europe/Dublin"),
        ("Mars/Olympus", "Write one like Europe/Dublin."),
        ("", "Write one like Europe/Dublin."),
        ("localtime", "There is no time zone 'localtime'"),
    ],
)
def test_what_is_none_is_refused_with_those_perhaps_meant(typed: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked_time_zone(typed)
    assert meant in caught.value.message


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    zones._zones.cache_clear()
    yield
    zones._zones.cache_clear()


@pytest.mark.usefixtures("_no_database")
def test_a_system_without_the_database_takes_what_looks_like_one() -> None:
    assert checked_time_zone("America/New York") == "America/New_York"
    with pytest.raises(UsageError, match="There is no time zone"):
        checked_time_zone("12 o'clock")
