"""Changing everybody whom a QUERY means: counted, asked for, one step, taken back as one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

CHANGES = {
    "snooze tag:board --for 2w": "Snoozed 3 people until Mon 16 Mar",
    "skip tag:board": "Skipped 3 people this time",
    "pause tag:board --why sabbatical": "Paused 3 people",
    "track tag:board --every 6w": "Tracking 3 people every 6 weeks",
    "track tag:board --tier close": "Put 3 people into tier close",
    "untrack tag:board": "No longer tracking 3 people",
    "tag tag:board jury": "Tagged 3 people with #jury",
    "untag tag:board board": "Took 3 people off #board",
    "remove tag:board": "Removed 3 people",
}


@pytest.fixture
def board(crm: Netcrm) -> Netcrm:
    for name in ("Ada Lovelace", "Grace Hopper", "Mary Somerville"):
        crm("add", name, "--tag", "board", "--every", "3w")
    crm("add", "Somebody Else", "--every", "3w")
    return crm


@pytest.mark.parametrize("command", CHANGES)
def test_one_step_for_all_and_back(board: Netcrm, command: str) -> None:
    before, steps = board.json("list"), len(board.json("history"))
    said = board(*command.split(), "--yes")
    assert said.out == f"{CHANGES[command]}. Undo: netcrm undo\n"
    assert board.json("list", "somebody") == [one for one in before if one["id"] == 4]
    assert len(board.json("history")) == steps + 1
    assert [step["summary"] for step in board.json("history", "somebody")] == [
        "Added Somebody Else"
    ]
    assert board.json("history", "mary" if "remove" not in command else "4")
    board("undo")
    assert board.json("list") == before
    board("redo")
    board("undo")
    assert board.json("list") == before


@pytest.mark.parametrize("command", CHANGES)
def test_without_a_terminal_several_people_need_yes(board: Netcrm, command: str) -> None:
    kept = board.kept()
    refused = board.fails(1, *command.split())
    assert "3 people" in refused.err
    assert "--yes" in refused.err
    assert board.kept() == kept


@pytest.mark.parametrize("command", CHANGES)
def test_nobody_fits(board: Netcrm, command: str) -> None:
    kept = board.kept()
    nobody = command.replace("tag:board", "city:nowhere").split()
    error = board.fails(3, *nobody, "--yes", "--json").error
    assert error["code"] == "not_found"
    assert "city:nowhere" in error["message"]
    assert board.kept() == kept


@pytest.mark.parametrize("command", CHANGES)
def test_json_is_an_array_of_contacts(board: Netcrm, command: str) -> None:
    written = board.json(*command.split(), "--yes")
    assert [one["name"] for one in written] == ["Ada Lovelace", "Grace Hopper", "Mary Somerville"]
    assert {len(one) for one in written} == {len(board.json("list", "somebody")[0])}


def test_one_whom_a_query_means_is_not_asked_about(board: Netcrm) -> None:
    board("tag", "ada", "london")
    said = board("snooze", "tag:london", "--for", "2w")
    assert said.out == "Snoozed Ada Lovelace until Mon 16 Mar. Undo: netcrm undo\n"
    assert isinstance(board.json("skip", "tag:london"), list)


def test_those_who_are_so_already_are_not_counted(board: Netcrm) -> None:
    board("snooze", "ada", "--for", "2w")
    said = board("snooze", "tag:board", "--for", "2w", "--yes")
    assert said.out.startswith("Snoozed 2 people")
    again = board("snooze", "tag:board", "--for", "2w", "--yes")
    assert not again.out
    assert "so already" in again.err


def test_a_mistyped_key_changes_nobody(board: Netcrm) -> None:
    kept = board.kept()
    for verb in ("remove", "skip", "untrack"):
        refused = board.fails(2, verb, "tga:board", "--yes")
        assert "'tga:' is not a key of a query" in refused.err
    assert board.kept() == kept


def test_ids_of_those_who_were_changed(board: Netcrm) -> None:
    assert board("skip", "tag:board", "--yes", "--format", "ids").out == "1\n2\n3\n"


def test_some_thousand_are_changed_in_a_moment(crm: Netcrm) -> None:
    rows = "".join(f"Person {n},p{n}@example.org\n" for n in range(3000))
    (crm.home / "people.csv").write_text(f"name,email_1\n{rows}", encoding="utf-8")
    crm("import", str(crm.home / "people.csv"))
    assert crm("tag", "email:example", "-tag:crowd", "crowd", "--yes").out.startswith(
        "Tagged 3,000"
    )
    assert crm("track", "tag:crowd", "--every", "3m", "--yes").out.startswith("Tracking 3,000")
    assert len(crm("list", "tag:crowd", "every:3m", "--format", "ids").lines) == 3000
    crm("undo", "2")
    assert crm.json("list", "tag:crowd") == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
class TestOnATerminal:
    def ask(self, crm: Netcrm, answer: str) -> str:
        import pexpect

        child = pexpect.spawn(
            sys.executable,
            ["-m", "netcrm", "remove", "tag:board"],
            env={**__import__("os").environ, **crm.environment},
            encoding="utf-8",
            timeout=30,
        )
        child.expect(r"Remove 3 people\? \[y/N\]")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        return str(child.before)

    def test_yes(self, board: Netcrm) -> None:
        assert "Removed 3 people" in self.ask(board, "y")
        assert [one["name"] for one in board.json("list")] == ["Somebody Else"]

    @pytest.mark.parametrize("answer", ["n", ""])
    def test_no(self, board: Netcrm, answer: str) -> None:
        assert "Nothing was changed" in self.ask(board, answer)
        assert len(board.json("list")) == 4
