"""Lending the terminal to another program, such as an editor or a pager."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the other program, which has it as a key of its own."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # to ignore it would be inherited
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
