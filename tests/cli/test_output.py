"""What goes where, in which form, and what happens when it cannot go there."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

LONG = "Maximiliana " + "Konstantinopolitanskaja-" * 12 + "Ende"
LISTS = [("list",), ("due", "--all"), ("followups",), ("history",), ("cadence",)]


def width(text: str) -> int:
    """Count the columns that a terminal needs."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.category(sign) in ("Mn", "Me") for sign in text)


@pytest.fixture
def people(crm: Netcrm) -> Netcrm:
    crm.on("2026-01-05")
    crm("add", "Amara Okafor", "--every", "3w", "--org", "Lagos Simulation Centre", "--tag", "sim")
    crm("add", LONG, "--every", "6w", "--title", "Director", "--org", "A long institute name")
    crm("add", "田中 花子", "--every", "2m", "--next", "send the paper", "--by", "2026-02-01")
    return crm.on("2026-03-02")


@pytest.mark.parametrize("command", LISTS, ids=lambda words: words[0])
def test_a_pipe_gets_lines_of_tabs_never_cut(people: Netcrm, command: tuple[str, ...]) -> None:
    narrow = people.process(*command, more={"COLUMNS": "40"})
    assert narrow.out == people.process(*command, more={"COLUMNS": "200"}).out
    assert len({line.count("\t") for line in narrow.lines}) == 1
    assert all(line.count("\t") >= 2 for line in narrow.lines)
    if command[0] in ("list", "due"):
        assert LONG in narrow.out


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("command", LISTS, ids=lambda words: words[0])
def test_a_table_fits_the_screen(
    people: Netcrm, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    table = people(*command, "--format", "table")
    assert max(map(width, table.lines)) <= columns
    assert "\x1b" not in table.out
    assert "\t" not in table.out


def test_a_table_wraps_and_loses_nothing(people: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    table = people("list", "--format", "table").out
    assert "…" not in table
    for name in ("Amara", "Okafor", "Ende", "花子"):
        assert name in table


def test_csv_is_read_back_by_any_reader(people: Netcrm) -> None:
    people("add", 'Quentin "Q", Ltd', "--force")
    rows = list(csv.DictReader(io.StringIO(people("list", "--format", "csv").out)))
    assert {row["name"] for row in rows} == {one["name"] for one in people.json("list")}
    assert len(rows) == 4


def test_ids_are_one_a_line(people: Netcrm) -> None:
    assert people("list", "--format", "ids").lines == ["1", "2", "3"]
    assert people("due", "--format", "ids", "tag:sim").lines == ["1"]
    assert people("show", "amara", "--format", "ids").lines == ["1"]


def test_an_empty_list_is_empty_in_every_form(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    for form in ("tsv", "ids"):
        assert not crm("list", "nobody", "--format", form).out
    assert crm("list", "nobody", "--format", "json").json == []
    assert crm("list", "nobody", "--format", "csv").out.count("\n") == 1


def test_remarks_go_to_stderr_only(people: Netcrm) -> None:
    capped = people("due", "--max", "1")
    assert len(capped.lines) == 1
    assert "2 more" in capped.err
    near = people("add", "Amara Okafo")
    assert "nearly the same name" in near.err
    assert "nearly" not in near.out
    again = people("untrack", "田中 花子"), people("untrack", "田中 花子")
    assert again[0].out
    assert not again[0].err
    assert not again[1].out
    assert "so already" in again[1].err


def test_unknown_forms_and_contradictions_are_refused(people: Netcrm) -> None:
    assert "tsv" in people.fails(2, "list", "--format", "xml").err
    people.fails(2, "list", "--format", "")
    people.fails(2, "list", "--json", "--format", "csv")
    assert people("list", "--json", "--format", "json").out == people("list", "--json").out


@pytest.mark.parametrize("command", ["list", "due", "export", "history --json", "--help"])
def test_a_reader_who_leaves_is_no_error(people: Netcrm, command: str) -> None:
    left = people.shell(f"set -o pipefail; netcrm {command} | true")
    assert (left.code, left.err) == (0, "")


def test_the_first_line_is_enough(people: Netcrm) -> None:
    first = people.shell("set -o pipefail; netcrm export | head -1")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("uid,name,")


COMMANDS = ["list", "due --json", "show 1", "export", "--help", "--version", "skip 1"]


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", COMMANDS)
def test_an_answer_that_cannot_be_written_is_one_sentence(
    people: Netcrm, command: str, where: str
) -> None:
    lost = people.shell(f"netcrm {command} {where}")
    assert lost.code == 1
    assert lost.err.count("\n") == 1
    assert "written" in lost.err


def test_what_was_changed_is_kept_and_said_so(people: Netcrm) -> None:
    lost = people.shell("netcrm skip 1 >/dev/full")
    assert lost.err.endswith("; what was changed is kept.\n")
    assert people.json("history")[0]["verb"] == "skip"
    lost = people.shell("netcrm undo >/dev/full")
    assert lost.err.endswith("; what was changed is kept.\n")
    assert "kept" not in people.shell("netcrm list >/dev/full").err


def test_closed_streams_do_no_harm(people: Netcrm) -> None:
    before = people.kept()
    assert people.shell("netcrm show nobody 2>&-").code == 3
    assert people.shell("netcrm show nobody 2>/dev/full").code == 3
    assert people.shell("netcrm add <&-").code == 2
    assert people.shell("netcrm list <&- >&- 2>&-").code == 1
    assert people.shell("netcrm add Amara Okafor <&- >&- 2>&-").code == 5
    assert people.kept() == before


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_json_and_csv_are_utf_8_wherever(people: Netcrm, encoding: str) -> None:
    elsewhere = {"PYTHONIOENCODING": encoding}
    assert people.process("show", "3", "--json", more=elsewhere).json["name"] == "田中 花子"
    assert "田中 花子" in people.process("list", "--format", "csv", more=elsewhere).out
    table = people.process("list", "--format", "table", more=elsewhere)
    assert "\\u7530" in table.out
    error = people.process("show", "花田", "--json", more=elsewhere)
    assert "花田" in error.error["message"]
