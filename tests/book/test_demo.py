"""The invented network, with days relative to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.mark.parametrize("today", ["2026-03-02", "2028-02-29", "2025-12-31", "2026-08-31"])
def test_each_state_has_somebody_on_any_day(crm: Netcrm, today: str) -> None:
    crm.on(today)
    rows = crm.json("demo")
    assert [row["state"] for row in rows] == [
        "promise",
        "promise",
        "waiting",
        "date",
        "overdue",
        "overdue",
        "due",
    ]
    assert len({row["name"] for row in rows}) == len(rows)


def test_it_has_a_database_of_its_own_and_is_filled_once(crm: Netcrm) -> None:
    first = crm.json("demo")
    assert not crm.db.exists()
    place = str(crm.home / "netcrm-demo.db")
    assert len(crm.json("history", "--db", place)) == 1
    assert crm.json("demo") == first
    assert len(crm.json("list", "--db", place)) == 8
    assert crm.json("due", "--db", place) == first
    assert not crm.json("db", "check", "--db", place)["problems"]
    crm("undo", "--db", place)
    assert crm.json("list", "--db", place) == []


def test_a_database_of_ones_own_is_not_taken_for_the_demo(crm: Netcrm) -> None:
    crm("add", "Bo Lind")
    refused = crm.fails(1, "demo", "--db", str(crm.db))
    assert "your own people" in refused.err
    assert [one["name"] for one in crm.json("list")] == ["Bo Lind"]
