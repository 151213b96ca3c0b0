"""The user's browser, by ``$BROWSER`` or as the system has it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.rules.urls import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator


def opened(url: str) -> bool:
    """Open a page, a mail or a call; False where there is no browser to do it."""
    import webbrowser

    if not url.startswith(SCHEMES):
        raise AssertionError(url)
    with _aside():
        try:
            return webbrowser.open(url)
        except (webbrowser.Error, OSError):
            return False


@contextmanager
def _aside() -> Iterator[None]:
    """Let what a browser prints go to stderr, where stdout is for programs."""
    if sys.stdout.isatty():
        yield
        return
    sys.stdout.flush()
    ours = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(ours, 1)
        os.close(ours)
