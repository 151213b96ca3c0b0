"""``level``: a backlog is spread over the days to come, and can be brought back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def backlog(crm: Netcrm) -> Netcrm:
    """25 people who are overdue since different days, one of them with a promise."""
    crm.on("2026-01-01")
    for n in range(25):
        crm("add", f"Given{n:02} Family{n}", "--every", "2w", "--met-on", f"2025-12-{n + 1:02}")
    crm("followup", "given24", "send the slides", "--by", "2026-03-01")
    return crm.on("2026-03-02")


def names(crm: Netcrm, *argv: str) -> list[str]:
    return [row["name"] for row in crm.json("due", "--all", *argv)]


def test_todays_share_stays_and_the_rest_comes_back_in_order(backlog: Netcrm) -> None:
    before = names(backlog)
    moved = backlog.json("level")
    assert names(backlog) == before[:10]
    assert [row["name"] for row in moved] == before[10:]
    assert list(Counter(row["snoozed_until"] for row in moved).items()) == [
        ("2026-03-03", 10),
        ("2026-03-04", 5),
    ]
    assert backlog.json("show", moved[0]["name"])["snoozed_until"] == "2026-03-03"
    assert set(names(backlog.on("2026-03-03"))) == set(before[:20])
    assert set(names(backlog.on("2026-03-04"))) == set(before)


def test_a_dry_run_says_the_same_and_changes_nothing(backlog: Netcrm) -> None:
    kept = backlog.kept()
    told = backlog("level", "--dry-run")
    assert backlog.kept() == kept
    assert "Dry run: put off 15 people until Wed 4 Mar, over 2 days; 10 of 25 stay" in told.err
    assert "Nothing was changed." in told.err
    assert backlog("level").out == told.out


def test_it_is_one_step_and_can_be_undone(backlog: Netcrm) -> None:
    before = backlog.json("list")
    steps = len(backlog.json("history"))
    backlog("level")
    assert len(backlog.json("history")) == steps + 1
    backlog("undo")
    assert backlog.json("list") == before
    backlog("redo")
    assert len(names(backlog)) == 10


def test_again_there_is_nothing_left_to_spread(backlog: Netcrm) -> None:
    backlog("level")
    steps = len(backlog.json("history"))
    again = backlog("level")
    assert (again.out, again.code) == ("", 0)
    assert "nothing to spread: 10 in the list today" in again.err
    assert len(backlog.json("history")) == steps


def test_promises_and_dates_stay_where_they_are(backlog: Netcrm) -> None:
    backlog("add", "Bela Varga", "--birthday", "--03-02", "--every", "1y")
    backlog("level", "--max", "1")
    assert names(backlog) == ["Given24 Family24", "Bela Varga"]
    again = backlog("level", "--max", "1")
    assert "with everybody beyond the first 1 a promise or a date is due" in again.err


def test_days_that_are_full_already_get_fewer(backlog: Netcrm) -> None:
    for n in range(9):
        backlog("add", f"Later{n}", "--every", "1d", "--met-on", "2026-03-02")
    backlog("add", "Asleep", "--every", "1d", "--met-on", "2026-01-01")
    backlog("snooze", "asleep", "--until", "2026-03-04")
    days = Counter(row["snoozed_until"] for row in backlog.json("level"))
    assert list(days.items()) == [("2026-03-03", 1), ("2026-03-04", 9), ("2026-03-05", 5)]


def test_a_birthday_of_somebody_in_the_backlog_counts_on_its_day(backlog: Netcrm) -> None:
    last = backlog.json("due", "--all")[-1]["name"]
    backlog("date", last, "birthday", "--03-03")
    days = Counter(row["snoozed_until"] for row in backlog.json("level"))
    assert list(days.items()) == [("2026-03-03", 9), ("2026-03-04", 6)]


def test_a_contact_ends_it_sooner(backlog: Netcrm) -> None:
    last = backlog.json("level")[-1]["name"]
    backlog("log", last, "coffee")
    assert backlog.json("show", last)["snoozed_until"] is None


def test_the_share_is_due_max_or_told(backlog: Netcrm) -> None:
    backlog.configure("[due]\nmax = 20\n")
    assert len(backlog.json("level", "--dry-run")) == 5
    assert len(backlog.json("level", "--dry-run", "--max", "24")) == 1
    assert backlog.json("level", "--dry-run", "--max", "25") == []
    backlog.fails(2, "level", "--max", "0")


def test_nobody_here(crm: Netcrm) -> None:
    assert crm.json("level", "--dry-run") == []
    assert crm.json("level") == []
