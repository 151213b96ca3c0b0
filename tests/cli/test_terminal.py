"""A terminal on which somebody answers, and the lack of one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Netcrm

pexpect = pytest.importorskip("pexpect")

QUESTION = r": $"
NUMBER = "Number, or nothing to stop"


class Terminal:
    """A command that runs in a terminal of so many columns, and what it showed."""

    def __init__(self, crm: Netcrm, *argv: str, columns: int = 80, term: str = "xterm") -> None:
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "netcrm", *argv],
            env={**os.environ, **crm.environment, "TERM": term},
            encoding="utf-8",
            timeout=20,
            dimensions=(40, columns),
        )
        self.shown = ""

    def asked(self, question: str) -> None:
        self._child.expect(f"{question}{QUESTION}")
        self.shown += str(self._child.before)

    def answers(self, question: str, *typed: str) -> None:
        """Answer a question, a pattern of it, as many times as it is asked."""
        for one in typed:
            self.asked(question)
            self._child.sendline(one)

    def interrupt(self) -> None:
        self._child.sendintr()

    def end(self) -> int:
        self._child.expect(pexpect.EOF)
        self.shown += str(self._child.before)
        self._child.close()
        assert "Traceback" not in self.shown
        return int(self._child.exitstatus)


@pytest.fixture
def two_graces(crm: Netcrm) -> Iterator[Netcrm]:
    crm("add", "Grace Abernathy", "--org", "Acme")
    crm("add", "Grace Hoover", "--email", "hoover@example.org")
    yield crm
    assert not list(crm.home.glob("*.new*"))


ANSWERS: list[tuple[str, ...]] = [
    ("Name", "", "  ", "Bela Varga"),
    ("E-mail", "no address", "bela@example.org"),
    ("Phone", "+36 1 555 0199"),
    ("Link", ""),
    ("Organisation", "Tisza Works"),
    ("Title there", ""),
    ("City", "Szeged"),
    ("Tags, .*", ""),
    ("How or where you met", "a workshop"),
    ("When you met", "the other day", "yesterday"),
    ("Who introduced you", "nobody known", "grace", "hoover"),
    ("Birthday", "31 February", "--04-15"),
    ("What to remember", "likes trains"),
    ("In touch how often .*", "now and then", "6w"),
    ("What you promised", "send the slides"),
    ("Until when .*", "some day", "", "2w"),
]


def test_add_asks_field_by_field_until_it_understands(two_graces: Netcrm) -> None:
    terminal = Terminal(two_graces, "add")
    for question, *typed in ANSWERS:
        terminal.answers(question, *typed)
    assert terminal.end() == 0
    assert "Added Bela Varga" in terminal.shown
    found = two_graces.json("show", "bela")
    assert found["emails"] == ["bela@example.org"]
    assert found["phones"] == ["+36 1 555 0199"]
    assert (found["organisation"], found["title"]) == ("Tisza Works", None)
    assert (found["city"], found["tags"], found["links"]) == ("Szeged", [], [])
    assert (found["met"], found["met_on"]) == ("a workshop", "2026-03-01")
    assert found["introduced_by"]["name"] == "Grace Hoover"
    assert (found["birthday"], found["notes"], found["every"]) == ("--04-15", "likes trains", "6w")
    assert [one["due_on"] for one in found["followups"]] == ["2026-03-16"]


def test_all_but_the_name_can_be_left_out(crm: Netcrm) -> None:
    terminal = Terminal(crm, "add")
    terminal.answers("Name", "Bela Varga")
    terminal.answers(".*", *[""] * 14)
    assert terminal.end() == 0
    found = crm.json("show", "bela")
    assert not any(found[key] for key in ("emails", "organisation", "met_on", "every", "followups"))


def test_ctrl_c_keeps_nothing(crm: Netcrm) -> None:
    terminal = Terminal(crm, "add")
    terminal.answers("Name", "Bela Varga")
    terminal.asked("E.mail")
    terminal.interrupt()
    assert terminal.end() == 130
    assert "nothing was changed" in terminal.shown
    assert not crm.db.exists()


@pytest.mark.parametrize(("answer", "code", "number"), [("y", 0, 3), ("", 5, 2), ("n", 5, 2)])
def test_a_duplicate_is_asked_about_so_that_nothing_typed_is_lost(
    two_graces: Netcrm, answer: str, code: int, number: int
) -> None:
    terminal = Terminal(two_graces, "add")
    terminal.answers("Name", "grace HOOVER")
    terminal.answers(".*", *[""] * 14)
    terminal.answers(r"Add this one\? \[y/N\]", answer)
    assert terminal.end() == code
    assert len(two_graces.json("list")) == number


def test_an_ambiguous_name_is_asked_about_and_the_chosen_one_is_written(
    two_graces: Netcrm,
) -> None:
    terminal = Terminal(two_graces, "log", "grace", "coffee")
    terminal.answers(NUMBER, "9", "x", "0", "2")
    assert terminal.end() == 0
    assert "Acme" in terminal.shown
    assert "hoover@example.org" in terminal.shown
    assert [one["summary"] for one in two_graces.json("show", "2")["interactions"]] == ["coffee"]
    assert two_graces.json("show", "1")["interactions"] == []


@pytest.mark.parametrize(
    "command", [("log", "grace", "coffee"), ("show", "grace"), ("skip", "grace")]
)
def test_an_empty_answer_stops(two_graces: Netcrm, command: tuple[str, ...]) -> None:
    before = two_graces.kept()
    terminal = Terminal(two_graces, *command)
    terminal.answers(NUMBER, "")
    assert terminal.end() == 4
    assert two_graces.kept() == before


def test_one_of_several_promises_is_asked_about(two_graces: Netcrm) -> None:
    two_graces("add", "Grace Hoover", "--force")
    for number in range(1, 5):
        two_graces("followup", "3", f"thing {number}", "--in", f"{number}w")
    terminal = Terminal(two_graces, "done", "Grace Hoover")
    terminal.answers(NUMBER, "3", "4")
    assert terminal.end() == 0
    assert [one["what"] for one in two_graces.json("followups")] == [
        "thing 1",
        "thing 2",
        "thing 3",
    ]


@pytest.mark.parametrize("command", ["add", "log grace coffee", "show grace", "skip grace"])
def test_without_a_terminal_nothing_is_asked(two_graces: Netcrm, command: str) -> None:
    before = two_graces.kept()
    answer = two_graces.process(*command.split(), stdin="1\n1\n")
    assert answer.code == (2 if command == "add" else 4)
    assert not answer.out
    assert "Number" not in answer.err
    assert two_graces.kept() == before


def test_a_terminal_gets_a_table_as_wide_as_it_is(two_graces: Netcrm) -> None:
    two_graces("add", "Grace " + "Konstantinopolitanskaja " * 5)
    for columns in (60, 100):
        terminal = Terminal(two_graces, "list", columns=columns, term="dumb")
        assert terminal.end() == 0
        assert max(map(len, terminal.shown.splitlines())) == columns
        assert "\t" not in terminal.shown
        assert "Hoover" in terminal.shown


def test_no_color_and_a_dumb_terminal_are_honoured(two_graces: Netcrm) -> None:
    coloured = Terminal(two_graces, "list")
    assert coloured.end() == 0
    assert "\x1b[1m" in coloured.shown
    dumb = Terminal(two_graces, "list", term="dumb")
    two_graces.environment["NO_COLOR"] = "1"
    plain = Terminal(two_graces, "list")
    for terminal in (dumb, plain):
        assert terminal.end() == 0
        assert "\x1b" not in terminal.shown
