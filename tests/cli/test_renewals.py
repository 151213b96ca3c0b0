"""``group renew``: a follow-up about a group, in every form of the list and in all that is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from netcrm.book.people.offering import followups
from netcrm.store.reading import reading

if TYPE_CHECKING:
    from tests.conftest import Netcrm

RENEW = "renew the membership"


@pytest.fixture
def guild(crm: Netcrm) -> Netcrm:
    """A group whose membership is to be renewed today, and again each year."""
    crm("group", "add", "Nordic Skills Guild")
    crm("group", "renew", "guild", "--by", "2026-03-02", "--every", "1y")
    return crm


def days(crm: Netcrm) -> list[tuple[str, str, str | None]]:
    found = crm.json("followups")
    return [(one["focus"]["name"], one["due_on"], one["every"]) for one in found]


def test_it_is_a_promise_about_a_group_and_nobody(guild: Netcrm) -> None:
    (one,) = guild.json("followups")
    about = {"id": 1, "sort": "group", "name": "Nordic Skills Guild"}
    assert (one["who"], one["focus"], one["what"]) == (None, about, RENEW)
    assert guild("followups").out.split("\t")[:3] == ["f1", "Nordic Skills Guild", RENEW]
    (row,) = guild.json("due")
    assert (row["id"], row["name"], row["state"]) == (None, "Nordic Skills Guild", "promise")
    assert row["followup"] == {"id": 1, "what": RENEW, "due_on": "2026-03-02"}
    assert row["reason"] == row["reasons"][0]["reason"] == f"f1: {RENEW} (for today)"
    assert guild("due", "--format", "ids").out == ""
    assert guild.run("due", "--exit-code").code == 10


def test_it_is_in_the_list_from_its_day_and_ahead_with_soon(guild: Netcrm) -> None:
    guild.on("2026-02-20")
    empty = guild("due", "--format", "table").out
    assert "Next is Nordic Skills Guild, Mon 2 Mar (in 10 days)" not in empty  # nobody is here
    guild("add", "Ines Duarte")
    empty = guild("due", "--format", "table").out
    assert empty == "Nobody is due. Next is Nordic Skills Guild, Mon 2 Mar (in 10 days).\n"
    (row,) = guild.json("due", "--soon", "2w")
    assert (row["state"], row["reason"]) == ("soon", f"f1: {RENEW} (in 10 days)")
    (row,) = guild.on("2026-03-12").json("due")
    assert row["reason"] == f"f1: {RENEW} (10 days late)"


@pytest.mark.parametrize(
    "query", [("due:any",), ("guild",), ("--tag", "x"), ("--neglected",), ("-tag:x",)]
)
def test_a_question_about_people_leaves_it_out(guild: Netcrm, query: tuple[str, ...]) -> None:
    assert guild.json("due", *query) == []


def test_done_starts_the_next_of_the_series_and_drop_ends_it(guild: Netcrm) -> None:
    answer = guild("done", "f1")
    assert answer.out.startswith(f"Done: {RENEW} (Nordic Skills Guild). ")
    assert answer.err == "It comes again by 2 Mar 2027: f2.\n"
    assert days(guild) == [("Nordic Skills Guild", "2027-03-02", "1y")]
    assert guild.json("due") == []
    guild("undo")
    assert days(guild) == [("Nordic Skills Guild", "2026-03-02", "1y")]
    ended = guild("done", "f1", "--drop").out
    assert "which does not come again" in ended
    assert days(guild) == []


def test_a_conversation_is_with_somebody(guild: Netcrm) -> None:
    before = guild.kept()
    said = guild.fails(1, "done", "f1", "--log", "sent the form").err
    assert "netcrm log WHO" in said
    assert guild.kept() == before


def test_a_group_has_one_at_a_time_and_another_day_corrects_it(guild: Netcrm) -> None:
    again = ("group", "renew", "guild", "--by", "2026-03-02")
    assert "already" in guild(*again).err
    guild("group", "renew", "guild", "--by", "2026-04-30")
    assert days(guild) == [("Nordic Skills Guild", "2026-04-30", "1y")]
    guild("done", "f1")
    assert days(guild) == [("Nordic Skills Guild", "2027-04-30", "1y")]  # counted from there
    guild("undo", "2")
    assert days(guild) == [("Nordic Skills Guild", "2026-03-02", "1y")]
    guild("group", "renew", "guild", "--by", "2026-03-02", "--every", "")
    assert days(guild) == [("Nordic Skills Guild", "2026-03-02", None)]
    guild.fails(2, "group", "renew", "guild", "--by", "2026-03-02", "--every", "often")
    guild.fails(3, "group", "renew", "nowhere", "--by", "2026-03-02")


def test_what_is_open_of_a_group_that_has_ended_is_not_dropped(crm: Netcrm) -> None:
    crm("group", "add", "Old Circle", "--to", "2025-12-31")
    assert "ended on" in crm("group", "renew", "circle", "--by", "2026-03-01").err
    (row,) = crm.json("due")
    assert row["name"] == "Old Circle"
    crm("done", "f1")
    assert crm.json("due") == crm.json("followups") == []


def test_documents_and_figures_count_it(guild: Netcrm) -> None:
    guild("add", "Ines Duarte", "--every", "1w", "--met-on", "2026-01-01")
    for form in ("text", "md", "html"):
        out = guild("due", "--format", form).out
        assert "Mon 2 Mar 2026: 1 person, 1 renewal" in out
        assert f"f1: {RENEW} (for today)" in out
    stats = guild.json("stats")
    assert (stats["due"]["total"], stats["due"]["promise"]) == (2, 1)
    assert stats["promises"]["mine"] == {"open": 1, "late": 0, "kept": 0}
    guild("done", "f1")
    assert guild.json("stats")["promises"]["mine"] == {"open": 1, "late": 0, "kept": 1}


def test_the_scheduled_list_brings_it(guild: Netcrm) -> None:
    text = guild("schedule", "run", "--dry-run").out
    assert f"Nordic Skills Guild\n- f1: {RENEW} (for today)\n" in text


@pytest.mark.parametrize("command", [("due", "--format", "ics"), ("export", "-", "--to", "ics")])
def test_the_calendar_has_it_a_year_ahead(guild: Netcrm, command: tuple[str, ...]) -> None:
    guild("done", "f1")
    out = guild(*command).out
    assert "SUMMARY:Nordic Skills Guild: renew the membership" in out
    assert "DTSTART;VALUE=DATE:20270302" in out
    assert "VEVENT" not in guild(*command, "guild").out


def test_exports_keep_it_where_nobody_was_chosen(guild: Netcrm) -> None:
    import openpyxl

    guild("add", "Ines Duarte")

    def promised(*query: str) -> list[Any]:
        guild("export", str(guild.home / "x.xlsx"), "--force", *query)
        sheet = openpyxl.load_workbook(guild.home / "x.xlsx")["Follow-ups"]
        return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]

    (row,) = promised()
    assert (row[0], row[1], row[-1]) == (None, RENEW, "Nordic Skills Guild")
    assert promised("ines") == []
    kept = json.loads(guild("export", "-", "--to", "json").out)
    assert [one["who"] for one in kept["followups"]] == [None]
    assert json.loads(guild("export", "-", "--to", "json", "ines").out)["followups"] == []


def test_json_brings_it_into_another_database(guild: Netcrm) -> None:
    file = str(guild.home / "all.json")
    guild("export", file)
    other = ("--db", str(guild.home / "other.db"))
    guild("import", file, *other)
    assert guild.json("followups", *other) == guild.json("followups")
    guild("done", "f1", *other)
    assert guild.json("followups", *other)[0]["due_on"] == "2027-03-02"


def test_find_and_completion_know_what_is_of_nobody(guild: Netcrm) -> None:
    guild("add", "Ines Duarte", "--next", f"{RENEW} of Ines", "--in", "2w")
    assert [one["name"] for one in guild.json("find", "renew", "membership")] == ["Ines Duarte"]
    with reading(guild.db) as connection:
        assert [one.value for one in followups(connection, "f")] == ["f1", "f2"]


def test_people_come_before_a_group_of_the_same_name(crm: Netcrm) -> None:
    crm("group", "add", "Bo Ek")
    crm("group", "renew", "Bo Ek", "--by", "today")
    crm("add", "Zoe Quist", "--next", "write", "--by", "today")
    crm("add", "Bo Ek", "--next", "write", "--by", "today")
    crm("add", "Al Berg", "--next", "write", "--by", "today")
    found = [(row["id"], row["name"]) for row in crm.json("due")]
    assert found == [(3, "Al Berg"), (2, "Bo Ek"), (None, "Bo Ek"), (1, "Zoe Quist")]
    assert crm.json("due", "--max", "3") == crm.json("due")[:3]


def test_level_leaves_room_for_it(guild: Netcrm) -> None:
    for name in ("Ana Lund", "Cai Berg"):
        guild("add", name, "--every", "1w", "--met-on", "2026-01-01")
    assert [one["name"] for one in guild.json("level", "--max", "2")] == ["Cai Berg"]
