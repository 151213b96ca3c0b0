"""Memory for commands that take long, which a short one does without collecting."""

from __future__ import annotations

import gc


def collect() -> None:
    """Let memory be collected again; not the modules' own."""
    gc.freeze()
    gc.enable()
