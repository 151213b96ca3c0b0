"""Backups that commands make: with a bar where they take long, and before what is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.cli.output import remark
from netcrm.cli.progress import progress

if TYPE_CHECKING:
    from pathlib import Path

    from netcrm.cli.call import Call
    from netcrm.store.backup import Made

MANY = 100
"""Files that have together more lines than this are not taken in without a backup."""


def back_up_by_hand(call: Call, file: Path | None) -> Made:
    """Make the backup that the user wants."""
    from netcrm.store.backup import back_up_by_hand, parts_of

    with progress("Backing up", parts_of(call.path)) as advance:
        return back_up_by_hand(call.path, file, call.moment.now, advance)


def back_up_before_import(call: Call, lines: int) -> None:
    """Make a backup before so many lines are taken in, and say where; once in a command.

    A folder of vCards, of one person each, is as much as one file of all of them.
    The transaction may have begun: what is in the file is still as it was.
    """
    from netcrm.store.backup import back_up, is_worthwhile, parts_of
    from netcrm.store.shelf import BEFORE_IMPORT, tidy

    call.lines_to_import += lines
    if call.lines_to_import <= MANY or call.backed_up or not is_worthwhile(call.path):
        return
    with progress("Backing up", parts_of(call.path)) as advance:
        file = back_up(call.path, BEFORE_IMPORT, call.moment.now, advance)
    tidy(call.path, call.settings.backup_keep)
    call.backed_up = True
    remark(f"The database as it was is kept: {file}")
