"""Opening the database to read or to write it, in the schema of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.store.file import (
    check_owner,
    connect,
    connect_reader,
    create,
    database_errors,
    empty,
    refuse_what_is_no_file,
    revision,
)
from netcrm.store.schema import REVISIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    Told = Callable[[Path], None]


def open_for_reading(path: Path, migrated: Told | None = None) -> sqlite3.Connection:
    """Open the file so that nothing can be changed; a missing file reads as an empty network.

    Creates nothing, and works in a folder that may not be written. ``migrated`` is told where the
    copy is of a file that was of an older schema.
    """
    refuse_what_is_no_file(path)
    if not path.exists():
        connection = empty()
    else:
        with database_errors(path):
            connection = connect_reader(path)
            try:
                check_owner(connection, path)
                if revision(connection, path) != REVISIONS[-1]:
                    connection.close()
                    _migrate(path, migrated)
                    connection = connect_reader(path)
            except BaseException:
                connection.close()
                raise
    connection.execute("PRAGMA query_only = ON")
    return connection


def open_for_writing(path: Path, migrated: Told | None = None) -> sqlite3.Connection:
    """Open the file to change it, in autocommit; makes it, and its folder, where there is none."""
    refuse_what_is_no_file(path)
    if not path.exists():
        create(path)
    with database_errors(path):
        connection = connect(path, "rw")
        try:
            check_owner(connection, path)
            if revision(connection, path) != REVISIONS[-1]:
                connection.close()
                _migrate(path, migrated)
                connection = connect(path, "rw")
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(path: Path, migrated: Told | None) -> None:
    from netcrm.store.migrating import migrate  # Alembic is needed once in a year

    kept = migrate(path)
    if kept and migrated:
        migrated(kept)
