"""What sources of imports have said is remembered beside the history: it goes with the person.

To have read a file in which nothing is new is nothing to undo. So such rows may be there of which
no step knows: they leave with their contact, and give way to those that a step puts back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.store.history.changes import CHUNK, Change, Image, images, kept

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

MEMORY = "source_card"


def only_remembers(changes: Iterable[Change]) -> bool:
    """Say whether a command has changed nothing that a user sees."""
    return all(change.table == MEMORY for change in changes)


def of_contacts(connection: sqlite3.Connection, first: int, last: int) -> Iterator[Change]:
    """Take out what is remembered of contacts who go, and yield it as it was."""
    yield from _taken_out(
        connection,
        connection.execute(
            f"SELECT id FROM {MEMORY} WHERE contact_id BETWEEN ? AND ? ORDER BY id", (first, last)
        ).fetchall(),
    )


def in_place_of(connection: sqlite3.Connection, rows: Sequence[Image]) -> Iterator[Change]:
    """Take out what is remembered where rows are put back: of a contact and a source is one."""
    for row in rows:
        found = connection.execute(
            f"SELECT id FROM {MEMORY} WHERE contact_id = :contact_id AND source = :source"
            " AND id <> :id",
            row,
        )
        yield from _taken_out(connection, found.fetchall())


def _taken_out(connection: sqlite3.Connection, found: Sequence[tuple[int]]) -> Iterator[Change]:
    for start in range(0, len(found), CHUNK):
        ids = [number for (number,) in found[start : start + CHUNK]]
        yield kept(MEMORY, "delete", images(connection, MEMORY, ids))
        connection.execute(
            f"DELETE FROM {MEMORY} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
