"""Clearing a database of those who were forgotten: its free pages, its backups, their photos.

A row of ``erasure`` says that it is to be done. Whoever is killed at it, or finds the file in use,
leaves the row, and the next one begins anew: to do it twice does no harm.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import DatabaseError
from netcrm.store import photos, shelf
from netcrm.store.erasing import copies
from netcrm.store.file import connect, database_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    Progress = Callable[[int], None]


class Cleared(NamedTuple):
    """What was done: backups written anew, and files that may still hold somebody.

    ``waiting`` says why it is not done yet; nothing where it is.
    """

    rewritten: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    waiting: str = ""


def clear(
    path: Path,
    texts: Collection[str],
    wait_ms: int,
    progress: Progress = lambda _reached: None,
) -> Cleared:
    """Clear the database of all who wait for it; others that use the file are waited for.

    ``texts`` are names by which the history of a backup may know them as well. ``progress`` is told
    how many bytes of them were gone through.
    """
    try:
        with database_errors(path), closing(connect(path, "rw", wait_ms)) as connection:
            uids = [uid for (uid,) in connection.execute("SELECT uid FROM erasure")]
            if not uids:  # another process was faster
                return Cleared()
            photos.sweep(connection, path)
            in_use = _compact(connection)
            if in_use and not wait_ms:  # each command would look through all the backups
                return Cleared(waiting=in_use)
            rewritten, left = _clear_copies(path, uids, texts, progress)
            if not in_use:
                connection.execute(
                    f"DELETE FROM erasure WHERE uid IN ({', '.join('?' * len(uids))})", uids
                )
                _checkpoint(connection)
    except DatabaseError as error:
        return Cleared(waiting=error.message)
    return Cleared(tuple(rewritten), tuple(left), in_use)


def _compact(connection: sqlite3.Connection) -> str:
    """Write the file anew without its free pages; say what is in the way of that."""
    in_use = "another program has the database open"
    try:
        if not _checkpoint(connection):
            return in_use
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return in_use
        raise
    return "" if _checkpoint(connection) else in_use


def _checkpoint(connection: sqlite3.Connection) -> bool:
    """Empty the log into the file; False where somebody still reads what is in it."""
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _clear_copies(
    path: Path, uids: Collection[str], texts: Collection[str], progress: Progress
) -> tuple[list[Path], list[Path]]:
    folders = (path.resolve().parent, shelf.folder_of(path))
    for folder in folders:
        shelf.sweep_all(folder)
    rewritten: list[Path] = []
    left: list[Path] = []
    names, waiting, reached = set(texts), shelf.copies(path), 0
    while waiting:
        known = len(names)
        others: list[Path] = []
        for file in waiting:
            reached += file.stat().st_size
            try:
                (rewritten if copies.clear(file, uids, names) else others).append(file)
            except copies.UnclearError:
                left.append(file)
            progress(reached)
        # By a name that one of them knew, others may know them as well.
        waiting = others if len(names) > known else []
    left += shelf.damaged(path)
    for folder in folders:  # what others were writing meanwhile
        left += shelf.sweep_all(folder)
    return rewritten, left
