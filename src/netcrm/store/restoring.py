"""Putting a backup in the place of the database, which is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import DatabaseError, RefusedError
from netcrm.store import shelf
from netcrm.store.backup import Place, back_up, put
from netcrm.store.checking import looked_over, quick
from netcrm.store.file import (
    check_owner,
    connect,
    connect_reader,
    create,
    database_errors,
    is_damage,
    make_folders,
    refuse_what_is_no_file,
)
from netcrm.store.schema import REVISIONS
from netcrm.store.unpacking import Unpacked, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

PAGES = 16
"""So many pages are put in at a time: fewer than any database has."""


class Kept(NamedTuple):
    """Where the database is that was replaced: nowhere, in a backup, or beside, being damaged."""

    file: Path | None = None
    damaged: bool = False


@contextmanager
def to_restore(path: Path, file: Path) -> Iterator[Unpacked]:
    """Unpack a backup beside the database at ``path``, which may be missing.

    Raises what unpacking it does, and DatabaseError where it is not whole.
    """
    refuse_what_is_no_file(path)
    folder = path.resolve().parent
    try:
        if path.exists() and file.exists() and file.samefile(path):
            raise RefusedError(f"{file} is the database itself. Nothing was changed.")
        make_folders(folder)
    except OSError as error:
        raise RefusedError(f"{folder} cannot be made: {_reason(error)}.") from error
    with unpacked(file, folder) as backup:
        for problem in backup.contents.problems:
            raise DatabaseError(f"{file} cannot be restored: {problem}. Nothing was changed.")
        yield backup


def restore(path: Path, backup: Unpacked, at: datetime, most: int) -> Kept:
    """Put a backup, unpacked beside the database at ``path``, in the place of that database.

    A killed process leaves the one or the other. One that is sound is replaced in a transaction,
    whoever reads or writes it; of the automatic backups, ``most`` are kept.
    """
    refuse_what_is_no_file(path)
    _bring_up_to_date(backup)
    with database_errors(path):
        if not path.exists():
            create(path)
            _fill(path, backup.plain, lambda: None)
            return Kept()
        if not _is_sound(path):
            return Kept(_exchange(path, backup.plain, at), damaged=True)
        kept = _fill(path, backup.plain, lambda: back_up(path, shelf.BEFORE_RESTORE, at))
    shelf.tidy(path, most)
    return Kept(kept)


def _bring_up_to_date(backup: Unpacked) -> None:
    """Migrate a backup before it is anybody's database: the backup itself is the copy of it."""
    if backup.contents.schema != REVISIONS[-1]:
        from netcrm.store.migrating import migrate

        migrate(backup.plain, keep=False)


def _is_sound(path: Path) -> bool:
    """Say whether a file can be backed up; refuse one of another program."""
    try:
        with closing(connect_reader(path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                return False  # all of it is gone
            check_owner(connection, path)
            return not looked_over(connection, quick)
    except sqlite3.DatabaseError as error:
        if is_damage(error) or "not a database" in str(error):
            return False
        raise


def _fill(path: Path, plain: Path, keep: Callable[[], Path | None]) -> Path | None:
    """Put all that is in a plain file into the database, in one transaction.

    ``keep`` is called when nobody else can write any more, and others still see what was there:
    nothing that they have written is lost.
    """
    kept: list[Path | None] = []

    def begun(status: int, _left: int, _all: int) -> None:
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
            raise sqlite3.OperationalError("database is locked")
        if not kept:
            kept.append(keep())

    with closing(connect(path, "rw")) as live, closing(connect(plain, "ro&immutable=1")) as source:
        live.execute("PRAGMA journal_mode = WAL")  # as netcrm made it: others can read meanwhile
        source.backup(live, pages=PAGES, progress=begun)
    return kept[0]


def _exchange(path: Path, plain: Path, at: datetime) -> Path:
    """Keep a damaged file under another name, and put a plain one in its place."""
    real = path.resolve()
    names = shelf.names(path, "damaged", at, real.suffix)
    with closing(connect(plain, "rw")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    try:
        away = put(real, Place(real.parent, names))
        for ending in ("-wal", "-shm"):  # SQLite would apply them to the new file
            beside = real.with_name(real.name + ending)
            if beside.exists():
                beside.replace(away.with_name(away.name + ending))
        plain.replace(real)
    except OSError as error:
        raise RefusedError(f"{path} cannot be replaced: {_reason(error)}.") from error
    return away


def _reason(error: OSError) -> str:
    return (error.strerror or "failed").lower()
