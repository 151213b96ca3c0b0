"""netcrm in this process with a folder of its own, for tests that need one per example."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing, contextmanager, redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from unittest import mock
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Answer(NamedTuple):
    code: int
    out: str
    err: str


class Home:
    """``home("add", "Ada")`` expects it to work and returns the JSON that it answers."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self.path = Path()
        self.db = Path()

    def __enter__(self) -> Self:
        self.path = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self.db = self.path / "netcrm.db"
        config = self.path / "config.toml"
        config.touch()
        named = {"NETCRM_DB": self.db, "NETCRM_CONFIG": config, "HOME": self.path}
        environment = {key: str(value) for key, value in named.items()}
        self._open.enter_context(mock.patch.dict(os.environ, environment))
        return self

    def __exit__(self, *raised: object) -> None:
        self._open.close()

    def on(self, day: date | str) -> Self:
        """Make it another day."""
        os.environ["NETCRM_TODAY"] = str(day)
        return self

    def run(self, *argv: str) -> Answer:
        from netcrm.cli import main

        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            code = main(argv)
        assert "Traceback" not in err.getvalue()
        return Answer(code, out.getvalue(), err.getvalue())

    def __call__(self, *argv: str) -> Any:
        answer = self.run("--json", *argv)
        assert answer.code == 0, f"{argv}: {answer.code}: {answer.err}"
        return json.loads(answer.out)

    def steps(self) -> int:
        """Count the steps that could be undone, as the file has them: in the time of no command."""
        with closing(sqlite3.connect(self.db)) as connection:
            found = connection.execute("SELECT count(*) FROM step WHERE state = 'done'")
            return int(found.fetchone()[0])


class Processes(Home):
    """The same, each command in a process of its own."""

    def run(self, *argv: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "netcrm", *argv],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)


@contextmanager
def same_uids() -> Iterator[None]:
    """Give new people the same uids each time, so that an example which fails does so again."""
    chance = Random(1)  # noqa: S311
    uids = (UUID(int=chance.getrandbits(128), version=4) for _ in count())
    with mock.patch("uuid.uuid4", side_effect=uids):
        yield


def many(number: int, parts: int = 1) -> settings:
    """So many examples in the default profile, and in a larger one as many times more.

    More than the profile has for any other test there are not. ``parts`` are the tests that share
    the number. Each example drives many commands; what Hypothesis does to explain a failure would
    take minutes.
    """
    most = settings().max_examples
    examples = min(number * most // 100, max(number, most))
    return settings(
        max_examples=max(1, examples // parts),
        suppress_health_check=[HealthCheck.too_slow],
        phases=[phase for phase in Phase if phase is not Phase.explain],
    )
