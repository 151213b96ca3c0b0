"""Single keys from the terminal, without Enter."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

END = "\x04"
"""Ctrl-D, which ends what is typed."""

ESCAPE = "\x1b"
"""Begins what an arrow or a function key sends."""

PASTING, NOT_PASTING = "\x1b[?2004h", "\x1b[?2004l"
"""Let the terminal mark what is pasted, so that a letter of it is not taken for a key."""

PASTED, PASTED_TO = b"[200~", b"\x1b[201~"

LONGEST_SEQUENCE = 32


@contextmanager
def keyboard(asked: Callable[[], None]) -> Iterator[Callable[[], str]]:
    """Let each key be read when it is pressed, by the function that is yielded; it is not shown.

    ``asked`` writes what the keys are; it is called again after Ctrl-Z and ``fg``. The function
    returns the character of a key, and the empty text for an arrow or function key, or for a text
    that was pasted. It raises EOFError at the end of what is typed, and where the terminal is gone,
    and KeyboardInterrupt for Ctrl-C. Keys that were typed ahead are not lost: that is why Typer's
    ``getchar`` does not do, which throws them away.
    """
    if sys.platform == "win32":
        asked()
        yield _windows_key
        return
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)

    def begin() -> None:
        tty.setcbreak(fd, termios.TCSADRAIN)
        _tell(PASTING)
        asked()

    def end() -> None:
        _tell(NOT_PASTING)
        termios.tcsetattr(fd, termios.TCSADRAIN, before)

    with _lent(begin, end):
        begin()
        try:
            yield lambda: _key(fd)
        finally:
            end()


@contextmanager
def _lent(begin: Callable[[], None], end: Callable[[], None]) -> Iterator[None]:
    """Give the shell its terminal back as it was, for Ctrl-Z, and before the process is ended."""

    def stopped(*_: object) -> None:
        end()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)  # here the process stands still until fg
        signal.signal(signal.SIGTSTP, stopped)
        begin()

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    kept = {one: signal.getsignal(one) for one in (signal.SIGTSTP, signal.SIGTERM)}
    signal.signal(signal.SIGTSTP, stopped)
    signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        for one, handler in kept.items():
            signal.signal(one, handler)


def _tell(sequence: str) -> None:
    if os.environ.get("TERM") != "dumb":
        sys.stderr.write(sequence)
        sys.stderr.flush()


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
    """Read away what a key has sent at once, or a paste; Escape alone is a key as well."""
    import select

    sent = b""
    while len(sent) < LONGEST_SEQUENCE and select.select([fd], [], [], 0.01)[0]:
        sent += os.read(fd, 1)
        if sent[1:] and (sent[-1:].isalpha() or sent.endswith(b"~")):
            break
    if sent == PASTED:
        while not sent.endswith(PASTED_TO) and (byte := os.read(fd, 1)):
            sent = (sent + byte)[-len(PASTED_TO) :]
    return "" if sent else ESCAPE
