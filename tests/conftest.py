"""The command line as a user drives it, each test with a home of its own."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# CI takes the same examples each time, so that a failure is of the change; new ones are looked for
# by everybody who runs the tests, and by the nightly profile.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=3000)
profile = "ci" if "CI" in os.environ else "default"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", profile))

MONDAY = "2026-03-02"
"""The day on which tests happen, unless they say another."""


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err)["error"]

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Netcrm:
    """netcrm with a database, settings and a today of its own.

    ``crm("log", "ada", "coffee")`` runs it in this process and expects it to work; ``fails`` wants
    an exit code; ``process`` runs the installed program as a process of its own.
    """

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
        self.home = home
        self.db = home / "netcrm.db"
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.environment = {
            "NETCRM_DB": str(self.db),
            "NETCRM_CONFIG": str(home / "config.toml"),
            "NETCRM_TODAY": MONDAY,
            "HOME": str(home),
        }
        (home / "config.toml").touch()
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        for name in ("NO_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR", "PAGER", "XDG_DATA_HOME"):
            monkeypatch.delenv(name, raising=False)
        # Users do not set it, and it hides what happens when the last of the output is written.
        monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)

    def run(self, *argv: str) -> Result:
        from netcrm.cli import main

        self._capsys.readouterr()
        code = main(argv)
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        return Result(out, err, code)

    def __call__(self, *argv: str) -> Result:
        result = self.run(*argv)
        assert result.code == 0, f"{argv}: {result.code}: {result.err}"
        return result

    def fails(self, code: int, *argv: str) -> Result:
        result = self.run(*argv)
        assert result.code == code, f"{argv}: {result.code}: {result.out}{result.err}"
        assert not result.out, result.out
        return result

    def json(self, *argv: str) -> Any:
        return self(*argv, "--json").json

    def on(self, day: str) -> Netcrm:
        """Make it another day."""
        self.environment["NETCRM_TODAY"] = day
        self._monkeypatch.setenv("NETCRM_TODAY", day)
        return self

    def kept(self) -> list[str]:
        """Return all that the file holds, as SQL text; nothing where there is no file."""
        if not self.db.exists():
            return []
        with closing(sqlite3.connect(self.db)) as connection:
            return list(connection.iterdump())

    def configure(self, text: str) -> None:
        (self.home / "config.toml").write_text(text, encoding="utf-8")

    def process(self, *argv: str, more: Mapping[str, str] | None = None, stdin: str = "") -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "netcrm", *argv],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **self.environment, **(more or {})},
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Result(done.stdout, done.stderr, done.returncode)

    def shell(self, script: str, *, more: Mapping[str, str] | None = None) -> Result:
        """Run a script of bash in which ``netcrm`` is the installed program."""
        program = f'netcrm() {{ {shlex.quote(sys.executable)} -m netcrm "$@"; }}'
        done = subprocess.run(
            ["bash", "-c", f"{program}\n{script}"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **self.environment, **(more or {})},
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Result(done.stdout, done.stderr, done.returncode)


@pytest.fixture
def crm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Netcrm:
    """netcrm with nobody in it."""
    return Netcrm(tmp_path, capsys, monkeypatch)
