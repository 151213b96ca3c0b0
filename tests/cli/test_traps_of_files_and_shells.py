"""Mistakes that other programs made, each a test of ours: T17 to T26."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperOption

from netcrm.cli.command_line import command_of
from netcrm.cli.verb import VALUED
from netcrm.cli.verbs import MODULES

if TYPE_CHECKING:
    from tests.conftest import Netcrm

FIRST_SCHEMA = Path(__file__).parents[1] / "store" / "data" / "first_schema.sql"
LINKEDIN = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Amara,Okafor,https://www.linkedin.com/in/amara-okafor,amara@example.org,Lagos Sim,Lead,12 Mar 2024
Bela,Varga,https://www.linkedin.com/in/bela-varga,,Tisza Works,Engineer,01 Feb 2023
Cleo,Adeyemi,https://www.linkedin.com/in/cleo-adeyemi,,"Nile, Ltd",,15 Jan 2022
"""


@pytest.fixture
def connections(crm: Netcrm) -> Path:
    file = crm.home / "Connections.csv"
    file.write_text(LINKEDIN, encoding="utf-8")
    return file


def test_t17_the_same_file_again_changes_nothing(crm: Netcrm, connections: Path) -> None:
    first = crm.json("import", str(connections))
    assert (first["added"], first["updated"], first["unchanged"]) == (3, 0, 0)
    before = crm.kept()
    for day in ("2026-03-02", "2026-09-01", "2027-01-01"):
        again = crm.on(day).json("import", str(connections))
        assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 3)
        assert crm.kept() == before
    crm("import", str(connections), str(connections))
    assert crm.kept() == before
    shorter = crm.home / "again.csv"
    shorter.write_text(LINKEDIN.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert crm.json("import", str(shorter))["added"] == 0
    assert len(crm.json("list")) == 3


def test_t17_what_was_exported_and_is_imported_changes_nothing(
    crm: Netcrm, connections: Path
) -> None:
    crm("import", str(connections))
    crm("add", "Dario Conti", "--birthday", "--04-15", "--tag", "sim", "--every", "6w")
    crm("untrack", "bela")
    own = crm.home / "own.csv"
    crm("export", str(own))
    before = crm.kept()
    again = crm.json("import", str(own))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 4)
    assert crm.kept() == before


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (",,https://www.linkedin.com/in/nobody,,Acme,,01 Feb 2023", "no name"),
        ('"An,open,quote,,,,01 Feb 2023', "never closed"),
    ],
)
def test_t18_one_bad_record_among_300_costs_itself_alone(
    crm: Netcrm, bad: str, reason: str
) -> None:
    rows = [
        f"Given{n},Family{n},https://linkedin.com/in/g{n},,Acme,,01 Feb 2023" for n in range(300)
    ]
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    file = crm.home / "Connections.csv"
    file.write_text("\n".join([header, *rows[:150], bad, *rows[150:], ""]), encoding="utf-8")
    told = crm.json("import", str(file))
    assert told["added"] == 300
    assert all(f"Given{n}" in crm("list", f"given{n} family{n}").out for n in (0, 149, 150, 299))
    problems = told["skipped"] + told["warnings"]
    assert [problem["line"] for problem in problems] == [152]
    assert reason in problems[0]["reason"]
    assert crm.json("import", str(file))["unchanged"] == 300


def test_t19_a_wrong_import_is_taken_back_by_one_word(crm: Netcrm, connections: Path) -> None:
    crm("add", "Amara Okafor", "--email", "amara@example.org", "--title", "my own words")
    before = [crm.json("show", "1"), crm.json("list")]
    assert crm.json("import", str(connections))["updated"] == 1
    assert len(crm.json("list")) == 3
    crm("undo")
    assert [crm.json("show", "1"), crm.json("list")] == before
    assert crm.json("import", str(connections))["added"] == 2


def test_t19_a_dry_run_says_all_and_does_nothing(crm: Netcrm, connections: Path) -> None:
    dry = crm.json("import", str(connections), "--dry-run")
    assert (dry["added"], dry["dry_run"]) == (3, True)
    assert not crm.db.exists()
    crm("add", "Amara Okafor", "--email", "amara@example.org")
    before = crm.kept()
    dry = crm.json("import", str(connections), "--dry-run")
    assert (dry["added"], dry["updated"]) == (2, 1)
    assert crm.kept() == before


@pytest.mark.parametrize("typed", ["--04-15", "15 April", "1604-04-15", "April 15"])
def test_t20_a_birthday_without_a_year_stays_without_one(crm: Netcrm, typed: str) -> None:
    crm("add", "Amara Okafor", "--birthday", typed)
    assert crm.json("show", "amara")["birthday"] == "--04-15"
    for year in (2026, 2027, 2028):
        (row,) = crm.on(f"{year}-04-15").json("due")
        assert row["reason"] == "birthday today"
        assert crm.on(f"{year}-01-01").json("due") == []
    file = crm.home / "out.csv"
    crm("export", str(file))
    assert "--04-15" in file.read_text(encoding="utf-8")
    assert "1604" not in file.read_text(encoding="utf-8")
    other = str(crm.home / "other.db")
    crm("import", str(file), "--db", other)
    assert crm.json("show", "amara", "--db", other)["birthday"] == "--04-15"


def test_t21_a_preamble_is_no_header(crm: Netcrm, connections: Path) -> None:
    for preamble in (
        LINKEDIN,
        LINKEDIN.partition("\n\n")[2],
        "\ufeff" + LINKEDIN,
        "\n\n" + LINKEDIN,
    ):
        connections.write_text(preamble, encoding="utf-8")
        done = crm.json("import", str(connections), "--dry-run")
        assert (done["added"], done["skipped"]) == (3, [])
    connections.write_text(LINKEDIN.split("First Name", maxsplit=1)[0], encoding="utf-8")
    told = crm.fails(6, "import", str(connections))
    assert "Connections.csv" in told.err


@pytest.mark.parametrize("day", ["2026-03-02", "2026-05-01"])
def test_t22_searching_looks_at_what_is_kept_not_at_what_is_printed(crm: Netcrm, day: str) -> None:
    crm("add", "Amara Okafor", "--every", "2w", "--met-on", "2026-01-05")
    crm.on(day)
    assert len(crm.json("due")) == 1
    for word in ("overdue", "every", "weeks", "silent", "met", "ago", "2w", "2026", "yes", "null"):
        assert crm.json("list", word) == []
        assert crm.json("due", word) == []
        crm.fails(3, "show", word)


def test_t24_an_old_database_is_brought_up_to_date_and_nobody_is_told_to_delete_it(
    crm: Netcrm,
) -> None:
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
        plain.commit()
        before = plain.execute("SELECT id, uid, name FROM contact ORDER BY id").fetchall()
    told = crm("due", "--all")
    assert not re.search("delete|remove|start over", told.err)
    people = crm.json("list", "--sort", "id")
    assert [(one["id"], one["uid"], one["name"]) for one in people] == [
        row for row in before if row[0] in {one["id"] for one in people}
    ]
    assert "sound" in crm("db", "check").out
    with closing(sqlite3.connect(crm.db)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    refused = crm.fails(7, "due")
    assert "update netcrm" in refused.err
    assert not re.search("delete|remove|start over", refused.err)


GLOBAL = [("--json",), ("-j",), ("--format", "tsv"), ("--format=csv",), ("--today", "2026-03-05")]
VERBS = ["due", "list", "show amara", "followups", "history", "cadence", "skip amara", "db check"]


@pytest.mark.parametrize("flag", GLOBAL, ids=" ".join)
@pytest.mark.parametrize("verb", VERBS)
def test_t25_shared_options_work_before_and_after_the_verb(
    crm: Netcrm, verb: str, flag: tuple[str, ...]
) -> None:
    crm("add", "Amara Okafor", "--every", "1w", "--met-on", "2026-01-01")
    if verb.startswith("skip"):
        crm("skip", "amara")
        crm("skip", "amara", "--today", "2026-03-05")
    name, *words = verb.split()
    after = crm.run(name, *words, *flag)
    assert after.code == 0, after.err
    assert crm.run(*flag, name, *words) == after
    assert crm.run(name, *flag, *words) == after
    other = ("--db", str(crm.db))
    assert crm.run(*other, name, *flag, *words) == after


def test_t25_own_options_work_before_the_verb_and_without_one(crm: Netcrm) -> None:
    crm("--email", "amara@example.org", "--tag", "sim", "add", "Amara Okafor", "--every", "1w")
    assert crm.json("show", "amara")["emails"] == ["amara@example.org"]
    crm.on("2026-04-01")
    crm("add", "Bela Varga", "--every", "1w", "--met-on", "2026-01-01")
    assert len(crm("--max", "1").lines) == 1
    assert len(crm("-m", "1", "due").lines) == 1
    for options in (("--tag", "sim"), ("-t", "sim", "due"), ("--soon", "1w", "due", "tag:sim")):
        assert [row["id"] for row in crm(*options, "--json").json] == [1]
    assert [row["id"] for row in crm("-tag:sim", "--json").json] == [2]
    assert [row["id"] for row in crm("-tag:sim", "list", "--json").json] == [2]


def options() -> dict[str, bool]:
    """Return every option of every verb, and whether it takes a value."""
    return {
        name: not parameter.is_flag
        for verb in command_of(list(MODULES)).commands.values()
        for parameter in verb.params
        if isinstance(parameter, TyperOption)
        for name in parameter.opts
    }


def test_t25_the_options_that_take_a_value_are_all_known() -> None:
    assert {name for name, valued in options().items() if valued} == set(VALUED)


def test_short_options_mean_the_same_in_every_verb(crm: Netcrm) -> None:
    meaning = {
        "-t": "--tag", "-o": "--org", "-e": "--email", "-d": "--on", "-w": "--with",
        "-n": "--next", "-i": "--in", "-m": "--max", "-j": "--json", "-h": "--help",
    }  # fmt: skip
    for verb in MODULES:
        for short, long in re.findall(
            r"^ +(?:(-\w), )?(--[\w-]+(?:, --[\w-]+)*)", crm(verb, "-h").out, re.MULTILINE
        ):
            if short:
                assert meaning[short] in long.split(", ")
    assert {name for name in options() if len(name) == 2} <= set(meaning)


def test_t26_nothing_that_a_shell_would_take_for_its_own(crm: Netcrm) -> None:
    for verb in MODULES:
        for sign in re.findall(r"\S*(?:![a-z]|#\d)\S*", crm(verb, "--help").out):
            pytest.fail(f"{verb}: {sign}")
    crm("add", "Amara Okafor", "--tag", "sim", "--next", "call", "--by", "today")
    typed = crm.shell("set -H; netcrm list tag:sim; netcrm list -tag:sim; netcrm done f1")
    assert typed.code == 0
    assert typed.lines[0].startswith("1\tAmara Okafor")
    assert typed.lines[1].startswith("Done: call")
