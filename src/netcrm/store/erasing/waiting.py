"""The note that somebody was forgotten of whom the file and its copies are not clear yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.store.reading import stored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

SENTENCE = (
    "Somebody who was forgotten may still be read in free pages of the file, or in a backup:"
    " the next command that writes goes on with it."
)


def leave_to_clear(connection: sqlite3.Connection, uids: Iterable[str], at: datetime) -> None:
    """Note that the file is to be cleared of them, and in the history that somebody is gone."""
    connection.executemany("INSERT INTO erasure (uid) VALUES (?)", [(uid,) for uid in sorted(uids)])
    connection.execute(
        "INSERT INTO step (at, verb, summary, state) VALUES (?, 'forget', ?, 'erased')",
        (stored(at), "Forgot somebody"),
    )


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Say whether there is such a note."""
    return connection.execute("SELECT 1 FROM erasure LIMIT 1").fetchone() is not None
