"""Asking the programs that keep the system's timers."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 60
"""Seconds after which a program that does not answer has failed."""


NO_ANSWER = 127
"""The code of a program that could not be run, as a shell has it."""


class Answer(NamedTuple):
    """What a program answered; ``said`` is what it wrote for people, on one line."""

    code: int
    out: bytes
    said: str


def ask(
    command: Sequence[str], data: bytes = b"", environment: Mapping[str, str] | None = None
) -> Answer:
    """Run a program in plain English; one that cannot be started has answered so."""
    try:
        done = subprocess.run(  # noqa: S603  by name, as the user's own shell finds it
            command,
            input=data,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env={**os.environ, **(environment or {}), "LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        return Answer(NO_ANSWER, b"", f"no answer for {PATIENCE} seconds")
    except OSError as error:
        return Answer(NO_ANSWER, b"", f"it cannot be started ({(error.strerror or '').lower()})")
    lines = (done.stderr or done.stdout).decode("utf-8", "replace").split("\n")
    said = " ".join(line.strip() for line in lines if line.strip())
    return Answer(done.returncode, done.stdout, said)


def tell(
    command: Sequence[str], data: bytes = b"", environment: Mapping[str, str] | None = None
) -> None:
    """Run a program that has to succeed; RefusedError says what it said."""
    answer = ask(command, data, environment)
    if answer.code:
        said = answer.said.rstrip(".") or f"it failed ({answer.code})"
        raise RefusedError(f"{command[0]} refused: {said}. Nothing was changed.")
