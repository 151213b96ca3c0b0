"""The full-text indexes that a file has: filling them, checking them, leaving them for later.

``derived.sql`` declares them; what they are made of is read from the file. An index that is called
``x_index`` is kept right by the triggers ``x_index_insert``, ``_update`` and ``_delete``.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

INSERTING = "_insert"
"""With this a trigger ends that puts a new row into the index whose name stands before it."""

SUFFIX = "_index"


class Index(NamedTuple):
    """An index, and the table or view whose rows it holds."""

    name: str
    content: str


class Left(NamedTuple):
    """A trigger that was taken away, and the index that has no row from ``first_id`` on."""

    trigger: str
    of: Index
    first_id: int


def is_part_of_index(table: str) -> bool:
    """Say whether a table is an index, or one of those in which SQLite keeps it."""
    return SUFFIX in table


def indexes(connection: sqlite3.Connection) -> list[Index]:
    """Return the indexes of a file."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
        " ORDER BY name"
    )
    return [Index(name, re.findall(r"content = '(\w+)'", sql)[0]) for name, sql in found]


def rebuild(connection: sqlite3.Connection) -> None:
    """Fill all indexes anew, within the caller's transaction."""
    for one in indexes(connection):
        connection.execute(f"INSERT INTO {one.name} ({one.name}) VALUES ('rebuild')")


def fits(connection: sqlite3.Connection, index: Index) -> bool:
    """Say whether an index holds just its content.

    SQLite asks for that as for a change: the caller has begun a transaction, and takes it back.
    """
    name = index.name
    try:
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return True


def leave(connection: sqlite3.Connection, table: str, first_id: int) -> list[Left]:
    """Let no trigger index each new row of a table: row by row takes longer than all the rest."""
    by_name = {one.name: one for one in indexes(connection)}
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    left = []
    for name, sql in triggers:
        if name.endswith(SUFFIX + INSERTING):
            connection.execute(f"DROP TRIGGER {name}")
            left.append(Left(sql, by_name[name.removesuffix(INSERTING)], first_id))
    return left


def catch_up(connection: sqlite3.Connection, left: Left) -> None:
    """Index in one go what was left, and make the trigger again."""
    columns = ", ".join(_columns(connection, left.of))
    connection.execute(
        f"INSERT INTO {left.of.name} (rowid, {columns})"
        f" SELECT id, {columns} FROM {left.of.content} WHERE id >= ?",
        (left.first_id,),
    )
    connection.execute(left.trigger)


def _columns(connection: sqlite3.Connection, index: Index) -> Iterator[str]:
    return (row[1] for row in connection.execute(f"PRAGMA table_info({index.name})"))
