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


@pytest.mark.parametrize("today", ["2026-03-02", "2028-02-29"])
def test_where_the_network_grew_has_something_of_everything(crm: Netcrm, today: str) -> None:
    crm.on(today)
    crm("demo")
    place = ("--db", str(crm.home / "netcrm-demo.db"))
    assert {one["name"] for one in crm.json("list", "role:mentor", *place)} == {"Amara Okafor"}
    for key in ("event", "project", "group"):
        assert crm.json("list", f"-{key}:none", *place)
        assert crm.json("outcomes", "--by", key, *place)
    shown = crm.json("show", "tomas", *place)
    assert [one["kind"] for one in shown["relationships"]] == ["introduced by", "collaborator"]
    told = crm("outcomes", "--by", "via", *place)
    assert "1 of them without --via" in told.err
    assert len(crm.json("outcomes", *place)) == 5
    kinds = {one["kind"] for one in crm.json("outcomes", *place)}
    assert len(kinds) == 5
