"""Changes: what a step did to ranges of rows, with the rows as they were before."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

CHUNK = 1000
"""So many rows at most are one change: an image of an import stays readable piece by piece."""

Image = dict[str, Any]
"""A row as SQLite keeps it, by its columns."""


class Change(NamedTuple):
    """An operation on the rows ``first_id`` to ``last_id``; ``images`` are the rows before it.

    Of rows that hold somebody who was forgotten, only the ids are left in the images.
    """

    table: str
    operation: str
    first_id: int
    last_id: int
    images: str | None = None

    @property
    def rows(self) -> list[Image]:
        """The rows as they were; none of those that are new."""
        return json.loads(self.images) if self.images else []

    @property
    def runs(self) -> list[tuple[int, int]]:
        """The rows by their ids: first and last of each run."""
        if self.images is None:
            return [(self.first_id, self.last_id)]
        return list(runs([row["id"] for row in self.rows]))


def kept(table: str, operation: str, images: Sequence[Image]) -> Change:
    """Make a change of rows in the order of their ids."""
    text = json.dumps(images, ensure_ascii=False, separators=(",", ":"))
    return Change(table, operation, images[0]["id"], images[-1]["id"], text)


def images(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> list[Image]:
    """Return rows as SQLite keeps them, in the order of their ids."""
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(ids)),),
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor]


def of_step(connection: sqlite3.Connection, step_id: int) -> Iterator[tuple[int, Change]]:
    """Yield the changes of a step by their numbers, last one first.

    One after the other: the images of an import are as large as it is.
    """
    numbers = connection.execute(
        "SELECT id FROM change WHERE step_id = ? ORDER BY id DESC", (step_id,)
    ).fetchall()
    for (number,) in numbers:
        found = connection.execute(
            'SELECT of_table, operation, first_id, last_id, "rows" FROM change WHERE id = ?',
            (number,),
        ).fetchone()
        yield number, Change(*found)


def save(connection: sqlite3.Connection, step_id: int, changes: Iterable[Change]) -> None:
    """Write changes as those of a step."""
    shapes: dict[str, int] = {}
    for change in changes:
        if change.table not in shapes:
            shapes[change.table] = shape(connection, change.table)
        connection.execute(
            "INSERT INTO change"
            ' (step_id, of_table, operation, first_id, last_id, shape, "rows")'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (step_id, *change[:4], shapes[change.table], change.images),
        )


def shape(connection: sqlite3.Connection, table: str) -> int:
    """Return the fingerprint of a table's columns."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return zlib.crc32(",".join(names).encode())


def runs(ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of ascending ids that follow one another."""
    first = last = None
    for number in ids:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
