"""Changing rows of a database as they are, each change told to the history before it is made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netcrm.store.reading import parameters, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.store.reading import Row
    from netcrm.store.writing import Work

_THESE = "WHERE id IN (SELECT value FROM json_each(:ids))"


class Mover:
    """Gives what is of the contact ``goes`` to the one who ``stays``."""

    def __init__(self, work: Work, stays: int, goes: int) -> None:
        self.stays = stays
        self.goes = goes
        self._recorder = work.recorder
        self._connection = work.connection

    def of(self, number: int, table: str, order: str = "id") -> list[Row]:
        """Return the rows of a table that one of both has."""
        return list(
            rows(
                self._connection,
                f"SELECT * FROM {table} WHERE contact_id = :id ORDER BY {order}",
                id=number,
            )
        )

    def ids(self, sql: str) -> list[int]:
        """Return the ids that a query finds, which may name ``:stays`` and ``:goes``."""
        both = {"stays": self.stays, "goes": self.goes}
        return [number for (number,) in self._connection.execute(sql, both)]

    def move(self, table: str, key: str | None = None) -> int:
        """Move the rows of a table, and return how many came.

        Two rows of one ``key`` are the same: the one that is there stays.
        """
        if key:
            own = f"SELECT {key} FROM {table} WHERE contact_id = :stays"
            twice = self.ids(
                f"SELECT id FROM {table} WHERE contact_id = :goes AND {key} IN ({own})"
            )
            self.delete(table, twice)
        came = self.ids(f"SELECT id FROM {table} WHERE contact_id = :goes")
        self.update(table, came, contact_id=self.stays)
        return len(came)

    def update(self, table: str, ids: Sequence[int], **values: Any) -> None:  # noqa: ANN401
        """Let rows have these values."""
        if ids:
            self._recorder.updating(table, ids)
            sets = ", ".join(f"{column} = :{column}" for column in values)
            named = {**parameters(values), "ids": json.dumps(ids)}
            self._connection.execute(f"UPDATE {table} SET {sets} {_THESE}", named)

    def delete(self, table: str, ids: Sequence[int]) -> None:
        """Delete rows."""
        if ids:
            self._recorder.deleting(table, ids)
            self._connection.execute(f"DELETE FROM {table} {_THESE}", {"ids": json.dumps(ids)})

    def insert(self, table: str, **values: Any) -> None:  # noqa: ANN401
        """Insert a row."""
        columns, marks = ", ".join(values), ", ".join(f":{column}" for column in values)
        made = self._connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            values,
        )
        self._recorder.inserted(table, int(made.lastrowid or 0))
