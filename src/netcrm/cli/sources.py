"""Files and standard input that a command reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netcrm.formats.source import Source

STANDARD_INPUT = Path("-")


def source_of(file: Path, encoding: str | None = None) -> Source:
    """Open a file, or ``-``: standard input; on a terminal it is said how it ends."""
    from netcrm.cli.output import remark
    from netcrm.errors import UnreadableFileError
    from netcrm.formats.source import Source

    if file != STANDARD_INPUT:
        return Source.of_file(file, encoding)
    if sys.stdin is None:  # of a program that was started without
        raise UnreadableFileError("Standard input is closed.")
    if sys.stdin.isatty():
        remark("Type or paste the list; a line with Ctrl-D alone ends it.")
    return Source.of_stream(sys.stdin.buffer, encoding)
