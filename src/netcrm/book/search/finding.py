"""Finding: whoever has all words of a text in what is kept of them, each with the passage."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netcrm.book.search.looking import Hit, at_address, looked_for
from netcrm.book.search.passages import Row, described
from netcrm.book.search.words import Word, words_of
from netcrm.errors import UsageError
from netcrm.store.reading import first

MOST = 2**62
"""So many people are more than there can be; Python counts off no larger number."""


class Found(NamedTuple):
    """The rows, whether there are ``more``, and in place of which words others were looked for.

    ``is_empty`` tells an empty database from a search that finds nobody.
    """

    rows: Iterator[Row]
    shown: int
    more: bool = False
    replaced: Sequence[tuple[str, Sequence[str]]] = ()
    is_empty: bool = False


def find(connection: sqlite3.Connection, text: str, limit: int) -> Found:
    """Find people by words, at most ``limit`` of them.

    Raises UsageError where there is nothing to look for.
    """
    words = words_of(text)
    if not words:
        raise UsageError("Say what to look for: a word or more, of letters or digits.")
    limit = min(limit, MOST)
    if hits := looked_for(connection, text, words, limit + 1):
        return _found(connection, words, hits, limit)
    if first(connection, "SELECT 1 FROM contact WHERE removed_on IS NULL LIMIT 1") is None:
        return Found(iter(()), 0, is_empty=True)
    if hits := at_address(connection, text, limit + 1):
        return _found(connection, words, hits, limit)
    from netcrm.book.search.instead import replaced

    meant, mistyped = replaced(connection, words)
    hits = [] if meant == words else looked_for(connection, text, meant, limit + 1)
    found = _found(connection, meant, hits, limit)
    return found._replace(replaced=mistyped) if hits else found


def _found(
    connection: sqlite3.Connection, words: Sequence[Word], hits: Sequence[Hit], limit: int
) -> Found:
    shown = hits[:limit]
    return Found(described(connection, words, shown), len(shown), more=len(hits) > limit)
