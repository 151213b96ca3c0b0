"""``brief``: its keys, its forms, the clock there, and what it leaves out where it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.clocks import CAN_BE_SET, clock_to_set

if TYPE_CHECKING:
    from tests.conftest import Netcrm

SECRET = "xyzzy"  # noqa: S105  a word that is nowhere else


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm.on("2026-01-05")
    crm("add", "Bela Varga", "--time-zone", "Asia/Kolkata")
    crm(
        "add",
        "Amara Okafor",
        "--via",
        "bela",
        "--note",
        "sings\nhas a dog",
        "--met-on",
        "2025-12-01",
    )
    crm("edit", "amara", "--private-note", SECRET)
    crm("log", "amara", "asked for the data", "--on", "2026-01-04")
    crm("log", "amara", SECRET, "--at", SECRET, "--private", "--next", SECRET, "--in", "1w")
    crm("relate", "amara", "mentor-of", "bela")
    crm("followup", "amara", "her data", "--theirs", "--in", "2w")
    return crm


def test_the_keys_within(some: Netcrm) -> None:
    some("post", "amara", "--title", "Dean", "--from", "2026-01-01")
    some("post", "amara", "--title", "Editor", "--also")
    some("log", "amara", "heard that she may move", "--kind", "note")
    some("log", "amara", "lunch", "--on", "2026-02-01")
    some("done", "f1")
    found = some.json("brief", "amara")
    followup = ["id", "what", "who", "focus", "due_on", "done_on", "dropped_on", "theirs", "every"]
    (change,) = found["changes"]
    assert change == {"what": "post", "name": "Dean", "on": "2026-01-01", "noticed": False}
    assert [list(one) for one in found["promised_by_them"]] == [[*followup, "private"]]
    assert [(one["what"], one["private"]) for one in found["kept"]] == [(SECRET, True)]
    assert found["further_posts"] == [{"organisation": "", "title": "Editor", "department": ""}]
    assert found["asked"] == {"what": "for the data", "on": "2026-01-04", "private": False}
    assert (found["noted"]["summary"], found["planned"]["on"]) == (
        "heard that she may move",
        "2026-02-01",
    )
    assert [one["private"] for one in found["conversations"]] == [True, False]
    assert found["introduced_by"]["name"] == "Bela Varga"
    (known,) = some.json("brief", "bela")["both_know"]
    assert known == {
        "who": {"id": 2, "name": "Amara Okafor"},
        "through": [
            {"sort": "relationship", "name": "mentor"},
            {"sort": "introduction", "name": "introduced to you by them"},
        ],
    }


def test_what_is_not_known_has_no_line(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace")
    assert crm("brief", "ada").lines == ["Ada Lovelace  (1)"]
    given = {"id", "name"}
    found = crm.json("brief", "ada")
    assert all(found[key] in (None, [], {}) for key in set(found) - given)


def test_what_is_private_is_marked(some: Netcrm) -> None:
    lines = some("brief", "amara").lines
    assert f"Private       {SECRET}" in lines
    assert f"Last          today, private meeting at {SECRET}: {SECRET}" in lines
    assert f"You promised  {SECRET} (f1, due in 7 days, private)" in lines


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "md", "ids"])
def test_shared_it_holds_nothing_private_and_the_remark_is_always_the_same(
    some: Netcrm, form: str
) -> None:
    private = some("brief", "amara", "--share", "--format", form)
    assert SECRET not in private.out
    assert "rivate" not in private.out.replace("private_notes", "").replace('"private": false', "")
    plain = some("brief", "bela", "--share", "--format", form)
    assert private.err == plain.err != ""
    assert len(private.err.splitlines()) == 1


def test_the_next_one_of_a_private_series_stays_private(some: Netcrm) -> None:
    some("followup", "amara", SECRET, "--in", "1w", "--every", "1m")
    some("done", "f3")
    assert SECRET in some("brief", "amara").out
    assert SECRET not in some("brief", "amara", "--share").out


def test_markdown_shows_every_sign(crm: Netcrm) -> None:
    crm("add", "Bob [work]", "--note", "# no *title*")
    assert crm("brief", "1", "--format", "md").lines == [
        "# Bob \\[work\\]",
        "",
        "- **Notes:** \\# no \\*title\\*",
    ]


def test_a_city_that_was_left_is_told_for_a_year(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace", "--city", "Lyon")
    crm("edit", "ada", "--city", "Oslo")
    crm("edit", "ada", "--nickname", "A")
    assert "Changed       was in Lyon before" in crm("brief", "ada").lines
    crm.on("2099-01-01")
    assert "Lyon" not in crm("brief", "ada").out


def test_a_post_is_news_for_a_year(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace", "--org", "Acme", "--title", "Lead")
    crm("post", "ada", "--title", "Dean", "--org", "Uni", "--from", "2026-02-01")
    (line,) = [line for line in crm("brief", "ada").lines if line.startswith("Changed")]
    assert line == (
        "Changed       new post: Dean, Uni (since 1 Feb 2026); left: Lead, Acme (until 1 Feb 2026)"
    )
    crm.on("2027-02-02")
    assert "Changed" not in crm("brief", "ada").out


def test_many_promises_are_counted(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace")
    for number in range(7):
        crm("followup", "ada", f"thing {number}", "--in", f"{number + 1}d")
    assert crm("brief", "ada").lines[1:] == [
        "You promised  thing 0 (f1, due tomorrow)",
        "              thing 1 (f2, due in 2 days)",
        "              thing 2 (f3, due in 3 days)",
        "              thing 3 (f4, due in 4 days); and 3 more",
    ]


@pytest.mark.skipif(not CAN_BE_SET, reason="the process cannot have a time zone of its own")
@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Kolkata", "04:00 on Tue 3 Mar, 5 h 30 min ahead"),
        ("America/New_York", "17:30, 5 h behind"),
        ("Europe/Lisbon", "22:30, as here"),
    ],
)
def test_the_clock_there(crm: Netcrm, zone: str, said: str) -> None:
    with clock_to_set() as set_clock:
        set_clock("2026-03-02 22:30", "Europe/London")
        crm("add", "Ada Lovelace", "--time-zone", zone)
        assert crm("brief", "ada").lines[1] == f"Local time    {said}"
        crm("edit", "ada", "--city", "Far")
        assert crm("brief", "ada").lines[1] == f"Place         Far; local time {said}"


def test_a_day_at_the_end_of_the_calendar_has_no_clock(some: Netcrm) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        some("brief", "bela", "--today", day)
