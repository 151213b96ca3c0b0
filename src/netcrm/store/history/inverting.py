"""Taking steps back, and doing them again: the opposite of each change, last one first."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.store.history import changes, remembered
from netcrm.store.history.changes import CHUNK, Change, Image, images, kept, of_step, runs, shape
from netcrm.store.history.references import WORDS, Row, missing, orphans, used
from netcrm.store.history.touching import in_the_way, refuse_what_was_touched, since

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.store.history.recorder import Recorder
    from netcrm.store.history.steps import Step


def invert(connection: sqlite3.Connection, step: Step) -> Step:
    """Take a done step back, or do an undone one again, within the caller's transaction.

    Returns it as it stands then. Raises RefusedError when a table of it has other columns now
    than it had, or where what cannot be undone has changed the same.
    """
    for number, inverse in _inverses(connection, step):
        changes.save(connection, step.id, inverse)
        connection.execute("DELETE FROM change WHERE id = ?", (number,))
    _check_steps(connection, step)
    state = "undone" if step.state == "done" else "done"
    connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
    return replace(step, state=state)


def take_back(connection: sqlite3.Connection, recorder: Recorder, step: Step) -> Step:
    """Take back a step that is done and leave the later ones, as a change of its own.

    What others use of it stays. Returns it as it stands then: gone, until that change is undone.
    Raises RefusedError where later steps have changed the same.
    """
    for _, inverse in _inverses(connection, step):
        recorder.changes.extend(inverse)
    recorder.updating("step", [step.id])
    connection.execute("UPDATE step SET state = 'gone' WHERE id = ?", (step.id,))
    return replace(step, state="gone")


def _inverses(connection: sqlite3.Connection, step: Step) -> Iterator[tuple[int, list[Change]]]:
    """Carry out the opposite of each change; yield its number, and what inverts that again."""
    _refuse_other_shapes(connection, step)
    refuse_what_was_touched(connection, step)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    ranges: list[tuple[str, str, int, int]] = []
    words = []
    for number, change in of_step(connection, step.id):
        if change.table in WORDS and change.operation == "insert":
            words.append((number, change))  # when it is clear who else uses them
            continue
        inverse = _invert_change(connection, step, change)
        ranges += [one[:4] for one in inverse]
        yield number, inverse
    for number, change in words:
        yield number, list(_take_words_out(connection, step, change))
    for one in ranges:
        _check_references(connection, step, *one)


def _refuse_other_shapes(connection: sqlite3.Connection, step: Step) -> None:
    found = connection.execute(
        "SELECT DISTINCT of_table, shape FROM change WHERE step_id = ?", (step.id,)
    )
    for table, then in found.fetchall():
        if shape(connection, table) != then:
            raise RefusedError(
                f"'{step.summary}' was recorded by an older version, before {table} was"
                " changed: it can be read in the history, not undone. Nothing was changed."
            )


def _invert_change(connection: sqlite3.Connection, step: Step, change: Change) -> list[Change]:
    gone: list[Change] = []
    if change.operation == "insert":
        if change.table == "contact":
            gone = list(remembered.of_contacts(connection, change.first_id, change.last_id))
        return [*gone, *_take_out(connection, change)]
    rows = change.rows
    if change.table == remembered.MEMORY:
        gone = list(remembered.in_place_of(connection, rows))
    try:
        if change.operation == "delete":
            return [*gone, *_put_in(connection, change.table, rows)]
        now = images(connection, change.table, [image["id"] for image in rows])
        if len(now) < len(rows):
            raise _gone(step)
        _write_over(connection, change.table, rows)
    except sqlite3.IntegrityError as error:
        raise _given_since(connection, step, change.table, rows, error) from error
    return [*gone, kept(change.table, "update", now)]


def _take_out(connection: sqlite3.Connection, change: Change) -> Iterator[Change]:
    """Delete a range of rows, from its end, and keep them."""
    for last in range(change.last_id, change.first_id - 1, -CHUNK):
        first = max(change.first_id, last - CHUNK + 1)
        rows = images(connection, change.table, range(first, last + 1))
        connection.execute(
            f"DELETE FROM {change.table} WHERE id BETWEEN ? AND ?",
            (first, last),
        )
        if rows:
            yield kept(change.table, "delete", rows)


def _take_words_out(connection: sqlite3.Connection, step: Step, change: Change) -> Iterator[Change]:
    """Delete the words of a range that nobody uses, and take their cadence from the others.

    One that a later step has changed is not this step's any more.
    """
    table, own = change.table, (change.first_id, change.last_id, step.id, change.table)
    touched = (
        "EXISTS (SELECT 1 FROM change AS l JOIN step AS s ON s.id = l.step_id"
        " WHERE l.step_id > ? AND l.of_table = ? AND p.id BETWEEN l.first_id AND l.last_id"
        " AND l.operation = 'update' AND s.state IN ('done', 'erased'))"
    )
    found = connection.execute(
        f"SELECT p.id, ({used(connection, table)}) FROM {table} AS p"
        f" WHERE p.id BETWEEN ? AND ? AND NOT {touched} ORDER BY p.id",
        own,
    ).fetchall()
    staying = images(connection, table, [number for number, in_use in found if in_use])
    if ruled := [image for image in staying if image.get("every")]:
        yield kept(table, "update", ruled)
        _write_over(connection, table, [{**image, "every": None} for image in ruled])
    if going := images(connection, table, [number for number, in_use in found if not in_use]):
        yield kept(table, "delete", going)
        connection.executemany(f"DELETE FROM {table} WHERE id = :id", going)


def _put_in(connection: sqlite3.Connection, table: str, rows: list[Image]) -> Iterator[Change]:
    """Insert kept rows with the ids that they had; neighbours make one range."""
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":{column}" for column in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    for first, last in runs([image["id"] for image in rows]):
        yield Change(table, "insert", first, last)


def _write_over(connection: sqlite3.Connection, table: str, rows: list[Image]) -> None:
    """Write kept rows over what they are now; one may first have to give up what another takes."""
    sets = ", ".join(f'"{column}" = :{column}' for column in rows[0] if column != "id")
    waiting = rows
    while waiting:
        refused: list[Image] = []
        for row in waiting:
            try:
                connection.execute(f"UPDATE {table} SET {sets} WHERE id = :id", row)
            except sqlite3.IntegrityError:
                if len(refused) == len(waiting) - 1:
                    raise
                refused.append(row)
        waiting = refused


def _check_references(
    connection: sqlite3.Connection, step: Step, table: str, operation: str, first: int, last: int
) -> None:
    """Refuse what SQLite would in the end: rows that belong to others which are not there."""
    look = orphans if operation == "delete" else missing
    for row in look(connection, table, first, last):
        number = since(connection, step, row)
        raise in_the_way(connection, number) if number else _gone(step)


def _check_steps(connection: sqlite3.Connection, step: Step) -> None:
    """Let a step be past that is done again by this, but too old to be undone."""
    connection.execute(
        "UPDATE step SET state = 'past' WHERE state = 'done' AND id IN"
        " (SELECT first_id FROM change WHERE step_id = ? AND of_table = 'step')"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE step_id = step.id)",
        (step.id,),
    )


def _gone(step: Step) -> RefusedError:
    return RefusedError(
        f"'{step.summary}' is about something that is not there any more. Nothing was changed."
    )


def _given_since(
    connection: sqlite3.Connection,
    step: Step,
    table: str,
    rows: list[Image],
    error: sqlite3.IntegrityError,
) -> RefusedError:
    """Say which step has given to something else what would have to be there once only."""
    columns = [name.rpartition(".")[2] for name in str(error).rpartition(": ")[2].split(", ")]
    for row in rows:
        if not row.keys() >= set(columns):
            break
        found = connection.execute(
            f"SELECT id FROM {table} WHERE id <> :id AND "
            + " AND ".join(f'"{column}" IS :{column}' for column in columns),
            row,
        ).fetchall()
        for (number,) in found:
            if later := since(connection, step, Row(table, number)):
                return in_the_way(connection, later)
    return RefusedError(f"What '{step.summary}' had is there once more since. Nothing was changed.")
