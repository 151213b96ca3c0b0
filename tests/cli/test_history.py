"""``undo``, ``redo``, ``history``: each writing command is one step, and each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

STEPS = [
    ("add", "Bela Varga", "--email", "b@example.org", "--org", "Tisza Works", "--tag", "new"),
    ("add", "Cleo Adeyemi", "--via", "amara", "--next", "say hello", "--in", "1w"),
    ("log", "amara", "lunch", "--with", "dario", "--tag", "talk", "--next", "call", "--in", "2w"),
    ("log", "Edda Holm", "hello", "--create"),
    ("followup", "dario", "send the draft", "--by", "friday", "--theirs"),
    ("done", "f1"),
    ("done", "f1", "--drop"),
    ("done", "amara", "--log", "sent them"),
    ("snooze", "amara", "--for", "2w"),
    ("skip", "amara"),
    ("pause", "amara", "--until", "2026-06-01", "--why", "on leave"),
    ("track", "dario", "--every", "2m"),
    ("track", "dario", "--tier", "close"),
    ("untrack", "amara"),
    ("cadence", "set", "tier:close", "7w"),
    ("cadence", "set", "tag:never-seen", "7w"),
    ("cadence", "unset", "tier:core"),
]


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm.on("2026-02-02")
    crm("add", "Amara Okafor", "--every", "3w", "--next", "send the notes", "--in", "1w")
    crm("add", "Dario Conti")
    return crm.on("2026-03-02")


def steps(crm: Netcrm) -> list[tuple[int, str]]:
    return [(one["id"], one["state"]) for one in crm.json("history")]


def seen(crm: Netcrm) -> Any:
    """Return all that a user sees."""
    people = [crm.json("show", str(one["id"])) for one in crm.json("list")]
    rest = (("due", "--all"), ("followups", "--all"), ("cadence",), ("list", "--sort", "due"))
    return people, *(crm.json(*command) for command in rest)


@pytest.mark.parametrize("command", STEPS, ids=" ".join)
def test_what_a_command_did_is_taken_back_and_done_again(
    some: Netcrm, command: tuple[str, ...]
) -> None:
    before, number = seen(some), len(steps(some))
    answer = some(*command)
    after = seen(some)
    assert after != before
    assert answer.out.rstrip().endswith("Undo: netcrm undo")
    assert len(steps(some)) == number + 1
    summary = some.json("history")[0]["summary"]
    assert answer.out.startswith(summary)
    assert some("undo").out == f"Undone: {summary}. Redo: netcrm redo\n"
    assert seen(some) == before
    assert some("redo").out == f"Done again: {summary}. Undo: netcrm undo\n"
    assert seen(some) == after
    some("undo")
    assert seen(some) == before
    assert "sound" in some("db", "check").out


def test_all_of_it_is_taken_back_and_done_again_in_order(some: Netcrm) -> None:
    states = [seen(some)]
    commands = [one for one in STEPS if "--drop" not in one]
    for command in commands:
        some(*command)
        states.append(seen(some))
    for state in reversed(states[:-1]):
        some("undo")
        assert seen(some) == state
    for state in states[1:]:
        some("redo")
        assert seen(some) == state
    some("undo", str(len(commands)))
    assert seen(some) == states[0]


def test_undo_takes_so_many_steps_the_newest_first(some: Netcrm) -> None:
    for text in ("one", "two", "three"):
        some("log", "amara", text, "--kind", "call")
    undone = some.json("undo", "2")["undone"]
    assert [one["id"] for one in undone] == [5, 4]
    assert steps(some) == [(5, "undone"), (4, "undone"), (3, "done"), (2, "done"), (1, "done")]
    assert [one["summary"] for one in some.json("show", "amara")["interactions"]] == ["one"]
    assert [one["id"] for one in some.json("redo")["redone"]] == [4]
    assert steps(some)[0:2] == [(5, "undone"), (4, "done")]


@pytest.mark.parametrize("number", ["3", "99"])
def test_more_than_there_is_changes_nothing(some: Netcrm, number: str) -> None:
    before = some.kept()
    told = some.fails(1, "undo", number)
    assert "Only 2 can be undone" in told.err
    assert some.kept() == before
    some("undo", "2")
    assert some.json("list") == []
    some.fails(1, "undo")


def test_nothing_to_undo_or_redo(crm: Netcrm) -> None:
    assert "nothing to undo" in crm.fails(1, "undo").err
    assert "nothing to redo" in crm.fails(1, "redo").err
    assert crm.json("history") == []
    assert crm("history").out == ""


def test_a_new_command_is_the_end_of_redo(some: Netcrm) -> None:
    some("log", "amara", "one")
    some("undo")
    some("log", "amara", "two")
    before = some.kept()
    some.fails(1, "redo")
    assert some.kept() == before
    assert [state for _, state in steps(some)] == ["done", "gone", "done", "done"]
    some("undo", "2")
    assert [one["name"] for one in some.json("list")] == ["Amara Okafor"]
    some.fails(1, "undo", "2")


def test_what_changed_nothing_is_no_step_and_leaves_redo(some: Netcrm) -> None:
    some("snooze", "amara", "--for", "2w")
    some("log", "dario", "lunch")
    some("undo")
    number = len(steps(some))
    some("snooze", "amara", "--for", "2w")
    some("resume", "dario")
    some("due")
    some.fails(3, "log", "nobody", "lunch")
    assert len(steps(some)) == number
    some("redo")
    assert len(some.json("show", "dario")["interactions"]) == 1


def test_history_of_one_person(some: Netcrm) -> None:
    some("log", "amara", "lunch", "--with", "dario")
    some("skip", "amara")
    some("cadence", "set", "tier:close", "7w")
    assert [one["verb"] for one in some.json("history", "amara")] == ["skip", "log", "add"]
    assert [one["verb"] for one in some.json("history", "dario")] == ["log", "add"]
    some.fails(3, "history", "nobody")


def test_history_says_when_in_utc_whatever_the_day_is(some: Netcrm) -> None:
    some.on("1999-01-01")("log", "amara", "an old letter", "--on", "1998-12-24")
    newest = some.json("history")[0]
    assert newest["at"].endswith("+00:00")
    assert not newest["at"].startswith("199")


def test_undo_of_an_import_leaves_who_was_here(some: Netcrm) -> None:
    file = some.home / "people.csv"
    file.write_text(
        "name,email_1,tags,city\nBela Varga,b@example.org,new,Szeged\n"
        "Amara Okafor,a@example.org,x,Lagos\n",
        encoding="utf-8",
    )
    before = seen(some)
    some("import", str(file))
    assert seen(some) != before
    some("undo")
    assert seen(some) == before
    some("redo")
    assert some.json("show", "bela")["city"] == "Szeged"


def test_undoing_somebody_who_was_talked_to_since(some: Netcrm) -> None:
    """Steps are undone from the last, so nobody is taken away under what came later."""
    some("add", "Bela Varga")
    some("log", "bela", "lunch")
    some("undo", "2")
    some.fails(3, "show", "bela")
    some("redo")
    some("redo")
    assert [one["summary"] for one in some.json("show", "bela")["interactions"]] == ["lunch"]


def test_a_step_that_changed_others_on_both_sides_concerns_nobody_between(crm: Netcrm) -> None:
    for name in ("Ana", "Bo", "Cleo", "Dora", "Egon"):
        crm("add", name)
    crm("edit", "cleo", "--via", "bo")
    crm("edit", "egon", "--via", "bo")
    crm("merge", "ana", "bo")
    steps = {who: [one["verb"] for one in crm.json("history", who)] for who in ("dora", "egon")}
    assert steps == {"dora": ["add"], "egon": ["merge", "edit", "add"]}
