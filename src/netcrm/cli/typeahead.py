"""What was typed or pasted into a terminal ahead of the question that it answers."""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress

A_MOMENT = 0.1
"""So many seconds may lie between two pieces of one paste."""


def is_waiting() -> bool:
    """Say whether more was pasted than was read, be it half a line. Windows cannot tell."""
    if os.name == "nt":
        return False
    import termios
    import tty

    terminal = sys.stdin.fileno()
    with suppress(termios.error):  # it was closed meanwhile
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal, termios.TCSANOW)  # else a line without its end is none
        try:
            return bool(select.select([terminal], [], [], A_MOMENT)[0])
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, before)
    return False


def forget() -> None:
    """Drop what waits, which the shell would run as commands otherwise."""
    if os.name == "nt":
        return
    import termios

    with suppress(termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
