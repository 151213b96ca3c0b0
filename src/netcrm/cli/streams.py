"""The standard streams of the process, also where the caller has closed them or they are full."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from netcrm.rules.text import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_STREAMS = (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))


def prepare() -> None:
    """Make all three usable: what the terminal cannot show is written as its number.

    A closed one is opened, lest the database get its number and be written over. An answer to a
    closed stdout fails, as it does everywhere else; remarks to a closed stderr go nowhere.
    """
    for name, flags, mode in _STREAMS:
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_for_programs(stream: TextIO) -> None:
    """Write UTF-8, and line ends as they are, whatever the terminal's encoding is."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


class OnScreen:
    """A stream on which text for programs is shown on a terminal: nothing in it acts there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text so that each sign of it is seen."""
        return self._stream.write(visible_lines(text))

    def writelines(self, texts: Iterable[str]) -> None:
        """Write several."""
        for text in texts:
            self.write(text)


def abandon(stream: TextIO) -> None:
    """Give what could not be written somewhere to go, or the interpreter tries again at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
