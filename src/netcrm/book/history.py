"""What was done, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.store.history import Step, invert, last_steps, next_undone
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.people.finding import Someone


MOST_STEPS = 2**62
"""So many steps are more than there can be; SQLite takes no larger number."""


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
    steps = last_steps(connection, min(count, MOST_STEPS))
    if len(steps) < count:
        there = f"only {len(steps)} can be undone" if steps else "there is nothing to undo"
        raise RefusedError(f"{there[0].upper()}{there[1:]}. Nothing was changed.")
    return Taken([invert(connection, step) for step in steps])


def undo_step(connection: sqlite3.Connection, number: int) -> Taken:
    """Take one step back; RefusedError where something else was done after it."""
    steps = last_steps(connection, 1)
    if not steps or steps[0].id != number:
        raise RefusedError(
            "Something else was changed after it; 'netcrm history' shows what. Nothing was undone."
        )
    return Taken([invert(connection, steps[0])])


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
        "  ON c.of_table = 'contact' AND n.id BETWEEN c.first_id AND c.last_id)"
    )
    found = rows(
        connection,
        "SELECT s.id, s.at, s.verb, s.summary, s.state FROM step AS s"
        f"{about if someone else ''} ORDER BY s.id DESC",
        id=someone.id if someone else None,
    )
    return [Step(**row) for row in found]
