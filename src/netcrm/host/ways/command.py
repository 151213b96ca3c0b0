"""A message to a program of the user's, which reads it from its standard input."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.host.ways.secret import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.host.ways.message import Message

SECONDS = 60


def pipe(message: Message, words: Sequence[str], *, seconds: float = SECONDS) -> None:
    """Give the text of the message to a program and wait for it; ``words`` are not a shell's.

    What it prints is shown nowhere, as it could repeat names. Raises RefusedError where it is not
    there, where it fails, and where it does not end in time.
    """
    program = _program(words)
    try:
        code = _run([program, *words[1:]], message.text, seconds)
    except subprocess.TimeoutExpired as error:
        raise RefusedError(
            f"The command '{program}' did not end within {seconds:g} seconds and was stopped."
        ) from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "failed").lower()
        raise RefusedError(f"The command '{program}' cannot be started: {reason}.") from error
    if code < 0:
        raise RefusedError(f"The command '{program}' was stopped by signal {-code}.")
    if code:
        raise RefusedError(f"The command '{program}' failed ({code}).")


def _program(words: Sequence[str]) -> str:
    """Return the absolute path of the program; timers run with a short $PATH."""
    if not words:
        raise RefusedError("There is no command to send to: write one in the settings.")
    found = shutil.which(Path(words[0]).expanduser())
    if not found:
        raise RefusedError(
            f"There is no program '{words[0]}' on the search path of programs, which is short"
            " when a timer runs: write its whole path in the settings."
        )
    return str(Path(found).absolute())


def _run(command: list[str], text: str, seconds: float) -> int:
    """Return the exit code; where it takes too long, end it with all that it has started."""
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    with subprocess.Popen(  # noqa: S603  the user's own
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as running:
        try:
            running.communicate(text.encode(), timeout=seconds)
        except BaseException:
            _end(running)
            raise
        return running.returncode


def _end(running: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        running.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
