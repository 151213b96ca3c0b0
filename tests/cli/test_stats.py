"""``stats``: the network in figures, on one screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund", "--tier", "core", "--met-on", "2024-05-01", "--org", "Acme")
    crm("add", "Bo Ek", "--every", "2m", "--tag", "mentor", "--org", "Acme")
    crm("add", "Cai Roe", "--tag", "mentor", "--org", "Brook")
    crm("add", "Didi Sol")
    crm("cadence", "set", "tag:mentor", "3w")
    crm("log", "ana", "tea", "--with", "bo", "--on", "2026-01-15")
    crm("log", "didi", "call", "--kind", "call", "--on", "2025-04-01")
    crm("log", "didi", "long ago", "--on", "2025-03-31")
    crm("log", "didi", "planned", "--on", "2026-03-03")
    crm("log", "didi", "thought of her", "--kind", "note")
    crm("followup", "bo", "send it", "--by", "2026-02-01")
    crm("followup", "bo", "send that", "--in", "2w")
    crm("followup", "cai", "the paper", "--by", "2026-03-01", "--theirs")
    crm("followup", "didi", "ring", "--by", "2026-03-01")
    crm("done", "didi")
    return crm


def test_all_is_on_one_screen(some: Netcrm) -> None:
    assert some("stats").lines == [
        "People        4, 3 of them with a rhythm: tier:core 1, tag:mentor 1, own 1",
        "Organisations 2 where they work now",
        "Due today     3: promise 1, waiting 1, overdue 1; 1 neglected",
        "My promises   2 open, 1 of them late; 1 kept since 1 Apr 2025",
        "Theirs        1 open, 1 of them late; 0 kept since 1 Apr 2025",
        "Longest known Ana Lund, since 1 May 2024",
        "",
        "Contacts      0 in the last 30 days; 2 since 1 Apr 2025: meeting 1, call 1",
        "              Apr 2025  1  █",
        *(f"              {month} 2025  0" for month in ("May", "Jun", "Jul", "Aug", "Sep")),
        *(f"              {month} 2025  0" for month in ("Oct", "Nov", "Dec")),
        "              Jan 2026  1  █",
        "              Feb 2026  0",
        "              Mar 2026  0    so far",
    ]


def test_the_figures_agree_with_the_due_list(some: Netcrm) -> None:
    figures = some.json("stats")["due"]
    rows = some.json("due", "--all")
    assert figures["total"] == len(rows)
    for state in ("promise", "waiting", "date", "overdue", "due", "news"):
        assert figures[state] == sum(row["state"] == state for row in rows)
    assert figures["neglected"] == sum(row["neglected"] for row in rows)


def test_who_was_removed_is_counted_nowhere(some: Netcrm) -> None:
    some("log", "cai", "alone", "--on", "2026-02-20")
    before = some.json("stats")
    some("remove", "cai")
    after = some.json("stats")
    assert (before["people"], after["people"]) == (4, 3)
    assert (before["organisations"], after["organisations"]) == (2, 1)
    assert (before["contacts"]["total"], after["contacts"]["total"]) == (3, 2)
    assert after["contacts"]["last_30_days"] == 0
    assert "tag:mentor" not in after["tracked_by"]
    assert after["promises"]["theirs"] == {"open": 0, "late": 0, "kept": 0}
    assert after["due"]["waiting"] == 0


def test_who_is_put_aside_is_told(some: Netcrm) -> None:
    some("pause", "ana")
    some("snooze", "bo", "--for", "2w")
    some("pause", "didi")
    assert some("stats", "--format", "table").lines[:2] == [
        "People        4, 3 of them with a rhythm: tier:core 1, tag:mentor 1, own 1;",
        "              paused 1, snoozed 1",
    ]


def test_the_day_decides(some: Netcrm) -> None:
    assert some.json("stats", "--today", "2025-04-30")["contacts"]["last_30_days"] == 1
    assert some.json("stats", "--today", "2025-05-01")["contacts"]["last_30_days"] == 0
    assert some.json("stats", "--today", "2025-04-29")["contacts"]["last_30_days"] == 2
    assert some.json("stats", "--today", "2024-04-30")["longest_known"] is None
    for day in ("0001-01-05", "2024-02-29", "9999-12-31"):
        assert len(some.json("stats", "--today", day)["contacts"]["by_month"]) == 12
        assert some("stats", "--today", day).lines


def test_an_empty_network_says_how_to_begin(crm: Netcrm) -> None:
    assert "Nobody is here yet" in crm("stats").out
    assert crm.json("stats")["people"] == 0
    assert crm.json("stats")["longest_known"] is None
    assert not crm.db.exists()


def test_bars_fit_the_screen_and_have_their_number(crm: Netcrm) -> None:
    crm("add", f"Ana {'x' * 100}", "--met-on", "2020-01-01", "--every", "1w")
    for _ in range(45):
        crm("log", "ana", "tea")
    crm("log", "ana", "tea", "--on", "2026-02-01")
    lines = crm("stats", "--format", "table").lines
    assert all(len(line) <= 80 for line in lines)
    bars = [line for line in lines if "█" in line]
    assert [re.findall(r"(\d+)  (█+)", bar)[0] for bar in bars] == [("1", "█"), ("45", "█" * 40)]


def test_nothing_of_a_name_acts_on_the_terminal(crm: Netcrm) -> None:
    crm("add", "Esc \x1b[31mRed", "--met-on", "2020-01-01")
    assert "\x1b" not in crm("stats").out
