"""Reading is fast: what only writing needs is never loaded, and no file is made."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

READING = [
    "find amara coffee", "dupes", "dupes bela amara", "find amarra", "stats",
    "", "due", "due --neglected", "due --soon 2w tag:sim", "list", "list org:acme --sort due",
    "list due:overdue", "show amara", "show amara --json", "followups", "followups amara --all",
    "history", "history amara", "cadence", "export", "export - tag:sim", "export out.csv",
    "export --to json", "db path", "--version", "--help", "list --help", "show nobody",
    "level --dry-run", "due --format md", "due --format html", "due --format ics",
    "export due.ics", "list --format csv", "config",
    "event list", "event show amee", "project show osce --json", "group show iamse",
    "config get due.max", "config path", "open bela --print", "draft amara", "draft --list",
    "path amara", "path bela", "path org:acme", "intro amara bela --ask",
    "role amara", "relate bela", "outcomes", "outcomes --by via", "list role:mentor event:none",
    "brief amara", "brief amara --share --format md", "brief bela --json",
]  # fmt: skip
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "hypothesis", "pytest"}
ASKING = """
import sys
from netcrm.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(code, *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def loaded(crm: Netcrm, command: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASKING, *command.split()],
        capture_output=True,
        text=True,
        cwd=crm.home,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == ("3" if command == "show nobody" else "0"), done.stderr
    return set(modules)


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--tag", "sim", "--every", "3w", "--met-on", "2026-01-05")
    crm("add", "Bela Varga", "--link", "x:bela", "--org", "Acme")
    crm("event", "add", "AMEE 2026", "--with", "amara")
    crm("project", "add", "OSCE study", "--with", "amara")
    crm("group", "add", "IAMSE")
    crm("log", "amara", "coffee", "--on", "2026-01-20", "--next", "call", "--in", "1w")
    return crm


@pytest.mark.parametrize("command", READING)
def test_reading_loads_nothing_that_writes(some: Netcrm, command: str) -> None:
    before = {file: file.read_bytes() for file in some.home.rglob("*") if file.is_file()}
    modules = loaded(some, command)
    assert modules & HEAVY == set()
    assert "rich" not in modules
    for written in ("out.csv", "due.ics"):
        (some.home / written).unlink(missing_ok=True)
    assert {file: file.read_bytes() for file in some.home.rglob("*") if file.is_file()} == before


def test_a_table_loads_what_draws_it_and_writing_what_writes(some: Netcrm) -> None:
    table = loaded(some, "list --format table")
    assert "rich" in table
    assert table & HEAVY == set()
    assert "sqlmodel" in loaded(some, "skip amara")


def test_reading_where_nothing_is_yet_makes_nothing(crm: Netcrm) -> None:
    before = sorted(crm.home.rglob("*"))
    commands = ["due", "list", "find x", "stats", "followups", "history", "cadence", "export"]
    for command in (*commands, "db path"):
        assert loaded(crm, command) & HEAVY == set()
    assert sorted(crm.home.rglob("*")) == before
