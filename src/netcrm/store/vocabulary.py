"""The words that an index has, each once: asked about a word that begins none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_LAST = "\U0010ffff"
"""Behind every word that begins alike."""


class Vocabulary:
    """The words of a full-text index (``name``, ``talk`` …), as the index has them."""

    def __init__(self, connection: sqlite3.Connection, index: str) -> None:
        self._connection = connection
        self._table = f"temp.{index}_word"
        self._declare(index)

    def beginning(self, letter: str, shortest: int, longest: int) -> list[str]:
        """Return the words of such a length that begin with a letter, or all for no letter."""
        return self._words(
            "term >= :letter AND term < :end AND length(term) BETWEEN :shortest AND :longest",
            letter=letter,
            end=letter + _LAST,
            shortest=shortest,
            longest=longest,
        )

    def containing(self, part: str, most: int) -> list[str]:
        """Return the words that have a part somewhere, at most so many."""
        return self._words("instr(term, :part) LIMIT :most", part=part, most=most)

    def _words(self, condition: str, **named: str | int) -> list[str]:
        found = self._connection.execute(f"SELECT term FROM {self._table} WHERE {condition}", named)
        return [term for (term,) in found]

    def _declare(self, index: str) -> None:
        """Make the vocabulary readable, for this connection alone.

        SQLite has it as a table that must be declared, which to a reader is a change like any
        other: for this one statement, which is not about the file, the reader may change something.
        """
        (reads_only,) = self._connection.execute("PRAGMA query_only").fetchone()
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            self._connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._table} USING fts5vocab"
                f" (main, {index}_index, row)"
            )
        finally:
            self._connection.execute(f"PRAGMA query_only = {reads_only}")
