"""Opening the database to read or to write it, in the schema of today."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from netcrm.store.file import (
    check_owner,
    connect,
    create,
    database_errors,
    empty,
    refuse_what_is_no_file,
    revision,
)
from netcrm.store.schema import REVISIONS

if TYPE_CHECKING:
    from pathlib import Path


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the file so that nothing can be changed; a missing file reads as an empty network.

    Creates nothing, and works in a folder that may not be written.
    """
    refuse_what_is_no_file(path)
    if not path.exists():
        connection = empty()
    else:
        with database_errors(path):
            connection = _connect_reader(path)
            try:
                check_owner(connection, path)
                if revision(connection, path) != REVISIONS[-1]:
                    connection.close()
                    _migrate(path)
                    connection = _connect_reader(path)
            except BaseException:
                connection.close()
                raise
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect_reader(path: Path) -> sqlite3.Connection:
    """Open read-write where that can be (it leaves no side files behind), else as it stands."""
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    has_log = path.with_name(path.name + "-wal").exists()
    modes = ["rw"] if may_write else []
    modes.append("ro" if has_log else "ro&immutable=1")
    for mode in modes:
        connection = connect(path, mode)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if mode == modes[-1]:
                raise
        else:
            return connection
    raise AssertionError(modes)


def open_for_writing(path: Path) -> sqlite3.Connection:
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
                _migrate(path)
                connection = connect(path, "rw")
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(path: Path) -> None:
    from netcrm.store.migrating import migrate  # Alembic is needed once in a year

    migrate(path)
