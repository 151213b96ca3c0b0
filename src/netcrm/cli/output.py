"""Writing an answer: to stdout what was asked for and what was done, remarks to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from netcrm.cli.streams import abandon, write_for_programs
from netcrm.errors import RefusedError, UsageError
from netcrm.render.answer import Screen
from netcrm.render.forms import forms_of, printed, said_below
from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from netcrm.render.answer import Answer


def form_of(typed: str | None, verb: str) -> str:
    """Return the form to answer in: as typed, else a table on a terminal, else lines."""
    if typed is None:
        return "table" if sys.stdout.isatty() else "tsv"
    if typed not in (known := forms_of(verb)):
        raise UsageError(f"There is no format '{typed}'; there are {', '.join(known)}.")
    return typed


def write(answer: Answer, form: str, *, changed: bool = False) -> int:
    """Write an answer in its form and return its exit code.

    Where it cannot be written, RefusedError says so, and that what was ``changed`` is kept.
    """
    if form in ("json", "csv", *answer.documents):
        write_for_programs(sys.stdout)
    try:
        _put_out(printed(answer, form, screen(sys.stdout)), form, paged=not changed)
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon(sys.stdout)
        reason = (error.strerror or "failed").lower()
        kept = "; what was changed is kept" if changed else ""
        raise RefusedError(f"The answer cannot be written: {reason}{kept}.") from error
    for line in (*said_below(answer, form), *answer.remarks):
        remark(line)
    return answer.exit_code


def _put_out(pieces: Iterable[str], form: str, *, paged: bool) -> None:
    """Write to stdout; what somebody reads on a terminal goes through the pager if it is long.

    But not what was changed: who leaves the pager early would not see how it is undone.
    """
    if form in ("csv", "json") and sys.stdout.isatty():
        pieces = map(visible_lines, pieces)  # for programs they are as they are
    if form == "table" and paged and sys.stdout.isatty():
        from netcrm.host.pager import shown

        text = "".join(pieces)
        if shown(text):
            return
        pieces = [text]
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def remark(line: str) -> None:
    """Write one line to stderr."""
    say(visible(line))


def say(line: str) -> None:
    """Write a line to stderr as it is; where nobody can hear it, it is lost."""
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def screen(stream: TextIO) -> Screen:
    """Describe the screen that a stream is shown on."""
    width = shutil.get_terminal_size((80, 24)).columns
    ruled = os.environ.get("TERM") != "dumb"
    styled = ruled and stream.isatty() and not os.environ.get("NO_COLOR")
    return Screen(max(width, 20), styled, ruled)
