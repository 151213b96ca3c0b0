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

    ``notes`` counts the private notes that were left out. ``unnarrowed`` are ids of all who are
    here, chosen by no query.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        ids: Sequence[int] | None,
        *,
        private: bool,
        named: frozenset[int] | None = None,
        unnarrowed: bool = False,
    ) -> None:
        self.connection = connection
        self.ids = ids
        self.private = private
        self.unnarrowed = unnarrowed
        self.notes = 0
        self._named = frozenset(ids) if named is None and ids is not None else named

    def part(self, ids: Sequence[int]) -> Scope:
        """Return the part of it that is of some people; all who are wanted may be named in it."""
        return Scope(self.connection, ids, private=self.private, named=self._named)

    def has(self, contact: int) -> bool:
        """Say whether somebody is wanted, and may be named."""
        return self._named is None or contact in self._named

    def chosen(self, column: str) -> str:
        """Return the condition that a column holds the id of somebody who is wanted."""
        return "1" if self.ids is None else f"{column} {_CHOSEN}"

    @property
    def talk(self) -> str:
        """The condition that the interaction ``i`` is wanted: somebody in it is."""
        if self.ids is None:
            return "1"
        return f"i.id IN (SELECT interaction_id FROM participation WHERE contact_id {_CHOSEN})"

    @property
    def promise(self) -> str:
        """The condition that the follow-up ``f`` is wanted: it is with somebody who is.

        Where ``unnarrowed``, what is with nobody is wanted, too: memberships to be renewed.
        """
        chosen = self.chosen("f.contact_id")
        return f"({chosen} OR f.contact_id IS NULL)" if self.unnarrowed else chosen

    @property
    def outcome(self) -> str:
        """The condition that the outcome ``u`` is wanted: it came of knowing somebody who is."""
        if self.ids is None:
            return "1"
        return f"u.id IN (SELECT outcome_id FROM outcome_person WHERE contact_id {_CHOSEN})"

    @property
    def focus(self) -> str:
        """The condition that the focus ``f`` is wanted: somebody is part of it, or had to do."""
        if self.ids is None:
            return "1"
        return (
            f"(f.id IN (SELECT focus_id FROM involvement WHERE contact_id {_CHOSEN})"
            f" OR f.id IN (SELECT i.focus_id FROM interaction AS i WHERE {self.talk})"
            f" OR f.id IN (SELECT u.focus_id FROM outcome AS u WHERE {self.outcome}))"
        )

    @property
    def private_talks(self) -> int:
        """The number of private conversations whose text is left out."""
        if self.private:
            return 0
        text = "i.private AND coalesce(i.summary, i.place) IS NOT NULL"
        return self.count("interaction AS i", f"{self.talk} AND {text}")

    def chunks(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """Run a query in one go through, and yield its rows in chunks."""
        cursor = self.connection.execute(sql, self._parameters())
        while chunk := cursor.fetchmany(CHUNK):
            yield chunk

    def count(self, table: str, condition: str) -> int:
        """Count the rows of a table that are wanted."""
        sql = f"SELECT count(*) FROM {table} WHERE {condition}"
        return int(self.connection.execute(sql, self._parameters()).fetchone()[0])

    def belonging(self, sql: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Run a query about the ``:ids`` of one chunk."""
        return self.connection.execute(sql, {"ids": json.dumps(ids)})

    def _parameters(self) -> dict[str, str]:
        return {} if self.ids is None else {"chosen": json.dumps(self.ids)}
