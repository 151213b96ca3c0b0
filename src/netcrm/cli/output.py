"""Writing an answer: to stdout what was asked for and what was done, remarks to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.render.answer import Screen
from netcrm.render.forms import FORMATS, printed, said_below
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from netcrm.render.answer import Answer


def form_of(typed: str | None) -> str:
    """Return the form to answer in: as typed, else a table on a terminal, else lines."""
    if typed is None:
        return "table" if sys.stdout.isatty() else "tsv"
    if typed not in FORMATS:
        raise UsageError(f"There is no format '{typed}'; there are {', '.join(FORMATS)}.")
    return typed


def write(answer: Answer, form: str) -> int:
    """Write an answer in its form and return its exit code."""
    for piece in printed(answer, form, _screen()):
        sys.stdout.write(piece)
    sys.stdout.flush()
    for line in (*said_below(answer, form), *answer.remarks):
        remark(line)
    return answer.exit_code


def remark(line: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(f"{visible(line)}\n")


def _screen() -> Screen:
    width = shutil.get_terminal_size((80, 24)).columns
    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Screen(max(width, 20), styled and os.environ.get("TERM") != "dumb")
