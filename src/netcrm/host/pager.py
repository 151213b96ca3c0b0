"""The user's pager: an answer that is longer than the screen is read in it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress

from netcrm.host.foreground import uninterrupted

NONE = ("", "cat")
"""A ``$PAGER`` that is none."""

FOR_PAGERS = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
"""What less and lv are told where the user has not: show colours, leave the answer on the screen,
and be gone at once where it fits."""


def shown(text: str) -> bool:
    """Show a text in the pager, where it is longer than the screen; say whether that was done.

    To leave the pager before the end is no failure. Where there is no pager that can be started, or
    nobody to use it, nothing is done.
    """
    rows = shutil.get_terminal_size().lines
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or text.count("\n") < rows:
        return False
    command = _command(os.environ.get("PAGER"))
    if not command:
        return False
    with uninterrupted():
        try:
            pager = subprocess.Popen(  # noqa: S603  the user's own
                command, stdin=subprocess.PIPE, env={**FOR_PAGERS, **os.environ}
            )
        except OSError:
            return False
        with suppress(BrokenPipeError):
            pager.communicate(text.encode(sys.stdout.encoding, "backslashreplace"))
        pager.wait()
    return True


def _command(named: str | None) -> list[str]:
    """Return the words of the command, with the path of its program; none where it is not there."""
    if named is None:
        named = "less"
    if named.strip() in NONE:
        return []
    try:
        words = shlex.split(named, posix=sys.platform != "win32")
    except ValueError:
        return []
    program = shutil.which(words[0].strip('"')) if words else None
    return [program, *words[1:]] if program else []
