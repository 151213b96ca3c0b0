"""The clipboard of the desktop, by the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from netcrm.errors import RefusedError

SECONDS = 10


class Program(NamedTuple):
    """A program that takes a text from its input; it is of use where ``display`` is set."""

    command: tuple[str, ...]
    display: str = ""
    encoding: str = "utf-8"


PROGRAMS = (
    Program(("pbcopy",)),
    Program(("wl-copy", "--type", "text/plain"), "WAYLAND_DISPLAY"),
    Program(("xclip", "-selection", "clipboard", "-in"), "DISPLAY"),
    Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Program(("clip.exe",), encoding="utf-16-le"),  # it would read bytes in the old code page
)
"""The first of these that is there is taken: macOS, Wayland, X11, Windows and its Linux."""


def copy(text: str) -> None:
    """Put a text on the clipboard; RefusedError where there is none, or where it does not work."""
    command, encoding = _program()
    try:
        done = subprocess.run(  # noqa: S603  one of those above
            command,
            input=text.encode(encoding),
            # It may go on in the background to serve the text, and would hold ours open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(f"'{command[0]}' did not take the text in time.") from error
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"'{command[0]}' cannot be started: {reason}.") from error
    if done.returncode:
        raise RefusedError(f"'{command[0]}' could not copy the text ({done.returncode}).")


def _program() -> tuple[list[str], str]:
    """Return the command, with the path of its program, and the encoding that it reads."""
    for one in PROGRAMS:
        if one.display and not os.environ.get(one.display):
            continue
        if found := shutil.which(one.command[0]):
            return [found, *one.command[1:]], one.encoding
    raise RefusedError(
        "There is no clipboard here: on a desktop of Linux, wl-copy, xclip or xsel gives one."
    )
