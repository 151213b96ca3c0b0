"""``undo --step``: one earlier step is taken back, and nothing that was done since is harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Holm", "--email", "ada@x.example", "--tag", "kept")
    crm("add", "Bo Ek")
    return crm


def steps(crm: Netcrm) -> dict[int, str]:
    return {one["id"]: one["state"] for one in crm.json("history")}


def newest(crm: Netcrm) -> Any:
    return crm.json("history")[0]


def take_in(crm: Netcrm, text: str) -> int:
    (crm.home / "in.csv").write_text(text, encoding="utf-8")
    crm("import", str(crm.home / "in.csv"))
    return int(newest(crm)["id"])


def test_an_earlier_step_is_taken_back_alone(some: Netcrm) -> None:
    some("log", "ada", "lunch")
    before = snapshot(some.db)
    wrong = take_in(some, "name,email_1,tags,organisation\nWrong One,w@x.example,bad,Wrong Ltd\n")
    some("log", "bo", "coffee")
    some("track", "ada", "--every", "3w")
    answer = some("undo", "--step", str(wrong))
    assert answer.out.startswith("Took back: Imported in.csv")
    assert answer.out.endswith("Undo: netcrm undo\n")
    assert steps(some) == {
        7: "done",
        6: "done",
        5: "done",
        4: "gone",
        3: "done",
        2: "done",
        1: "done",
    }
    assert newest(some)["verb"] == "undo"
    now = snapshot(some.db)
    assert [row[2] for row in now["contact"]] == ["Ada Holm", "Bo Ek"]
    assert {table: now[table] for table in ("tag", "organisation", "contact_point")} == {
        table: before[table] for table in ("tag", "organisation", "contact_point")
    }
    assert len(now["interaction"]) == 2


def test_taking_back_is_undone_and_done_again(some: Netcrm) -> None:
    some("log", "ada", "lunch", "--tag", "talk", "--next", "call", "--in", "2w")
    some("log", "bo", "coffee")
    before = snapshot(some.db)
    some("undo", "--step", "3")
    after = snapshot(some.db)
    assert after != before
    for _ in range(2):
        assert some("undo").out.startswith("Undone: Took back: Logged a meeting with Ada Holm")
        assert snapshot(some.db) == before
        assert steps(some)[3] == "done"
        some("redo")
        assert snapshot(some.db) == after
        assert steps(some)[3] == "gone"
    some("undo", "3")
    assert steps(some) == {5: "undone", 4: "undone", 3: "undone", 2: "done", 1: "done"}
    some("redo")
    some("redo")
    assert snapshot(some.db) == before


def test_the_newest_one_is_simply_undone(some: Netcrm) -> None:
    assert some("undo", "--step", "2").out == "Undone: Added Bo Ek. Redo: netcrm redo\n"
    assert steps(some) == {2: "undone", 1: "done"}


REFUSED = {
    "the same row": [("snooze", "ada", "--for", "2w"), ("track", "ada", "--every", "3w")],
    "logged with somebody who would go": [
        ("add", "Cleo Bay"),
        ("log", "cleo", "lunch", "--with", "bo"),
    ],
    "introduced by somebody who would go": [
        ("add", "Cleo Bay"),
        ("add", "Dan Lo", "--via", "cleo"),
    ],
    "an address that was given again": [
        ("edit", "ada", "--rm-email", "ada@x.example"),
        ("edit", "ada", "--add-email", "ada@x.example"),
    ],
    "a tag that was given again": [("untag", "ada", "kept"), ("tag", "ada", "kept")],
    "an address beside it": [
        ("edit", "ada", "--add-email", "a2@x.example"),
        ("edit", "ada", "--add-email", "a3@x.example"),
    ],
    "a promise that was kept": [("followup", "ada", "call", "--in", "1w"), ("done", "f1")],
    "a talk that was begun by it": [
        ("log", "Zoë New", "hello", "--create"),
        ("followup", "zoë", "call", "--in", "1w"),
    ],
    "a main post": [
        ("edit", "ada", "--org", "Acme", "--title", "Lead"),
        ("edit", "ada", "--title", "Chair"),
    ],
    "a rule": [("cadence", "set", "tier:core", "4w"), ("cadence", "set", "tier:core", "5w")],
}


@pytest.mark.parametrize("commands", REFUSED.values(), ids=REFUSED)
def test_later_work_on_the_same_is_named_and_kept(
    some: Netcrm, commands: list[tuple[str, ...]]
) -> None:
    for command in commands:
        some(*command)
    some("log", "bo", "something else")
    before = some.kept()
    later = some.json("history")[1]
    told = some.fails(1, "undo", "--step", "3").err
    assert told == (
        f"'{later['summary']}' (step 4) has changed the same since; undo that first:"
        " netcrm undo --step 4. Nothing was changed.\n"
    )
    assert some.kept() == before
    some("undo", "--step", "4")
    some("undo", "--step", "3")
    assert steps(some)[3] == steps(some)[4] == "gone"
    assert not some.json("db", "check")["problems"]
    some("undo", "2")
    assert steps(some)[3] == steps(some)[4] == "done"
    some("undo", "--step", "4")
    some.fails(1, "undo", "--step", "6")


def test_words_that_others_use_stay(some: Netcrm) -> None:
    wrong = take_in(
        some,
        "name,email_1,tags,organisation\n"
        "Wrong One,,bad;shared;ruled,Acme\nOther One,,bad,Bad Ltd\n",
    )
    some("tag", "bo", "shared")
    some("edit", "bo", "--org", "Acme")
    some("cadence", "set", "tag:ruled", "3w")
    some("undo", "--step", str(wrong))
    assert [row[1] for row in snapshot(some.db)["tag"]] == ["kept", "shared", "ruled"]
    assert [row[1] for row in snapshot(some.db)["organisation"]] == ["Acme"]
    assert some.json("show", "bo")["organisation"] == "Acme"
    some("undo", "4")
    assert len(some.json("list")) == 4
    some("redo")
    some("undo", "2")
    assert len(some.json("list")) == 2
    assert not some.json("db", "check")["problems"]


def test_a_rule_goes_and_its_word_stays(some: Netcrm) -> None:
    some("cadence", "set", "tag:board", "3w")
    some("tag", "bo", "board")
    some("undo", "--step", "3")
    shown = some.json("show", "bo")
    assert (shown["tags"], shown["every"]) == (["board"], None)
    some("undo")
    assert some.json("show", "bo")["every"] == "3w"


def test_what_cannot_be_taken_back_says_why(some: Netcrm) -> None:
    some("log", "ada", "lunch")
    some("log", "bo", "coffee")
    some("undo", "--step", "3")
    assert "was taken back already" in some.fails(1, "undo", "--step", "3").err
    some("undo")
    assert "is undone already" in some.fails(1, "undo", "--step", "5").err
    assert "There is no step 99" in some.fails(3, "undo", "--step", "99").err
    some.fails(3, "undo", "--step", str(10**30))
    some.fails(2, "undo", "--step", "0")
    assert "not both" in some.fails(2, "undo", "2", "--step", "3").err


def test_taking_back_names_them_in_their_history(some: Netcrm) -> None:
    some("log", "ada", "lunch")
    some("log", "bo", "coffee")
    some("undo", "--step", "3")
    assert [one["id"] for one in some.json("history", "ada")] == [5, 3, 1]
    (taken,) = some.json("undo", "--step", "4")["undone"]
    assert (taken["id"], taken["state"]) == (4, "gone")


def test_what_an_import_has_updated_is_told_from_what_lies_between(some: Netcrm) -> None:
    for name in ("Cleo Bay", "Dan Lo"):
        some("add", name)
    wrong = take_in(some, "name,email_1,city\nAda Holm,ada@x.example,Oslo\nDan Lo,,Rome\n")
    some("track", "bo", "--every", "3w")
    some("undo", "--step", str(wrong))
    assert [one["city"] for one in some.json("list", "--sort", "id")] == [None] * 4
    assert some.json("show", "bo")["every"] == "3w"


def test_history_is_bounded(some: Netcrm) -> None:
    some.configure("[history]\nsteps = 3\n")
    for text in ("one", "two", "three"):
        some("log", "ada", text)
    assert steps(some) == {5: "done", 4: "done", 3: "done", 2: "past", 1: "past"}
    assert not [line for line in some.kept() if line.startswith('INSERT INTO "change" VALUES(1,')]
    told = some.fails(1, "undo", "4").err
    assert "Only 3 can be undone; what is older is not kept for that" in told
    assert "history.steps" in some.fails(1, "undo", "--step", "1").err
    some("undo", "3")
    some("redo")
    assert some.json("show", "ada")["interactions"][0]["summary"] == "one"
    assert list(steps(some).values()) == ["undone", "undone", "done", "past", "past"]


def test_history_shows_in_words_what_cannot_be_undone(some: Netcrm) -> None:
    some.configure("[history]\nsteps = 1\n")
    some("log", "ada", "one")
    shown = some("history", "--format", "table").lines
    assert [line.rsplit("   ", 1)[1] for line in shown[-3:]] == ["done", *["too old to undo"] * 2]
    assert some("history").lines[-1].split("\t")[3] == "past"


def test_a_step_that_is_taken_back_and_gets_too_old(some: Netcrm) -> None:
    some("log", "ada", "one")
    some("log", "bo", "two")
    some("undo", "--step", "3")
    some.configure("[history]\nsteps = 1\n")
    some("log", "bo", "three")
    assert steps(some) == {6: "done", 5: "past", 4: "past", 3: "gone", 2: "past", 1: "past"}
    some.configure("")
    some("undo", "--step", "6")
    some.fails(1, "undo")


def test_a_step_older_than_what_is_kept_comes_back_as_past(some: Netcrm) -> None:
    some("log", "ada", "one")
    some("log", "bo", "two")
    some.configure("[history]\nsteps = 2\n")
    some("undo", "--step", "3")
    assert steps(some) == {5: "done", 4: "done", 3: "gone", 2: "past", 1: "past"}
    some("track", "ada", "--every", "3w")
    some("undo", "2")
    assert steps(some)[3] == "past"
    assert len(some.json("show", "ada")["interactions"]) == 1
