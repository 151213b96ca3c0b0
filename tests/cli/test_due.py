"""``due``: the list of the morning is right, short, and says why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

TODAY = date(2026, 3, 2)


def silent(crm: Netcrm, name: str, days: int, *options: str) -> None:
    """Add somebody who was last met so many days ago."""
    crm("add", name, "--met-on", (TODAY - timedelta(days=days)).isoformat(), *options)


def names(rows: Any) -> list[str]:
    return [row["name"] for row in rows]


def test_the_states_come_in_their_order(crm: Netcrm) -> None:
    silent(crm, "Soon", 5, "--every", "1w")
    silent(crm, "Due", 7, "--every", "1w")
    silent(crm, "Overdue", 8, "--every", "1w")
    crm("add", "Date", "--birthday", "--03-02")
    crm("add", "Waiting")
    crm("followup", "Waiting", "theirs", "--by", "today", "--theirs")
    crm("add", "Promise", "--next", "mine", "--by", "today")
    order = ["Promise", "Waiting", "Date", "Overdue", "Due"]
    assert names(crm.json("due")) == order
    assert names(crm.json("due", "--soon", "2d")) == [*order, "Soon"]
    assert names(crm.json("due", "--soon", "1d")) == order


def test_rank_is_silence_by_cadence_and_tier_then_lateness_then_name(crm: Netcrm) -> None:
    # Shares of the cadence: 10/7, 12/7, 30/7 capped at 3, 65/21 capped at 3 times 1.5, 16/14.
    silent(crm, "D ten of seven", 10, "--every", "1w")
    silent(crm, "C twelve of seven", 12, "--every", "1w")
    silent(crm, "B thirty of seven", 30, "--every", "1w")
    silent(crm, "A core", 65, "--tier", "core")
    silent(crm, "E sixteen of fourteen", 16, "--every", "2w")
    silent(crm, "B2 twenty-three of seven", 23, "--every", "1w")
    silent(crm, "B0 twenty-three of seven", 23, "--every", "1w")
    expected = ["A", "B", "B0", "B2", "C", "D", "E"]
    assert [name.split()[0] for name in names(crm.json("due"))] == expected


def test_the_cap_is_of_what_is_shown_and_the_rest_is_counted(crm: Netcrm) -> None:
    for number in range(13):
        silent(crm, f"Person{number:02}", 20 + number, "--every", "1w")
    everybody = names(crm.json("due", "--all"))
    assert len(everybody) == 13
    assert names(crm.json("due")) == everybody[:10]
    assert "3 more: netcrm due --all" in crm("due").err
    assert names(crm.json("due", "--max", "4")) == everybody[:4]
    assert names(crm.json("due", "-m", "99")) == everybody
    assert "9 more" in crm("due", "-m4").err
    assert "more" not in crm("due", "--all").err


def test_every_row_says_why(crm: Netcrm) -> None:
    silent(crm, "Met", 20, "--every", "2w")
    silent(crm, "Talked", 90, "--every", "2w")
    crm("log", "talked", "lunch", "--on", "2026-02-01")
    crm("add", "Added", "--every", "2w", "--today", "2026-02-10")
    crm("add", "Born", "--birthday", "1980-03-02")
    crm("add", "Promised", "--next", "send it", "--by", "2026-02-25", "--today", "2026-02-20")
    why = {row["name"]: row["reason"] for row in crm.json("due")}
    assert why == {
        "Met": "every 2 weeks, met 2 weeks ago, no contact yet, 6 days late",
        "Talked": "every 2 weeks, silent for 4 weeks",
        "Added": "every 2 weeks, added 2 weeks ago (estimated), no contact yet, 6 days late",
        "Born": "birthday today (46)",
        "Promised": "you promised: send it (5 days late)",
    }
    silent(crm, "Skipped", 50, "--every", "2w")
    crm("skip", "skipped", "--today", "2026-02-10")
    (row,) = crm.json("due", "skipped")
    assert row["reason"] == "every 2 weeks, skipped 2 weeks ago, 6 days late"


def test_neglected_is_one_and_a_half_times_the_cadence(crm: Netcrm) -> None:
    silent(crm, "Twenty", 20, "--every", "2w")
    silent(crm, "Twenty-one", 21, "--every", "2w")
    assert {row["name"]: row["neglected"] for row in crm.json("due")} == {
        "Twenty": False,
        "Twenty-one": True,
    }
    assert names(crm.json("due", "--neglected")) == ["Twenty-one"]
    assert names(crm.json("due", "due:neglected")) == ["Twenty-one"]
    assert names(crm.json("list", "due:neglected")) == ["Twenty-one"]


def drifter(crm: Netcrm, name: str, last: int, *options: str) -> None:
    """Add somebody with four gaps of ten days, the last contact so many days ago."""
    crm("add", name, *options)
    for number in range(5):
        day = TODAY - timedelta(days=last + 10 * number)
        crm("log", name, "call", "--kind", "call", "--on", day.isoformat())


@pytest.mark.parametrize(("last", "drifts"), [(24, False), (25, True), (120, True), (121, False)])
def test_drift_is_silence_by_the_own_rhythm(crm: Netcrm, last: int, drifts: bool) -> None:
    # r = 10: more than max(20, 24) and at most max(120, 100) days.
    drifter(crm, "Amara", last)
    assert names(crm.json("due", "--neglected")) == (["Amara"] if drifts else [])
    assert crm.json("show", "amara")["neglected"] is drifts
    assert names(crm.json("list", "due:drifting")) == (["Amara"] if drifts else [])
    assert crm.json("due") == []


def test_whoever_is_put_aside_does_not_drift(crm: Netcrm) -> None:
    drifter(crm, "Amara", 40)
    drifter(crm, "Bela", 40)
    crm("pause", "amara")
    crm("untrack", "bela")
    assert crm.json("due", "--neglected") == []
    crm("resume", "amara")
    assert names(crm.json("due", "--neglected")) == ["Amara"]


def test_neglected_has_no_cap(crm: Netcrm) -> None:
    for number in range(12):
        silent(crm, f"Person{number:02}", 40, "--every", "1w")
    assert len(crm.json("due", "--neglected")) == 12
    assert len(crm.json("due", "--neglected", "--max", "3")) == 3


def test_nobody_due_says_who_is_next(crm: Netcrm) -> None:
    silent(crm, "Amara", 1, "--every", "2w")
    silent(crm, "Bela", 1, "--every", "1w")
    told = crm("due")
    assert told.out == ""
    assert told.err == "Nobody is due. Next is Bela, Sun 8 Mar (in 6 days).\n"
    assert crm.json("due") == []
    crm("add", "Cleo", "--next", "call", "--by", "2026-03-05")
    assert "Next is Cleo, Thu 5 Mar" in crm("due").err
    crm("done", "cleo")
    crm("snooze", "bela", "--for", "1y")
    assert "Next is Amara, Sun 15 Mar" in crm("due").err
    crm("pause", "amara")
    assert "Next is Bela, 2 Mar 2027" in crm("due").err


def test_nobody_tracked_says_how_to_begin(crm: Netcrm) -> None:
    crm("add", "Amara")
    assert "netcrm track" in crm("due").err


def test_the_exit_code_says_whether_somebody_is_due(crm: Netcrm) -> None:
    crm("due", "--exit-code")
    silent(crm, "Amara", 30, "--every", "1w", "--tag", "sim")
    assert crm.run("due", "--exit-code").code == 10
    assert crm.run("due", "--exit-code", "--json").code == 10
    assert crm.run("--exit-code").code == 10
    crm("due", "tag:none", "--exit-code")
    crm("due")


def test_a_birthday_of_29_february_is_kept_on_the_28th(crm: Netcrm) -> None:
    crm("add", "Amara", "--birthday", "2000-02-29")
    for day, there in (
        ("2026-02-27", False), ("2026-02-28", True), ("2026-03-01", False),
        ("2028-02-28", False), ("2028-02-29", True),
    ):  # fmt: skip
        assert bool(crm.on(day).json("due")) is there
    assert crm.on("2026-02-20").json("due", "--soon", "2w")[0]["state"] == "soon"


def test_soon_looks_ahead_to_promises_dates_and_rhythms(crm: Netcrm) -> None:
    silent(crm, "Amara", 1, "--every", "1w")
    crm("add", "Bela", "--birthday", "--03-09")
    crm("add", "Cleo", "--next", "call", "--by", "2026-03-09")
    assert crm.json("due", "--soon", "5d") == []
    assert names(crm.json("due", "--soon", "6d")) == ["Amara"]
    assert names(crm.json("due", "--soon", "1w")) == ["Amara", "Bela", "Cleo"]
    assert {row["state"] for row in crm.json("due", "--soon", "1w")} == {"soon"}


def test_a_query_narrows_before_the_cap(crm: Netcrm) -> None:
    for number in range(12):
        silent(crm, f"Person{number:02}", 60, "--every", "1w")
    silent(crm, "Amara", 10, "--every", "1w", "--tag", "sim", "--org", "Acme")
    for query in (["tag:sim"], ["--tag", "sim"], ["-t", "sim"], ["org:acme"], ["amara"]):
        assert names(crm.json("due", *query)) == ["Amara"]
    assert len(crm.json("due", "--all", "-tag:sim")) == 12


def test_somebody_who_drifts_before_being_due_is_among_the_neglected(crm: Netcrm) -> None:
    crm("add", "Bo Lind", "--every", "1y", "--met-on", "2026-01-01")
    for day in ("2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22", "2026-01-29"):
        crm("log", "bo", "coffee", "--on", day)
    (row,) = crm.on("2026-03-20").json("due", "--neglected")
    assert (row["state"], row["neglected"]) == ("drifting", True)
    assert not crm.json("due")


def test_a_filter_that_fits_nobody_is_not_taken_for_an_empty_list(crm: Netcrm) -> None:
    crm("add", "Bo Lind", "--every", "1w", "--met-on", "2026-01-01")
    assert "fits" in crm("due", "tag:nobody").err
    assert "fits" not in crm.on("2026-01-02")("due").err


def test_the_next_one_may_be_a_birthday(crm: Netcrm) -> None:
    crm("add", "Alice Aims", "--every", "1y")
    crm("add", "Boris Bern", "--birthday", "16 June")
    assert "Next is Boris Bern, Tue 16 Jun" in crm.on("2026-06-15")("due").err
    crm("add", "Cleo Dahl", "--birthday", "3 January")
    assert "Next is Cleo Dahl, 3 Jan 2027" in crm.on("2026-12-30")("due").err
