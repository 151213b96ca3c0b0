"""``log``: after each contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm.on("2026-01-05")
    crm("add", "Amara Okafor", "--every", "3w")
    crm("add", "Bela Varga", "--every", "6w")
    return crm.on("2026-03-02")


def last(crm: Netcrm, who: str) -> Any:
    return crm.json("show", who)["last_contact_on"]


def test_everything_that_can_be_said_is_kept(amara: Netcrm) -> None:
    logged = amara.json(
        "log", "amara", "coffee,", "OSCE stations", "-w", "bela", "--kind", "VIDEO", "-d",
        "yesterday", "--at", "the station", "-t", "#talk", "-n", "send the rubric", "-i", "2w",
        "--private",
    )  # fmt: skip
    assert logged == {
        "id": 1,
        "on": "2026-03-01",
        "kind": "video",
        "summary": "coffee, OSCE stations",
        "place": "the station",
        "focus": None,
        "tags": ["talk"],
        "people": [{"id": 1, "name": "Amara Okafor"}, {"id": 2, "name": "Bela Varga"}],
        "private": True,
    }
    assert amara.json("show", "amara")["interactions"] == [logged]
    assert amara.json("show", "bela")["interactions"] == [logged]
    (promised,) = amara.json("followups")
    assert (promised["who"]["id"], promised["due_on"]) == (1, "2026-03-16")


def test_all_participants_were_in_contact(amara: Netcrm) -> None:
    amara("log", "amara", "lunch", "--with", "bela", "--on", "2026-02-20")
    assert (last(amara, "amara"), last(amara, "bela")) == ("2026-02-20", "2026-02-20")
    amara("undo")
    assert (last(amara, "amara"), last(amara, "bela")) == (None, None)


@pytest.mark.parametrize(
    "kind", ["meeting", "call", "email", "message", "video", "event", "letter", "note"]
)
def test_every_kind_but_a_note_is_contact(amara: Netcrm, kind: str) -> None:
    amara("log", "amara", "something", "--kind", kind)
    assert last(amara, "amara") == (None if kind == "note" else "2026-03-02")


def test_a_log_without_text_is_a_meeting_today(amara: Netcrm) -> None:
    logged = amara.json("log", "amara")
    assert (logged["kind"], logged["on"], logged["summary"]) == ("meeting", "2026-03-02", None)


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("today", "2026-03-02"),
        ("yesterday", "2026-03-01"),
        ("friday", "2026-02-27"),
        ("last monday", "2026-02-23"),
        ("monday", "2026-03-02"),
        ("3 days ago", "2026-02-27"),
        ("12 Mar", "2025-03-12"),
        ("12 Mar 2023", "2023-03-12"),
        ("2026-03-20", "2026-03-20"),
        ("in 2 weeks", "2026-03-16"),
    ],
)
def test_on_looks_back(amara: Netcrm, on: str, day: str) -> None:
    assert amara.json("log", "amara", "lunch", "--on", on)["on"] == day


def test_an_ambiguous_day_is_refused_with_both_readings(amara: Netcrm) -> None:
    told = amara.fails(2, "log", "amara", "--on", "03/02/2026").err
    assert "2026-02-03" in told
    assert "2026-03-02" in told
    amara("log", "amara", "--on", "20/02/2026")
    assert last(amara, "amara") == "2026-02-20"


def test_somebody_unknown_is_added_only_when_asked(amara: Netcrm) -> None:
    told = amara.fails(3, "log", "Cleo Adeyemi", "lunch")
    assert "--create" in told.err
    amara.fails(3, "log", "amara", "lunch", "--with", "Cleo Adeyemi")
    assert len(amara.json("list")) == 2
    logged = amara.json(
        "log", "Cleo Adeyemi", "lunch", "--at", "AMEE", "--on", "yesterday", "--create"
    )
    assert logged["people"] == [{"id": 3, "name": "Cleo Adeyemi"}]
    shown = amara.json("show", "cleo")
    assert (shown["met"], shown["met_on"]) == ("AMEE", "2026-03-01")
    assert "is new here" in amara("log", "Dario", "Conti", "said hello", "--create").err
    assert amara.json("show", "dario")["name"] == "Dario Conti"
    amara.fails(2, "log", "somebody", "new", "--create")
    amara("undo", "2")
    assert len(amara.json("list")) == 2


def test_create_adds_nobody_who_is_here(amara: Netcrm) -> None:
    amara("log", "amara", "lunch", "--with", "bela", "--create")
    assert len(amara.json("list")) == 2
    amara("add", "Amara Ferreira")
    amara.fails(4, "log", "amara", "lunch", "--create")
    assert len(amara.json("list")) == 3


def test_the_next_step_is_of_the_first_person(amara: Netcrm) -> None:
    amara("log", "bela", "lunch", "--with", "amara", "--next", "call", "--by", "friday")
    (promised,) = amara.json("followups")
    assert (promised["who"]["name"], promised["due_on"]) == ("Bela Varga", "2026-03-06")


def test_newest_first_and_of_one_day_the_last_one_first(amara: Netcrm) -> None:
    for text, day in (
        ("b", "2026-02-02"),
        ("c", "2026-02-02"),
        ("a", "2026-02-01"),
        ("d", "today"),
    ):
        amara("log", "amara", text, "--on", day)
    shown = amara.json("show", "amara")["interactions"]
    assert [one["summary"] for one in shown] == ["d", "c", "b", "a"]


def test_what_was_done_is_said_in_words(amara: Netcrm) -> None:
    said = amara("log", "amara", "lunch", "--with", "bela").out
    assert said == "Logged a meeting with Amara Okafor and Bela Varga today. Undo: netcrm undo\n"
    said = amara("log", "bela", "x", "--kind", "call", "--on", "2025-12-01").out
    assert said.startswith("Logged a call with Bela Varga on 1 Dec 2025.")
    assert amara("log", "bela", "x", "--on", "2026-03-20").out.startswith("Planned a meeting with")
