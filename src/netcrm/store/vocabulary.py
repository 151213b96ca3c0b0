"""The words of which names consist, each once: asked when a word was mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_LAST = "\U0010ffff"
"""Behind every word that begins alike."""


class Vocabulary:
    """The words of the index of names: far fewer than names, and as the index has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        _declare(connection)

    def beginning(self, letter: str, shortest: int, longest: int) -> list[str]:
        """Return the words of such a length that begin with a letter, or all for no letter."""
        found = self._connection.execute(
            "SELECT term FROM temp.name_word WHERE term >= :letter AND term < :end"
            " AND length(term) BETWEEN :shortest AND :longest",
            {
                "letter": letter,
                "end": letter + _LAST,
                "shortest": shortest,
                "longest": longest,
            },
        )
        return [term for (term,) in found]


def _declare(connection: sqlite3.Connection) -> None:
    """Make the vocabulary readable, for this connection alone.

    SQLite has it as a table that must be declared, which to a reader is a change like any other:
    for this one statement, which is not about the file, the reader may change something.
    """
    (reads_only,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_word USING fts5vocab"
            " (main, name_index, row)"
        )
    finally:
        connection.execute(f"PRAGMA query_only = {reads_only}")
