"""The history: what each writing command did, kept as before-images, and how it is taken back.

One mechanism serves a single edit and an import of 30,000 people. A change names a table, an
operation and a range of ids; rows that were updated or deleted are kept as JSON. Inverting a step
carries out the opposite of each change, last one first, and keeps in their place what would invert
that again: so undo and redo are the same function.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.errors import RefusedError
from netcrm.store.reading import rows, stored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

CHUNK = 1000
"""So many rows at most are one change: an image of an import stays readable piece by piece."""


class Change(NamedTuple):
    """An operation on the rows ``first_id`` to ``last_id``; ``images`` are the rows before it."""

    table: str
    operation: str
    first_id: int
    last_id: int
    images: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One writing command of the history, as it is shown."""

    id: int
    at: datetime
    verb: str
    summary: str
    state: str


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

    def updating(self, table: str, ids: Sequence[int]) -> None:
        """Keep rows as they are now; call it before they are changed."""
        self._keep(table, "update", ids)

    def deleting(self, table: str, ids: Sequence[int]) -> None:
        """Keep rows as they are now; call it before they are deleted."""
        self._keep(table, "delete", ids)

    def _keep(self, table: str, operation: str, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), CHUNK):
            part = ids[start : start + CHUNK]
            images = list(_images(self._connection, table, part))
            if images:
                self.changes.append(_kept(table, operation, images))

    def save(self, at: datetime, verb: str, summary: str, people: Iterable[int]) -> int:
        """Write the step and return its id; what was undone before can no longer be redone."""
        write = self._connection
        _forget_the_undone(write)
        made = write.execute(
            "INSERT INTO step (at, verb, summary, state) VALUES (?, ?, ?, 'done')",
            (stored(at), verb, summary),
        )
        step_id = int(made.lastrowid or 0)
        write.executemany(
            "INSERT INTO step_person (step_id, contact_id) VALUES (?, ?)",
            [(step_id, person) for person in dict.fromkeys(people)],
        )
        _save_changes(write, step_id, self.changes)
        return step_id


def last_steps(connection: sqlite3.Connection, count: int) -> list[Step]:
    """Return the newest ``count`` steps that are done, newest first."""
    found = rows(
        connection,
        "SELECT id, at, verb, summary, state FROM step WHERE state = 'done'"
        " ORDER BY id DESC LIMIT :count",
        count=count,
    )
    return [Step(**row) for row in found]


def next_undone(connection: sqlite3.Connection) -> Step | None:
    """Return the step that a redo does again, if there is one."""
    found = rows(
        connection,
        "SELECT id, at, verb, summary, state FROM step WHERE state = 'undone' ORDER BY id LIMIT 1",
    )
    return next((Step(**row) for row in found), None)


def invert(connection: sqlite3.Connection, step: Step) -> Step:
    """Take a done step back, or do an undone one again, within the caller's transaction.

    Returns it as it stands then. Raises RefusedError when a table of it has other columns now
    than it had.
    """
    found = connection.execute(
        "SELECT id, of_table, shape FROM change WHERE step_id = ? ORDER BY id DESC", (step.id,)
    ).fetchall()
    for _, table, then in found:
        if shape(connection, table) != then:
            raise RefusedError(
                f"'{step.summary}' was recorded by an older version, before {table} was"
                " changed: it can be read in the history, not undone. Nothing was changed."
            )
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for number, *_ in found:  # one after the other: the images of an import are as large as it is
        change = connection.execute(
            'SELECT of_table, operation, first_id, last_id, "rows" FROM change WHERE id = ?',
            (number,),
        ).fetchone()
        _save_changes(connection, step.id, _invert_change(connection, Change(*change)))
        connection.execute("DELETE FROM change WHERE id = ?", (number,))
    state = "undone" if step.state == "done" else "done"
    connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
    return replace(step, state=state)


def shape(connection: sqlite3.Connection, table: str) -> int:
    """Return the fingerprint of a table's columns."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return zlib.crc32(",".join(names).encode())


def _invert_change(connection: sqlite3.Connection, change: Change) -> Iterator[Change]:
    if change.operation == "insert":
        yield from _take_out(connection, change)
    elif change.operation == "delete":
        images = json.loads(change.images or "[]")
        yield from _put_in(connection, change.table, images)
    else:
        images = json.loads(change.images or "[]")
        now = list(_images(connection, change.table, [image["id"] for image in images]))
        _write_over(connection, change.table, images)
        yield _kept(change.table, "update", now)


def _take_out(connection: sqlite3.Connection, change: Change) -> Iterator[Change]:
    """Delete a range of rows, from its end, and keep them."""
    for last in range(change.last_id, change.first_id - 1, -CHUNK):
        first = max(change.first_id, last - CHUNK + 1)
        images = list(_images(connection, change.table, range(first, last + 1)))
        connection.execute(
            f"DELETE FROM {change.table} WHERE id BETWEEN ? AND ?",
            (first, last),
        )
        if images:
            yield _kept(change.table, "delete", images)


def _put_in(
    connection: sqlite3.Connection, table: str, images: list[dict[str, Any]]
) -> Iterator[Change]:
    """Insert kept rows with the ids that they had; neighbours make one range."""
    columns = list(images[0])
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    connection.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        images,
    )
    first = last = images[0]["id"]
    for image in images[1:]:
        if image["id"] != last + 1:
            yield Change(table, "insert", first, last)
            first = image["id"]
        last = image["id"]
    yield Change(table, "insert", first, last)


def _write_over(connection: sqlite3.Connection, table: str, images: list[dict[str, Any]]) -> None:
    if images:
        sets = ", ".join(f'"{column}" = :{column}' for column in images[0] if column != "id")
        connection.executemany(
            f"UPDATE {table} SET {sets} WHERE id = :id",
            images,
        )


def _images(
    connection: sqlite3.Connection, table: str, ids: Sequence[int]
) -> Iterator[dict[str, Any]]:
    """Yield rows as SQLite keeps them, in the order of their ids."""
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(ids)),),
    )
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield dict(zip(names, values, strict=True))


def _kept(table: str, operation: str, images: list[dict[str, Any]]) -> Change:
    text = json.dumps(images, ensure_ascii=False, separators=(",", ":"))
    return Change(table, operation, images[0]["id"], images[-1]["id"], text)


def _save_changes(connection: sqlite3.Connection, step_id: int, changes: Iterable[Change]) -> None:
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


def _forget_the_undone(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM change WHERE step_id IN (SELECT id FROM step WHERE state = 'undone')"
    )
    connection.execute("UPDATE step SET state = 'gone' WHERE state = 'undone'")
