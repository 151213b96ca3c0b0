"""Memory for commands that take long, which a short one does without collecting."""

from __future__ import annotations

import gc

_YOUNG, _TIMES = 50_000, 50
"""A large import makes many objects that stay, and few that need a collector: to look at all of
them again and again costs a seventh of its time."""


def collect() -> None:
    """Let memory be collected again; not the modules' own."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _TIMES, _TIMES)
    gc.enable()
