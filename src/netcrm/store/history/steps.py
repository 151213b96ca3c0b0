"""The steps of the history, and which of them can still be undone or done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_STEP = "SELECT id, at, verb, summary, state FROM step"
_UNDONE = "state = 'undone' AND id > coalesce((SELECT max(id) FROM step WHERE state = 'done'), 0)"
"""What was undone is newer than all that is done: none of those has to be looked at."""


@dataclass(frozen=True, slots=True)
class Step:
    """One writing command of the history, as it is shown."""

    id: int
    at: datetime
    verb: str
    summary: str
    state: str


def last_steps(connection: sqlite3.Connection, count: int) -> list[Step]:
    """Return the newest ``count`` steps that are done, newest first."""
    found = rows(
        connection,
        f"{_STEP} WHERE state = 'done' ORDER BY id DESC LIMIT :count",
        count=count,
    )
    return [Step(**row) for row in found]


def next_undone(connection: sqlite3.Connection) -> Step | None:
    """Return the step that a redo does again, if there is one."""
    row = first(connection, f"{_STEP} WHERE {_UNDONE} ORDER BY id LIMIT 1")
    return Step(**row) if row else None


def step_of(connection: sqlite3.Connection, number: int) -> Step | None:
    """Return the step that has this number, if there is one."""
    row = first(connection, f"{_STEP} WHERE id = :id", id=number)
    return Step(**row) if row else None


def some_are_past(connection: sqlite3.Connection) -> bool:
    """Say whether there are steps that are older than what is kept for undoing."""
    return first(connection, "SELECT 1 AS one FROM step WHERE state = 'past' LIMIT 1") is not None


def bound(connection: sqlite3.Connection, most: int) -> None:
    """Let the steps be past that are older than the newest ``most`` that are done.

    Their lines stay; what would take them back goes, also of those that were taken back.
    """
    row = first(
        connection,
        "SELECT id FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1 OFFSET :most",
        most=most,
    )
    if row:
        connection.execute("DELETE FROM change WHERE step_id <= ?", (row["id"],))
        connection.execute(
            "UPDATE step SET state = 'past' WHERE state = 'done' AND id <= ?", (row["id"],)
        )


def forget_the_undone(connection: sqlite3.Connection) -> None:
    """Let what was undone be gone: something else is done in its place."""
    connection.execute(f"DELETE FROM change WHERE step_id IN (SELECT id FROM step WHERE {_UNDONE})")
    connection.execute(f"UPDATE step SET state = 'gone' WHERE {_UNDONE}")
