"""What of a database is exported: everything, or what belongs to some people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

CHUNK = 2000
"""So many records are in memory at a time, however many there are."""

AMONG = "IN (SELECT value FROM json_each(:ids))"
_CHOSEN = "IN (SELECT value FROM json_each(:chosen))"


class Scope:
    """Whose records are wanted: by ids of contacts, or everybody's; with private text, or not.

    ``notes`` and ``talks`` count the private notes and conversations whose text was left out.
    """

    def __init__(
        self, connection: sqlite3.Connection, ids: Sequence[int] | None, *, private: bool
    ) -> None:
        self.connection = connection
        self.ids = ids
        self.private = private
        self.notes = 0
        self.talks = 0
        self._has = frozenset(ids or ())

    def has(self, contact: int) -> bool:
        """Say whether somebody is wanted."""
        return self.ids is None or contact in self._has

    def chosen(self, column: str) -> str:
        """Return the condition that a column holds the id of somebody who is wanted."""
        return "1" if self.ids is None else f"{column} {_CHOSEN}"

    @property
    def talk(self) -> str:
        """The condition that the interaction ``i`` is wanted: somebody in it is."""
        if self.ids is None:
            return "1"
        return f"i.id IN (SELECT interaction_id FROM participation WHERE contact_id {_CHOSEN})"

    def chunks(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """Run a query in one go through, and yield its rows in chunks."""
        cursor = self.connection.execute(sql, self._named())
        while chunk := cursor.fetchmany(CHUNK):
            yield chunk

    def count(self, table: str, condition: str) -> int:
        """Count the rows of a table that are wanted."""
        sql = f"SELECT count(*) FROM {table} WHERE {condition}"
        return int(self.connection.execute(sql, self._named()).fetchone()[0])

    def belonging(self, sql: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Run a query about the ``:ids`` of one chunk."""
        return self.connection.execute(sql, {"ids": json.dumps(ids)})

    def _named(self) -> dict[str, str]:
        return {} if self.ids is None else {"chosen": json.dumps(self.ids)}
