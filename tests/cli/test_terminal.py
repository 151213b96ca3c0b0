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
    ("Until when .*", "some day", "2w"),
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


def test_of_several_events_and_people_of_one_name_each_is_asked_about(
    two_graces: Netcrm,
) -> None:
    two_graces("event", "add", "Grace lecture 2025")
    two_graces("event", "add", "Grace lecture 2026")
    terminal = Terminal(two_graces, "event", "join", "grace", "grace")
    terminal.answers(NUMBER, "2", "1")
    assert terminal.end() == 0
    assert two_graces.json("event", "show", "e1")["people"] == []
    assert [one["id"] for one in two_graces.json("event", "show", "e2")["people"]] == [1]


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
        assert columns - 25 < max(map(len, terminal.shown.splitlines())) <= columns
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
    assert "──" in plain.shown
    assert "─" not in dumb.shown


AGAIN = r"Edit again\? \[Y/n\]"
TURNS = """#!/bin/sh
# An editor that writes something else each time.
echo turn >> "$0.turns"
case $(($(wc -l < "$0.turns"))) in
  1) echo "due.max = 0" > "$1" ;;
  2) cat "$1" >> "$0.seen"; echo "[due" >> "$1" ;;
  3) cat "$1" >> "$0.seen"; echo "due.max = 4" > "$1" ;;
  *) exit 1 ;;
esac
"""


@pytest.fixture
def turning(crm: Netcrm) -> Netcrm:
    crm.configure("due.max = 3\n")
    editor = crm.home / "ed"
    editor.write_text(TURNS, encoding="utf-8")
    editor.chmod(0o700)
    crm.environment["EDITOR"] = str(editor)
    return crm


def kept_texts(crm: Netcrm) -> list[str]:
    return [one.read_text(encoding="utf-8") for one in crm.home.glob("netcrm-edited-*")]


def settings_of(crm: Netcrm) -> str:
    return (crm.home / "config.toml").read_text(encoding="utf-8")


def test_settings_that_make_no_sense_are_edited_again_with_what_was_written(
    turning: Netcrm,
) -> None:
    terminal = Terminal(turning, "config", "edit")
    terminal.answers(AGAIN, "", "y")
    assert terminal.end() == 0
    assert "due.max is '0'" in terminal.shown
    assert "TOML" in terminal.shown
    assert "due.max is 4 now; it was 3" in terminal.shown
    assert settings_of(turning) == "due.max = 4\n"
    seen = (turning.home / "ed.seen").read_text(encoding="utf-8")
    assert seen == "due.max = 0\ndue.max = 0\n[due\n"
    assert kept_texts(turning) == []


def test_whoever_does_not_edit_again_finds_the_text(turning: Netcrm) -> None:
    terminal = Terminal(turning, "config", "edit")
    terminal.answers(AGAIN, "", "n")
    assert terminal.end() == 2
    assert "Nothing was changed. Your text is in" in terminal.shown
    assert settings_of(turning) == "due.max = 3\n"
    assert kept_texts(turning) == ["due.max = 0\n[due\n"]


def test_ctrl_c_instead_of_an_answer_leaves_the_text(turning: Netcrm) -> None:
    terminal = Terminal(turning, "config", "edit")
    terminal.asked(AGAIN)
    terminal.interrupt()
    assert terminal.end() == 130
    assert "Your text is in" in terminal.shown
    assert settings_of(turning) == "due.max = 3\n"
    assert kept_texts(turning) == ["due.max = 0\n"]


def test_an_editor_that_fails_the_second_time_leaves_the_text(turning: Netcrm) -> None:
    editor = turning.home / "ed"
    editor.write_text(TURNS.replace("2) cat", "2) exit 1; cat"), encoding="utf-8")
    terminal = Terminal(turning, "config", "edit")
    terminal.answers(AGAIN, "")
    assert terminal.end() == 1
    assert "failed" in terminal.shown
    assert settings_of(turning) == "due.max = 3\n"
    assert kept_texts(turning) == ["due.max = 0\n"]


def test_the_editor_of_the_system_is_opened_on_a_terminal(crm: Netcrm) -> None:
    """Where no variable names one: the first of the common ones that is there."""
    bin_folder = crm.home / "bin"
    bin_folder.mkdir()
    nano = bin_folder / "nano"
    nano.write_text('#!/bin/sh\ntest -t 0 && test -t 1 && echo "due.max = 5" > "$1"\n', "utf-8")
    nano.chmod(0o700)
    crm.environment["PATH"] = str(bin_folder)
    terminal = Terminal(crm, "config", "edit")
    assert terminal.end() == 0
    assert settings_of(crm) == "due.max = 5\n"


def test_an_export_to_a_terminal_is_shown_and_does_nothing(crm: Netcrm) -> None:
    crm("add", "Ana \x1b[31mLund")
    for form in ("csv", "json", "md", "ics"):
        terminal = Terminal(crm, "export", "--to", form)
        assert terminal.end() == 0
        assert "\x1b[31m" not in terminal.shown


def test_a_workbook_is_no_text_for_a_terminal(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    terminal = Terminal(crm, "export", "--to", "xlsx")
    assert terminal.end() == 2
    assert "name a file, such as people.xlsx" in terminal.shown
