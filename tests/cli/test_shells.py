"""TAB in the shells themselves, where they are installed: what they put on the line, and run."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from netcrm.rules.names.folding import fold, tag_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Netcrm

pexpect = pytest.importorskip("pexpect")

STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
BEFORE = {"zsh": "autoload -Uz compinit; compinit -u -D\n"}
PROGRAM = """\
#!/bin/sh
[ -z "$_NETCRM_COMPLETE" ] || exec '{python}' -m netcrm "$@"
for word; do printf '%s\\n' "$word"; done >"$HOME/args.new"
mv "$HOME/args.new" "$HOME/args"
"""
NASTY = [
    "$(touch pwned)", "`touch pwned`", "\\$(touch pwned)", "'; touch pwned; '", '"; touch pwned',
    "* ?", "!!", "a'b \"c", "{a,b}", "a;touch pwned", "~", "a\\b", "[x] #y", "(e:touch pwned:)",
]  # fmt: skip


class Shell:
    """A shell in which netcrm completes, and only writes down what it is called with."""

    def __init__(self, crm: Netcrm, name: str, script: str = "") -> None:
        self.home = crm.home
        program = crm.home / "bin" / "netcrm"
        program.parent.mkdir()
        program.write_text(PROGRAM.format(python=sys.executable))
        program.chmod(0o755)
        environment = {
            **os.environ,
            **crm.environment,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "TERM": "xterm",
            "LANG": "C.UTF-8",
        }
        printed = subprocess.run(
            [sys.executable, "-m", "netcrm"],
            env={**environment, "_NETCRM_COMPLETE": f"source_{name}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        (crm.home / "script").write_text(script or printed)
        self._child: Any = pexpect.spawn(
            STARTS[name][0],
            STARTS[name][1:],
            cwd=str(crm.home),
            env=environment,
            encoding="utf-8",
            timeout=30,
            dimensions=(40, 150),
        )
        self._child.send(f"{BEFORE.get(name, '')}source ./script\n")
        self.run("ready")

    def run(self, words: str) -> list[str]:
        """Type ``netcrm`` and these words, and return what it was called with."""
        args = self.home / "args"
        self._child.send(f"netcrm {words}\n")
        end = time.monotonic() + 30
        while not args.exists():
            if time.monotonic() > end:
                pytest.fail(f"{words!r}: {self._child.read_nonblocking(100_000, 1)!r}")
            time.sleep(0.02)
        said = args.read_text(encoding="utf-8").splitlines()
        args.unlink()
        return said

    def end(self) -> None:
        self._child.close(force=True)


@pytest.fixture(params=list(STARTS))
def shell(request: pytest.FixtureRequest, crm: Netcrm) -> Iterator[Shell]:
    if not shutil.which(request.param):
        pytest.skip(f"there is no {request.param} here")
    crm("add", "João Silva", "--org", "Acme", "--tag", "New York")
    crm("add", "Mei-Ling Zhao", "--email", "mei@example.org")
    with sqlite3.connect(crm.db) as connection:
        for number, nasty in enumerate(NASTY):
            name = f"q{chr(97 + number)}q{nasty}"
            connection.execute(
                "INSERT INTO tag (name, folded) VALUES (?, ?)", (name, tag_key(name))
            )
            connection.execute(
                "INSERT INTO contact (uid, name, folded, searchable, added_on)"
                " VALUES (?, ?, ?, ?, '2026-01-01')",
                (name, name, fold(name), fold(name)),
            )
    connection.close()
    started = Shell(crm, request.param)
    yield started
    started.end()


def test_names_options_and_terms(shell: Shell) -> None:
    assert shell.run("sh\tjoa\t\t")[0] == "show"
    first, *who = shell.run("show joa\t\t")
    assert (first, [fold(word) for word in who]) == ("show", ["joao", "silva"])
    assert shell.run("--json show mei\t\t") == ["--json", "show", "Mei-Ling", "Zhao"]
    assert [fold(word) for word in shell.run("list tag:new\t")] == ["list", "tag new york"]
    assert shell.run("list --for\tj\t") == ["list", "--format", "json"]
    assert shell.run("list --format=j\t") == ["list", "--format=json"]
    assert shell.run("show mei@\t") == ["show", "mei@example.org"]
    assert shell.run("list -tag:Ne\t") == ["list", "-tag:New York"]


def test_nothing_in_a_name_or_a_tag_acts(shell: Shell) -> None:
    before = {file.name for file in Path(shell.home).iterdir()}
    for number, nasty in enumerate(NASTY):
        begun = f"q{chr(97 + number)}q"
        assert shell.run(f"due --tag {begun}\t") == ["due", "--tag", f"{begun}{nasty}"]
        assert shell.run(f"list tag:{begun}\t") == ["list", f"tag:{begun}{nasty}"]
        words = shell.run(f"show {begun}\t")
        assert len(words) == 2
        assert words[1].replace("-", "").isalnum()
    assert {file.name for file in Path(shell.home).iterdir()} <= before | {"args", "args.new"}


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh_completes_at_the_first_press_where_it_loads_the_script_itself(
    crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer import _completion_shared

    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: "zsh")
    crm("--install-completion")
    monkeypatch.setitem(
        BEFORE, "zsh", f"fpath+={crm.home}/.zfunc; autoload -Uz compinit; compinit -u -D\n"
    )
    crm("add", "Mei-Ling Zhao")
    started = Shell(crm, "zsh", script=":")
    assert started.run("show mei\t") == ["show", "Mei-Ling"]
    started.end()
