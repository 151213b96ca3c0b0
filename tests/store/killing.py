"""Processes that are killed at their work."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")


def child(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Start ``work`` in a process that tells its parent about each success."""
    reading, writing = os.pipe()
    number = os.fork()
    if number:
        os.close(writing)
        return number, reading
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
    finally:
        os._exit(1)


def killed(number: int, reading: int, after: float) -> list[str]:
    """Kill a process so many seconds after its first word, and return what it told."""
    with os.fdopen(reading, encoding="utf-8") as told:
        first = told.readline()
        time.sleep(after)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        return (first + told.read()).split()
