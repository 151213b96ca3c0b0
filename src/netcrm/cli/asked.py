"""Whether it is not a user but a shell that asks, how a line may go on: by variables."""

from __future__ import annotations

import os

COMPLETING = "_NETCRM_COMPLETE"
"""``complete_bash`` asks for what may come next, ``source_bash`` for the script that does so."""

MAY_BE_FILES = frozenset({"import", "export", "db", "--db"})
"""Where the words are these, files may be meant, and the whole line is to be read."""


def by_fish_first() -> bool:
    """Say whether fish asks if there is anything to offer, and there is.

    It asks so before each completion; this is known without loading what parses commands.
    """
    words = os.environ.get("_TYPER_COMPLETE_ARGS", "").split()
    first = os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"
    return first and not MAY_BE_FILES.intersection(words)
