"""The standard streams of the process, also where the caller has closed them or they are full."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

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
        stream.reconfigure(encoding="utf-8", newline="")


def abandon(stream: TextIO) -> None:
    """Give what could not be written somewhere to go, or the interpreter tries again at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
