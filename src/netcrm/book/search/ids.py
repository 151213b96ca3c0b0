"""Looking from the newest rows on, some thousands at a time: what is common is found at once."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from netcrm.book.search.words import Word

Found = TypeVar("Found", int, tuple[int, int])

FIRST = 4096
"""So many rows are looked at first; then so many times more …"""
GROWTH = 8

RARE = 50
"""So many rows, perhaps, have a word of which nothing is known yet."""

FEW = 1000
SHARE = 10
"""So many rows are looked up one by one, or one in so many of a range; else all of it is read."""


class Ids(NamedTuple):
    """The rows of a table from an id to another, both of them in it."""

    low: int
    high: int


def newest_with_all(
    connection: sqlite3.Connection,
    table: str,
    words: Sequence[Word],
    first: Callable[[Word, Ids], set[Found]],
    keep: Callable[[set[Found], Word], set[Found]],
) -> Iterator[Found]:
    """Yield what has all the words, the newest first.

    ``first`` finds what has one word among rows of a table; ``keep``, what of it has another one.
    """
    sizes: dict[Word, int] = {}
    for ids in _newest_first(connection, table):
        # Long words are rare, and so are those that were rare among newer rows.
        rarest, *others = sorted(words, key=lambda one: (sizes.get(one, RARE), -len(one.typed)))
        found = first(rarest, ids)
        sizes[rarest] = len(found)
        for word in others:
            if not found:
                break
            found = keep(found, word)
        yield from sorted(found, reverse=True)


def _newest_first(connection: sqlite3.Connection, table: str) -> Iterator[Ids]:
    """Yield ranges that hold all rows of a table, the newest first, each larger than the last."""
    (high,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    size = FIRST
    while high > 0:
        yield Ids(max(high - size + 1, 0), high)
        high -= size
        size *= GROWTH


class Link(NamedTuple):
    """A table of which rows are hit through their column ``by``; ``within`` says which they are."""

    table: str
    by: str
    within: str


def linked(
    connection: sqlite3.Connection,
    link: Link,
    hits: str,
    columns: str,
    **named: Any,  # noqa: ANN401  values of the query
) -> list[tuple[Any, ...]]:
    """Return ``columns`` of the rows that the ids ``hits`` (a SELECT of ``id``) mean.

    Only those from ``:low`` to ``:high``. Few are looked up by what was hit; where they are many,
    the range is read instead.
    """
    joined = f"FROM ({hits}) AS h CROSS JOIN {link.table} AS t ON t.{link.by} = h.id"
    few = max(FEW, (named["high"] - named["low"]) // SHARE)
    (count,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {joined} LIMIT {few})", named
    ).fetchone()
    if not count:
        return []
    if count < few:
        where = f"{joined} WHERE t.{link.within} BETWEEN :low AND :high"
    else:
        where = (
            f"FROM {link.table} AS t WHERE t.{link.within} BETWEEN :low AND :high"
            f" AND +t.{link.by} IN ({hits})"
        )
    return connection.execute(f"SELECT {columns} {where}", named).fetchall()
