"""Many new rows at once: gathered by table, given ids, written by the driver, noted in the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel

from netcrm.store.fulltext import catch_up, leave
from netcrm.store.history.changes import runs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from netcrm.store.fulltext import Left
    from netcrm.store.history.recorder import Recorder

CACHE_KB = 32_000


class Bulk:
    """New rows of one transaction; columns and their order are those of the models."""

    def __init__(self, connection: sqlite3.Connection, recorder: Recorder) -> None:
        self._connection = connection
        self._recorder = recorder
        self._next: dict[str, int] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._left: dict[str, list[Left]] = {}
        # Uids come in no order: what their indexes are made of must not be read again for each.
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")

    def next_id(self, table: str) -> int:
        """Give out the next id of a table; nobody else writes during the transaction."""
        if table not in self._next:
            row = self._connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
            ).fetchone()
            self._next[table] = int(row[0]) if row else 0
        self._next[table] += 1
        return self._next[table]

    def keep_id(self, table: str, wanted: int | None) -> int:
        """Give out the id that a row had elsewhere, if it is higher than all that there are.

        For tables that were empty: an id that was given to something which is no longer there may
        be given again, as it was on paper. Do not mix it with ``next_id`` in one table.
        """
        if table not in self._next:
            row = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()
            self._next[table] = int(row[0] or 0)
        self._next[table] = max(self._next[table] + 1, wanted or 0)
        return self._next[table]

    def add(self, table: str, values: dict[str, Any]) -> None:
        """Gather one row as SQLite keeps it, days in ISO form; what is not named is NULL.

        What is named and is no column of the table is left out.
        """
        self._rows.setdefault(table, []).append(values)

    def write(self, first: Iterable[str]) -> None:
        """Write the rows that were gathered, those of the tables ``first`` before the others."""
        for table in dict.fromkeys((*first, *self._rows)):
            if gathered := self._rows.get(table):
                self._write(table, gathered)
                self._rows[table] = []

    def finish(self) -> None:
        """Bring the full text up to date, in one go, and make its triggers again.

        Whoever else writes in this transaction must find it so. It may go on afterwards.
        """
        self._next.clear()
        for left in self._left.values():
            for one in left:
                catch_up(self._connection, one)
        self._left.clear()

    def _write(self, table: str, gathered: list[dict[str, Any]]) -> None:
        if table not in self._left:
            self._left[table] = leave(self._connection, table, gathered[0]["id"])
        used = _used(table, gathered)
        names = ", ".join(f'"{column}"' for column in used)
        marks = ", ".join("?" * len(used))
        self._connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            [tuple(map(row.get, used)) for row in gathered],
        )
        for first, last in runs([row["id"] for row in gathered]):
            self._recorder.inserted(table, first, last)


def _used(table: str, gathered: list[dict[str, Any]]) -> list[str]:
    """Return the columns that any of the rows names.

    Handing NULL to the driver for all the others takes twice the time of the rest.
    """
    named: set[str] = set().union(*gathered)
    columns = (column.name for column in SQLModel.metadata.tables[table].columns)
    return [one for one in columns if one in named]
