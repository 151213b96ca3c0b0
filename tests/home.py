"""netcrm in this process with a folder of its own, for tests that need one per example."""

from __future__ import annotations

import io
import json
import os
import tempfile
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from unittest import mock

from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
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
        answer = self.run(*argv, "--json")
        assert answer.code == 0, f"{argv}: {answer.code}: {answer.err}"
        return json.loads(answer.out)

    def steps(self) -> int:
        """Count the steps that could be undone."""
        return sum(step["state"] == "done" for step in self("history"))


def many(number: int) -> settings:
    """So many examples in the default profile, and as many times more in a larger one.

    Each drives many commands; what Hypothesis does to explain a failure would take minutes.
    """
    return settings(
        max_examples=max(1, number * settings().max_examples // 100),
        suppress_health_check=[HealthCheck.too_slow],
        phases=[phase for phase in Phase if phase is not Phase.explain],
    )
