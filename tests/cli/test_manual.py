"""The manual page: it is that of the commands as they are, and programs for it can read it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm import errors
from netcrm.cli import manual, manual_words
from netcrm.cli.command_line import command_of
from netcrm.cli.verbs import MODULES
from netcrm.config.options import OPTIONS

if TYPE_CHECKING:
    from tests.conftest import Netcrm

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "man" / "netcrm.1"


def read() -> str:
    """Return the page without its escapes and fonts."""
    plain = re.sub(r"\\f[A-Z]|\\&", "", PAGE.read_text(encoding="utf-8"))
    signs = {r"\-": "-", r"\(aq": "'", r"\(dq": '"', r"\(ti": "~", r"\(ga": "`", r"\e": "\\"}
    for escape, sign in signs.items():
        plain = plain.replace(escape, sign)
    return plain


def test_the_page_is_up_to_date() -> None:
    made = "".join(f"{line}\n" for line in manual.page())
    assert PAGE.read_text(encoding="utf-8") == made, "python -m netcrm.cli.manual > man/netcrm.1"


def test_every_command_and_option_is_in_it() -> None:
    said = read()
    for verb, command in command_of(list(MODULES)).commands.items():
        assert f'.SS "netcrm {verb}' in said
        for param in command.params:
            if not getattr(param, "hidden", False):
                assert all(name in said for name in param.opts if name.startswith("-"))


def test_exit_codes_settings_and_keys_are_in_it() -> None:
    said = read()
    codes = {str(one.exit_code) for one in vars(errors).values() if hasattr(one, "exit_code")}
    for term in (*codes, "10", "130", *OPTIONS, "tag:", "NETCRM_DB", "PAGER"):
        assert f".TP\n{term}\n" in said, term


def test_the_settings_it_names_are_read_somewhere() -> None:
    sources = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "src" / "netcrm").rglob("*.py")
        if file.name != "manual_words.py"
    )
    read_by_libraries = {"COLUMNS", "BROWSER"}
    named = {name for names, _ in manual_words.ENVIRONMENT for name in names.split(", ")}
    assert {name for name in named if name not in sources} <= read_by_libraries


def test_there_is_no_day_in_its_head_and_signs_are_themselves() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r'\.TH NETCRM 1 "" "netcrm [\d.a-z]+" "User Commands"', lines[1])
    assert all(line.isascii() for line in lines)
    assert list(manual._items([(".dot", "'quote -x \\ “é…")])) == [
        ".TP",
        r"\fB.dot\fR",
        r"\&\(aqquote \-x \e \[u201C]\[u00E9]...",
    ]


def test_its_examples_work(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(crm.home)
    for _, command in manual_words.EXAMPLES:
        program, *words = shlex.split(command.partition(" |")[0])
        assert program == "netcrm"
        crm(*words)


@pytest.mark.skipif(not shutil.which("mandoc"), reason="there is no mandoc here")
def test_mandoc_reads_it() -> None:
    done = subprocess.run(
        ["mandoc", "-Tlint", "-Wwarning", str(PAGE)], capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    assert [line for line in said if "missing date" not in line] == []


@pytest.mark.skipif(not shutil.which("groff"), reason="there is no groff here")
def test_groff_reads_it_and_it_fits_into_80_columns() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-P-c", str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    lines = re.sub(".\b", "", done.stdout).splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.strip() == "-j, --json" for line in lines)
