"""Uids as numbers of the database: those of a whole chunk at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class Uids:
    """The uids of a table's rows.

    ``aliases`` are those by which a file calls people whom the database has under another uid.
    ``first_new`` is the lowest number of a row that was not here before.
    """

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self.aliases: dict[str, int] = {}
        self._connection = connection
        self._table = table
        (highest,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()
        self.first_new = int(highest or 0) + 1

    def numbers(self, uids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of the rows with these uids that there are."""
        wanted = list(uids)
        found = self._connection.execute(
            f"SELECT uid, id FROM {self._table} WHERE uid IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        numbers = dict(found.fetchall())
        if self._table == "contact":
            numbers = {**self._merged(wanted), **numbers}
        if self.aliases:
            numbers.update((uid, self.aliases[uid]) for uid in wanted if uid in self.aliases)
        return numbers

    def _merged(self, wanted: list[str]) -> dict[str, int]:
        """Return whom the uids mean now of people who were merged into somebody else."""
        found = self._connection.execute(
            "SELECT normal, contact_id FROM alias WHERE kind = 'uid'"
            " AND normal IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return dict(found.fetchall())
