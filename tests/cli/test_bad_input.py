"""Nonsense in: one sentence out, the documented exit code, and nothing changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from netcrm.cli.verbs import MODULES

if TYPE_CHECKING:
    from tests.conftest import Netcrm, Result

HUGE = "1" + "0" * 30
PYTHON = re.compile(
    r"\b(Error|Exception|NoneType|object at|errno|codec|int range|datetime)\b", re.IGNORECASE
)


def is_one_sentence(result: Result) -> bool:
    """Say whether an error is one line of plain words, and nothing was printed."""
    told = result.err
    assert told.count("\n") == 1, told
    assert told.endswith((".\n", "?\n")), told
    assert not PYTHON.search(told), told
    assert not result.out
    return True


@pytest.fixture
def amara(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--every", "3w", "--next", "send the notes", "--in", "2w")
    return crm


def refused(crm: Netcrm, code: int, *command: str) -> bool:
    before = crm.kept()
    assert is_one_sentence(crm.fails(code, *command))
    assert crm.kept() == before
    return True


EMPTY = [
    (2, "add", ""),
    (2, "add", " \t "),
    (2, "add", "Bela Varga", "--email", ""),
    (2, "add", "Bela Varga", "--tag", ""),
    (2, "add", "Bela Varga", "--every", ""),
    (2, "add", "Bela Varga", "--birthday", ""),
    (2, "add", "Bela Varga", "--met-on", ""),
    (3, "add", "Bela Varga", "--via", ""),
    (2, "add", "Bela Varga", "--next", "", "--in", "2w"),
    (2, "add", "Bela Varga", "--next", " ", "--in", "2w"),
    (2, "add", "Bela Varga", "--next", "call", "--in", ""),
    (2, "add", "Bela Varga", "--next", "call", "--by", ""),
    (3, "log", ""),
    (3, "log", "  ", "coffee"),
    (2, "log", "amara", "--on", ""),
    (2, "log", "amara", "--kind", ""),
    (2, "log", "amara", "--tag", " "),
    (3, "log", "amara", "--with", ""),
    (3, "show", ""),
    (3, "followups", ""),
    (3, "history", ""),
    (3, "done", ""),
    (2, "followup", "amara", "", "--in", "2w"),
    (2, "followup", "amara", "call", "--in", "2w", "--every", ""),
    (2, "snooze", "amara", "--for", ""),
    (2, "snooze", "amara", "--until", ""),
    (2, "pause", "amara", "--until", ""),
    (3, "skip", ""),
    (2, "track", "amara", "--every", ""),
    (2, "track", "amara", "--tier", ""),
    (2, "cadence", ""),
    (2, "cadence", "set", "", "2w"),
    (2, "cadence", "set", "tier:", "2w"),
    (2, "cadence", "set", "tier:close", ""),
    (2, "due", "--soon", ""),
    (2, "due", "--tag", ""),
    (2, "list", "tag:"),
    (2, "list", "--sort", ""),
    (2, "list", "--format", ""),
    (2, "db", ""),
    (6, "import", ""),
    (2, ""),
]


@pytest.mark.parametrize("command", EMPTY, ids=lambda command: " ".join(map(repr, command[1:])))
def test_empty_text(amara: Netcrm, command: tuple[int, *tuple[str, ...]]) -> None:
    code, *words = command
    assert refused(amara, code, *words)


def test_blank_fields_of_a_person_are_left_out(crm: Netcrm) -> None:
    crm(
        "add",
        "Bela Varga",
        "--org",
        " ",
        "--city",
        "  ",
        "--phone",
        " ",
        "--link",
        "",
        "--note",
        " ",
    )
    found = crm.json("show", "bela")
    assert [found[key] for key in ("organisation", "city", "notes")] == [None, None, None]
    assert [found[key] for key in ("phones", "links", "positions")] == [[], [], []]
    crm("add", "Cleo Adeyemi", "--email", " <cleo@example.org> ", "--org", " Nile Works ")
    found = crm.json("show", "cleo@example.org")
    assert (found["emails"], found["organisation"]) == (["cleo@example.org"], "Nile Works")


NUMBERS = [
    (3, "show", HUGE),
    (3, "log", HUGE, "coffee"),
    (3, "done", f"f{HUGE}"),
    (3, "done", "f" + "9" * 18),
    (2, "due", "--max", "0"),
    (2, "due", "--max", "-1"),
    (2, "due", "--max", "many"),
    (2, "due", "--max", "3", "--all"),
    (2, "list", "--limit", "0"),
    (2, "undo", "0"),
    (2, "undo", "x"),
    (1, "undo", "99"),
    (1, "undo", HUGE),
    (2, "snooze", "amara", "--for", "99999999d"),
    (2, "snooze", "amara", "--for", "0d"),
    (2, "track", "amara", "--every", "-1w"),
    (2, "track", "amara", "--every", HUGE + "d"),
    (2, "due", "--soon", "1000y"),
    (2, "log", "amara", "--on", "0000-01-01"),
    (2, "log", "amara", "--on", "10000-01-01"),
    (2, "log", "amara", "--on", "2026-02-30"),
    (2, "log", "amara", "--on", "03/04/2026"),
    (2, "add", "Bela Varga", "--birthday", "30 February"),
    (2, "add", "Bela Varga", "--birthday", "2030-01-01"),
    (2, "list", f"last:>{HUGE}d"),
    (2, "due", "--today", "9999-12-32"),
]


@pytest.mark.parametrize("command", NUMBERS, ids=lambda command: " ".join(command[1:]))
def test_numbers_and_days_out_of_range(
    amara: Netcrm, command: tuple[int, *tuple[str, ...]]
) -> None:
    code, *words = command
    assert refused(amara, code, *words)


def test_an_import_on_the_last_day_there_is(crm: Netcrm) -> None:
    file = crm.home / "Connections.csv"
    file.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Amara,Okafor,,,,,12 Mar 2024\n",
        encoding="utf-8",
    )
    crm.on("9999-12-31")("import", str(file))
    crm("track", "amara", "--every", "3w")
    assert crm.json("show", "amara")["due_on"] == "9999-12-31"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is(amara: Netcrm, day: str) -> None:
    amara("log", "amara", "a letter", "--on", day)
    amara.on(day)
    for command in (["due", "--soon", "100y"], ["list", "last:>100y"], ["list", "due:soon"]):
        amara(*command)
    amara("due", "--neglected")
    assert amara.json("show", "amara")["interactions"][0]["on"] == day
    if day == "9999-12-31":
        assert refused(amara, 2, "snooze", "amara", "--for", "1d")
    amara("list", "--limit", HUGE)
    amara("due", "--max", HUGE)


USAGE = [
    ("frobnicate",),
    ("lsit",),
    ("show",),
    ("log",),
    ("skip",),
    ("db",),
    ("db", "path", "twice"),
    ("due", "--frobnicate"),
    ("add", "Bela Varga", "--emial", "bela@example.org"),
    ("list", "--format"),
    ("list", "colour:red"),
    ("list", "due:sometimes"),
    ("list", "last:soon"),
    ("add", "Bela Varga", "--email", "bela"),
    ("add", "Bela Varga", "--every", "6w", "--tier", "close"),
    ("add", "Bela Varga", "--tier", "best"),
    ("add", "Bela Varga", "--in", "2w"),
    ("log", "amara", "--kind", "dinner"),
    ("log", "amara", "--next", "call"),
    ("followup", "amara", "call"),
    ("followup", "amara", "call", "--in", "2w", "--by", "friday"),
    ("snooze", "amara"),
    ("snooze", "amara", "--until", "yesterday"),
    ("snooze", "amara", "--until", "today"),
    ("track", "amara"),
    ("track", "amara", "--every", "6w", "--tier", "close"),
    ("cadence", "set", "close", "2m"),
    ("cadence", "get"),
    ("export", "people/"),
    ("export", "people/", "--to", "csv"),
    ("export", "--to", "vcf"),
    ("import", "none.csv", "--from", "rolodex"),
]


@pytest.mark.parametrize("command", USAGE, ids=" ".join)
def test_what_has_no_meaning_here(amara: Netcrm, command: tuple[str, ...]) -> None:
    code = 6 if command[0] == "import" else 2
    assert refused(amara, code, *command)


def test_a_mistyped_command_or_option_is_answered_with_the_right_one(crm: Netcrm) -> None:
    assert "Did you mean 'list'?" in crm.fails(2, "lsit").err
    assert "--email" in crm.fails(2, "add", "Bela", "--emial", "b@example.org").err
    assert "'netcrm snooze --help'" in crm.fails(2, "snooze").err


@pytest.mark.parametrize("verb", MODULES)
def test_every_verb_explains_itself(crm: Netcrm, verb: str) -> None:
    for option in ("--help", "-h"):
        assert crm(verb, option).out.startswith(f"Usage: netcrm {verb}")
    assert not crm.db.exists()


def test_words_that_are_not_utf_8(amara: Netcrm) -> None:
    before = amara.kept()
    for words in ("show $'\\xff'", "add $'J\\xf6rg'", "list $'\\xe9'"):
        told = amara.shell(f"netcrm {words}")
        assert told.code == 2
        assert is_one_sentence(told)
    assert amara.kept() == before


@pytest.mark.parametrize(
    ("argv", "option", "verb"),
    [
        (["edit", "amara", "--name"], "--name", "netcrm edit"),
        (["due", "-t"], "-t", "netcrm due"),
        (["log", "amara", "coffee", "--next"], "--next", "netcrm log"),
        (["--db"], "--db", "netcrm"),
        (["nonsense", "--db"], "--db", "netcrm"),
    ],
)
def test_an_option_at_the_end_wants_its_value(
    crm: Netcrm, argv: list[str], option: str, verb: str
) -> None:
    crm("add", "Amara Okafor")
    kept = crm.kept()
    refused = crm.fails(2, *argv)
    assert refused.err == f"{option} needs a value. See '{verb} --help'.\n"
    assert crm.kept() == kept


def test_short_options_together_may_end_with_one_that_has_a_value(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--tag", "sim", "--every", "1w", "--met-on", "2026-01-01")
    crm("add", "Bela Varga", "--every", "1w", "--met-on", "2026-01-01")
    for argv in (["due", "-jt", "sim"], ["due", "-jtsim"], ["-jt", "sim", "due"], ["-jt", "sim"]):
        assert [row["name"] for row in crm(*argv).json] == ["Amara Okafor"]


@pytest.mark.parametrize("kind", ["of another program", "a folder", "no settings"])
def test_netcrm_alone_tells_what_is_wrong(crm: Netcrm, kind: str) -> None:
    crm.db.mkdir() if kind == "a folder" else crm.db.write_text("nothing\n" * 200, "utf-8")
    if kind == "no settings":
        crm.configure("[[[")
    result = crm.run()
    assert result.code == (2 if kind == "no settings" else 7)
    assert len(result.err.splitlines()) == 1
    assert crm.run("-jt", "x").err.startswith('{"error"')


def test_the_way_back_leads_into_the_database_that_was_named(crm: Netcrm) -> None:
    other = str(crm.home / "an other.db")
    said = crm("add", "Amara Okafor", "--db", other).out
    assert said == f"Added Amara Okafor. Undo: netcrm undo --db '{other}'\n"
    assert crm("undo", "--db", other).out.endswith(f"Redo: netcrm redo --db '{other}'\n")


def test_an_address_is_no_part_of_a_name(crm: Netcrm) -> None:
    refused = crm.fails(2, "add", "Amara Okafor", "amara@example.org", "--city", "Lagos")
    assert "say --email amara@example.org" in refused.err


def test_an_export_of_nobody_says_so(crm: Netcrm) -> None:
    crm("add", "Amara Okafor")
    assert "ends in .csv" in crm("export", "people.txt").err
    assert not crm("export").err
