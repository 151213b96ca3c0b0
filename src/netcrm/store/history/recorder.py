"""Recording what one command changes, until it is saved as a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.store.history import changes
from netcrm.store.history.changes import CHUNK, Change
from netcrm.store.history.steps import bound, forget_the_undone
from netcrm.store.reading import stored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime


class Recorder:
    """Collects what one command changes, in order, until it is saved as a step."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.changes: list[Change] = []

    def inserted(self, table: str, first_id: int, last_id: int | None = None) -> None:
        """Note rows that are new; a row that follows the last one lengthens its range."""
        last_id = first_id if last_id is None else last_id
        if self.changes:
            before = self.changes[-1]
            if before[:2] == (table, "insert") and before.last_id + 1 == first_id:
                self.changes[-1] = before._replace(last_id=last_id)
                return
        self.changes.append(Change(table, "insert", first_id, last_id))

    def has_inserted(self, table: str, number: int) -> bool:
        """Say whether a row is among those that are new."""
        new = (one for one in self.changes if one[:2] == (table, "insert"))
        return any(one.first_id <= number <= one.last_id for one in new)

    def updating(self, table: str, ids: Sequence[int]) -> None:
        """Keep rows as they are now; call it before they are changed."""
        self._keep(table, "update", ids)

    def deleting(self, table: str, ids: Sequence[int]) -> None:
        """Keep rows as they are now; call it before they are deleted."""
        self._keep(table, "delete", ids)

    def _keep(self, table: str, operation: str, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            if rows := changes.images(self._connection, table, part):
                self.changes.append(changes.kept(table, operation, rows))

    def save(
        self, at: datetime, verb: str, summary: str, people: Iterable[int], most_steps: int
    ) -> int:
        """Write the step and return its id; what was undone before can no longer be redone.

        Of the steps that can be undone, the last ``most_steps`` stay such.
        """
        write = self._connection
        forget_the_undone(write)
        made = write.execute(
            "INSERT INTO step (at, verb, summary, state) VALUES (?, ?, ?, 'done')",
            (stored(at), verb, summary),
        )
        step_id = int(made.lastrowid or 0)
        write.executemany(
            "INSERT INTO step_person (step_id, contact_id) VALUES (?, ?)",
            [(step_id, person) for person in dict.fromkeys(people)],
        )
        changes.save(write, step_id, self.changes)
        bound(write, most_steps)
        return step_id
