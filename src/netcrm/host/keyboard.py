"""Single keys from the terminal, without Enter."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

END = "\x04"
"""Ctrl-D, which ends what is typed."""

ESCAPE = "\x1b"
"""Begins what an arrow or a function key sends."""

LONGEST_SEQUENCE = 32


@contextmanager
def keyboard() -> Iterator[Callable[[], str]]:
    """Let each key be read when it is pressed, by the function that is yielded; it is not shown.

    The function returns the character of a key, and the empty text for an arrow or function key.
    It raises EOFError at the end of what is typed, and where the terminal is gone. Ctrl-C and
    Ctrl-Z stay what they are. Keys that were typed ahead are not lost: that is why Typer's
    ``getchar`` does not do, which throws them away.
    """
    if sys.platform == "win32":
        yield _windows_key
        return
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    tty.setcbreak(fd, termios.TCSADRAIN)
    try:
        yield lambda: _key(fd)
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _key(fd: int) -> str:
    found = _character(fd)
    if found in ("", END):
        raise EOFError
    return _after_escape(fd) if found == ESCAPE else found


def _windows_key() -> str:
    import msvcrt

    getwch = msvcrt.getwch  # type: ignore[attr-defined]
    found = str(getwch())
    if found in "\x00\xe0":  # an arrow or function key: its number follows
        getwch()
        return ""
    if found == "\x03":
        raise KeyboardInterrupt
    if found in ("\x1a", END):
        raise EOFError
    return found


def _character(fd: int) -> str:
    """Read the bytes of one character and no more: the rest is for whoever reads next."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    found = ""
    while not found:
        byte = os.read(fd, 1)
        if not byte:
            return decoder.decode(b"", final=True)
        found = decoder.decode(byte)
    return found


def _after_escape(fd: int) -> str:
    """Read away what a key has sent at once; Escape alone is a key as well."""
    import select

    sent = 0
    while sent < LONGEST_SEQUENCE and select.select([fd], [], [], 0.01)[0]:
        last = os.read(fd, 1)
        sent += 1
        if not last or (sent > 1 and last.isalpha()) or last == b"~":
            break
    return "" if sent else ESCAPE
