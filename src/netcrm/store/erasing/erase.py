"""Erasing a person from one file, within the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.store.erasing.past import Past
from netcrm.store.erasing.rows import delete, delete_words, rows_of, still_there, words_of
from netcrm.store.fulltext import rebuild

if TYPE_CHECKING:
    import sqlite3

    from netcrm.store.erasing.person import Person


class Erased(NamedTuple):
    """How much is gone: conversations with nobody else, follow-ups, steps of the history."""

    interactions: int = 0
    followups: int = 0
    steps: int = 0


def erase(connection: sqlite3.Connection, person: Person) -> Erased:
    """Take them out of the tables, the history and the full text.

    What is deleted is written over; the file may hold it in pages that are free, until it is
    cleared. The person learns what they were called before.
    """
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    rows = rows_of(connection, person)
    words = words_of(connection, rows)
    past = Past(connection, person, rows)
    delete(connection, rows)
    steps = past.erase()
    words = past.unused({word: ids | past.words[word] for word, ids in words.items()})
    delete_words(connection, words)
    gone = {word: ids - still_there(connection, word, ids) for word, ids in words.items()}
    steps += past.erase_words(gone)
    rebuild(connection)
    return Erased(len(rows["interaction"]), len(rows["followup"]), steps)
