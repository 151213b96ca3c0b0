"""What was done, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.errors import NotFoundError, RefusedError
from netcrm.store.history.inverting import invert, take_back
from netcrm.store.history.steps import Step, last_steps, next_undone, some_are_past, step_of
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


TOO_LARGE = 2**63
"""From here on a number is none of SQLite's."""


_WHY_NOT = {
    "undone": "is undone already",
    "gone": "was taken back already",
    "past": "is older than what is kept for undoing (the setting history.steps)",
    "erased": "held somebody who was forgotten, and cannot be undone",
}
"""Why a step cannot be taken back, by its state."""


_NUMBERS = """
    SELECT :id AS id UNION SELECT CAST(normal AS INTEGER) FROM alias
    WHERE contact_id = :id AND kind = 'number'
"""
"""The number of somebody, and those that were merged into them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Steps that were undone or done again, in that order, as they stand now."""

    steps: list[Step]


def undo(connection: sqlite3.Connection, count: int) -> Taken:
    """Take the newest ``count`` steps back; RefusedError where there are fewer."""
    taken: list[Step] = []
    while len(taken) < count:
        # One after the other: what one of them had taken back is next again.
        if not (newest := last_steps(connection, 1)):
            raise _too_few(connection, len(taken))
        taken.append(invert(connection, newest[0]))
    return Taken(taken)


def undo_step(work: Work, number: int) -> Taken:
    """Take one step back, and leave those after it.

    The newest one is undone. Another one is taken back by a new step, which can be undone as well.
    Raises RefusedError where a later one has changed the same, or it cannot be undone.
    """
    newest = last_steps(work.connection, 1)
    if newest and newest[0].id == number:
        return Taken([invert(work.connection, newest[0])])
    step = step_of(work.connection, number) if number < TOO_LARGE else None
    if step is None:
        raise NotFoundError(f"There is no step {number}; 'netcrm history' shows them.")
    if step.state in _WHY_NOT:
        raise RefusedError(f"Step {number} {_WHY_NOT[step.state]}. Nothing was changed.")
    work.summary = f"Took back: {step.summary}"
    work.people = _people(work.connection, step)
    return Taken([take_back(work.connection, work.recorder, step)])


def redo(connection: sqlite3.Connection) -> Taken:
    """Do again what was undone last; RefusedError where there is nothing."""
    step = next_undone(connection)
    if step is None:
        raise RefusedError("There is nothing to redo. Nothing was changed.")
    return Taken([invert(connection, step)])


def history(connection: sqlite3.Connection, someone: Someone | None) -> list[Step]:
    """Return the steps, newest first: all of them, or those that concern one person."""
    about = (
        f" WHERE s.id IN (SELECT step_id FROM step_person WHERE contact_id IN ({_NUMBERS}))"
        f" OR s.id IN (SELECT c.step_id FROM ({_NUMBERS}) AS n JOIN change AS c"
        "  ON c.of_table = 'contact' AND n.id BETWEEN c.first_id AND c.last_id"
        # Rows that were changed need not follow one another.
        '  AND (c."rows" IS NULL OR n.id IN'
        "  (SELECT json_extract(value, '$.id') FROM json_each(c.\"rows\"))))"
    )
    found = rows(
        connection,
        "SELECT s.id, s.at, s.verb, s.summary, s.state FROM step AS s"
        f"{about if someone else ''} ORDER BY s.id DESC",
        id=someone.id if someone else None,
    )
    return [Step(**row) for row in found]


def _too_few(connection: sqlite3.Connection, there: int) -> RefusedError:
    told = f"Only {there} can be undone" if there else "There is nothing to undo"
    if some_are_past(connection):
        told += "; what is older is not kept for that (the setting history.steps)"
    return RefusedError(f"{told}. Nothing was changed.")


def _people(connection: sqlite3.Connection, step: Step) -> list[int]:
    """Return whom a step concerned, the one that ``-`` means first."""
    found = rows(
        connection,
        "SELECT contact_id FROM step_person WHERE step_id = :id ORDER BY id",
        id=step.id,
    )
    return [row["contact_id"] for row in found]
