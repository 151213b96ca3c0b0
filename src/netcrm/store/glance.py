"""A glance into the database while somebody types: it waits for nobody and changes nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.errors import DatabaseError
from netcrm.store.file import check_owner, connect_reader, revision
from netcrm.store.schema import REVISIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def glance(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file as it is, for a moment.

    Raises DatabaseError, sqlite3.Error or OSError where there is no file, where it is damaged, of
    another schema than today's, or locked.
    """
    if not path.is_file():
        raise DatabaseError(f"There is no file {path}.")
    connection = connect_reader(path, wait_ms=0)
    try:
        connection.execute("PRAGMA query_only = ON")
        check_owner(connection, path)
        if revision(connection, path) != REVISIONS[-1]:
            raise DatabaseError(f"{path} is of an older schema.")
        yield connection
    finally:
        connection.close()
