"""``followup``, ``followups``, ``done``: what was promised, by me or by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor")
    crm("add", "Bela Varga")
    return crm


def state(crm: Netcrm, day: str) -> list[tuple[str, str]]:
    return [(row["name"], row["state"]) for row in crm.on(day).json("due")]


def open_ones(crm: Netcrm, *who: str) -> list[tuple[str, str]]:
    return [(one["what"], one["due_on"]) for one in crm.json("followups", *who)]


def test_a_promise_is_due_from_its_day_until_it_is_done(amara: Netcrm) -> None:
    made = amara.json("followup", "amara", "send the notes", "--in", "1w")
    assert (made["id"], made["what"], made["due_on"]) == (1, "send the notes", "2026-03-09")
    assert state(amara, "2026-03-08") == []
    for day in ("2026-03-09", "2026-03-10", "2027-03-09"):
        assert state(amara, day) == [("Amara Okafor", "promise")]
    amara.on("2026-03-10")("done", "f1")
    for day in ("2026-03-09", "2026-03-10"):
        assert state(amara, day) == []


def test_theirs_is_waiting_and_comes_after_mine(amara: Netcrm) -> None:
    amara("followup", "amara", "send the data", "--by", "2026-03-09", "--theirs")
    amara("followup", "bela", "send the form", "--by", "2026-03-10")
    assert state(amara, "2026-03-09") == [("Amara Okafor", "waiting")]
    assert state(amara, "2026-03-10") == [("Bela Varga", "promise"), ("Amara Okafor", "waiting")]
    reason = amara.json("due")[1]["reason"]
    assert "they promised: send the data" in reason


def test_one_row_a_person_with_all_reasons(crm: Netcrm) -> None:
    crm("add", "Cleo Adeyemi", "--every", "1w", "--met-on", "2026-01-01", "--birthday", "--03-02")
    crm("followup", "cleo", "call back", "--by", "today")
    crm("followup", "cleo", "send the data", "--by", "today", "--theirs")
    (row,) = crm.json("due")
    assert [one["state"] for one in row["reasons"]] == ["promise", "waiting", "date", "overdue"]
    assert row["state"] == "promise"
    assert row["followup"] == {"id": 1, "what": "call back", "due_on": "2026-03-02"}
    assert row["days_overdue"] == 53


def test_done_is_no_contact_unless_it_is_logged(crm: Netcrm) -> None:
    crm("add", "Cleo Adeyemi", "--every", "1w", "--met-on", "2026-01-01")
    crm("followup", "cleo", "call back", "--by", "today")
    finished = crm.json("done", "cleo")
    assert (finished["done_on"], finished["dropped_on"]) == ("2026-03-02", None)
    assert state(crm, "2026-03-02") == [("Cleo Adeyemi", "overdue")]
    crm("followup", "cleo", "call again", "--by", "today")
    crm("done", "cleo", "--log", "called, all well")
    assert state(crm, "2026-03-02") == []
    (logged,) = crm.json("show", "cleo")["interactions"]
    assert logged["summary"] == "called, all well"
    crm("undo")
    assert crm.json("show", "cleo")["interactions"] == []
    assert open_ones(crm) == [("call again", "2026-03-02")]


def test_dropped_is_not_done(amara: Netcrm) -> None:
    amara("followup", "amara", "send the notes", "--in", "1w")
    dropped = amara.json("done", "f1", "--drop")
    assert (dropped["done_on"], dropped["dropped_on"]) == (None, "2026-03-02")
    assert open_ones(amara) == []
    assert len(amara.json("followups", "--all")) == 1


@pytest.mark.parametrize("again", [("done", "f1"), ("done", "F1", "--drop")])
def test_what_is_finished_stays_as_it_is(amara: Netcrm, again: tuple[str, ...]) -> None:
    amara("followup", "amara", "send the notes", "--in", "1w")
    amara("done", "f1")
    before = amara.kept()
    assert "already" in amara.on("2026-03-05")(*again).err
    assert amara.kept() == before


def test_which_one_is_said_where_several_are_open(amara: Netcrm) -> None:
    amara("followup", "amara", "send the notes", "--in", "1w")
    amara("followup", "amara", "send the slides", "--in", "2w")
    before = amara.kept()
    told = amara.fails(4, "done", "amara", "--json").error
    assert [(one["id"], one["name"]) for one in told["candidates"]] == [
        (1, "send the notes"),
        (2, "send the slides"),
    ]
    assert amara.kept() == before
    amara("done", "f2")
    assert amara.json("done", "amara")["id"] == 1
    amara.fails(3, "done", "amara")
    amara.fails(3, "done", "bela")
    amara.fails(3, "done", "f9")
    amara.fails(3, "done", "nobody")


def test_a_promise_that_comes_again_is_counted_from_its_first_day(amara: Netcrm) -> None:
    amara("followup", "amara", "send the figures", "--by", "2026-01-31", "--every", "1m")
    days = []
    for _ in range(4):
        answer = amara.json("done", "amara")
        days.append(answer["due_on"])
        following = open_ones(amara)
        amara.on(following[0][1])
    assert days == ["2026-01-31", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_what_is_kept_early_comes_again_after_its_day(amara: Netcrm) -> None:
    amara("followup", "amara", "send the figures", "--by", "2026-03-31", "--every", "1m")
    days = [amara.json("done", "amara")["due_on"] for _ in range(3)]
    assert days == ["2026-03-31", "2026-04-30", "2026-05-31"]


def test_the_last_of_a_series_is_dropped_and_undone(amara: Netcrm) -> None:
    amara("followup", "amara", "send the figures", "--by", "2026-03-02", "--every", "1y")
    answer = amara("done", "amara")
    assert answer.err == "It comes again by 2 Mar 2027: f2.\n"
    assert open_ones(amara) == [("send the figures", "2027-03-02")]
    amara("done", "amara", "--drop")
    assert open_ones(amara) == []
    amara("undo", "2")
    assert open_ones(amara) == [("send the figures", "2026-03-02")]


def test_followups_are_in_order_and_of_one_person(amara: Netcrm) -> None:
    amara("followup", "amara", "later", "--in", "3w")
    amara("followup", "bela", "sooner", "--in", "1w")
    amara("followup", "amara", "late", "--by", "today")
    assert [what for what, _ in open_ones(amara)] == ["late", "sooner", "later"]
    assert [what for what, _ in open_ones(amara, "amara")] == ["late", "later"]
    assert [line.split("\t")[0] for line in amara("followups").lines] == ["f3", "f2", "f1"]
    amara("done", "f3")
    finished: Any = amara.json("followups", "--all")
    assert [one["what"] for one in finished] == ["sooner", "later", "late"]
    assert amara("followups", "--format", "ids").lines == ["2", "1"]


@pytest.mark.parametrize(
    ("by", "day"),
    [
        ("today", "2026-03-02"),
        ("tomorrow", "2026-03-03"),
        ("friday", "2026-03-06"),
        ("monday", "2026-03-02"),
        ("next monday", "2026-03-09"),
        ("in 2 weeks", "2026-03-16"),
        ("12 Mar", "2026-03-12"),
        ("1 March", "2027-03-01"),
        ("12 Mar 2027", "2027-03-12"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_by_looks_ahead(amara: Netcrm, by: str, day: str) -> None:
    assert amara.json("followup", "amara", "call", "--by", by)["due_on"] == day


def test_a_promise_made_beside_something_else_is_told(crm: Netcrm) -> None:
    added = crm("add", "Ana Silva", "--next", "send the slides", "--in", "2w").out
    assert added == "Added Ana Silva; next: send the slides, by Mon 16 Mar. Undo: netcrm undo\n"
    logged = crm("log", "ana", "coffee", "-n", "book the room", "--by", "friday").out
    assert logged.endswith("; next: book the room, by Fri 6 Mar. Undo: netcrm undo\n")
