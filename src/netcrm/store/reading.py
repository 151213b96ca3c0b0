"""The one seam through which everything is read: ``rows`` over a plain DB-API connection.

A command that only reads brings a connection of the standard library's sqlite3; a command that
writes brings the driver connection of its own transaction. The queries are the same.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from netcrm.store.file import database_errors
from netcrm.store.opening import open_for_reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from netcrm.store.opening import Told

Row = dict[str, Any]

FLAGS = frozenset({"theirs", "private", "main"})


@contextmanager
def reading(path: Path, migrated: Told | None = None) -> Iterator[sqlite3.Connection]:
    """Open the database at ``path`` for one command that changes nothing, in one snapshot.

    ``migrated`` is told where the copy is of a file that was of an older schema.
    """
    with database_errors(path):
        connection = open_for_reading(path, migrated)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


def rows(connection: sqlite3.Connection, sql: str, **named: Any) -> Iterator[Row]:  # noqa: ANN401
    """Run a query with named parameters and yield its rows as dictionaries.

    Columns called ``…_on``, ``…_until`` or ``day`` come as ``date``, ``…_at`` as aware
    ``datetime``, flags as ``bool``. Dates among the parameters are written in ISO form.
    """
    cursor = connection.execute(sql, parameters(named))
    names = [column[0] for column in cursor.description]
    converted = [(name, turn) for name in names if (turn := conversion(name))]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        for name, turn in converted:
            if row[name] is not None:
                row[name] = turn(row[name])
        yield row


def first(connection: sqlite3.Connection, sql: str, **named: Any) -> Row | None:  # noqa: ANN401
    """Return the first row of a query, or nothing."""
    return next(rows(connection, sql, **named), None)


def literal(text: str) -> str:
    """Write ``text`` so that LIKE, with a backslash as its escape, takes each sign as it stands."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def parameters(named: Row) -> Row:
    """Write dates and instants as they are stored."""
    return {name: stored(value) for name, value in named.items()}


def stored(value: Any) -> Any:  # noqa: ANN401
    """Write one value as SQLite keeps it."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value


def conversion(column: str) -> Callable[[Any], Any] | None:
    """Say how a column of this name is read, if not as it stands."""
    if column == "day" or column.endswith(("_on", "_until")):
        return date.fromisoformat
    if column == "at" or column.endswith("_at"):
        return _instant
    return bool if column in FLAGS else None


def _instant(text: str) -> datetime:
    from datetime import UTC

    return datetime.fromisoformat(text).replace(tzinfo=UTC)
