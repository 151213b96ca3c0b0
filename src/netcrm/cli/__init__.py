"""What you type: from the words of a command line to its answer and exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.cli import asked

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors are one sentence on stderr."""
    if asked.by_fish_first():
        return 0
    from netcrm.cli.running import main as run

    return run(argv)


__all__ = ["main"]
