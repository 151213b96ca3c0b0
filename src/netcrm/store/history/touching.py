"""What later steps have done to the same rows: a step below them cannot be taken back alone."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from netcrm.errors import RefusedError
from netcrm.store.history.changes import Change, of_step
from netcrm.store.history.references import WORDS, Row
from netcrm.store.history.steps import step_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from netcrm.store.history.steps import Step

IN_ORDER = {"contact_point": ("contact_id", "kind"), "position": ("contact_id",)}
"""Rows with these columns in common stand in an order: a change to one is a change to all."""

_LATER = (
    "SELECT c.step_id, c.id, c.of_table, c.operation, c.first_id, c.last_id"
    " FROM change AS c JOIN step AS s ON s.id = c.step_id"
    " WHERE c.step_id > :id AND s.state IN ('done', 'erased')"
    # One that took another later step back, and that one: together they changed nothing.
    " AND NOT EXISTS (SELECT 1 FROM change AS b"
    " WHERE b.step_id = c.step_id AND b.of_table = 'step' AND b.first_id > :id)"
    " ORDER BY c.step_id, c.id"
)


class Footprint:
    """The rows that a step has changed, to be compared with those of later ones."""

    def __init__(self, connection: sqlite3.Connection, step: Step) -> None:
        self._connection = connection
        self._runs: dict[str, list[tuple[int, int]]] = {}
        self._of: dict[str, set[tuple[Any, ...]]] = {}
        for _, change in of_step(connection, step.id):
            if change.table in WORDS and change.operation == "insert":
                continue  # one that others use will stay
            self._runs.setdefault(change.table, []).extend(change.runs)
            if change.table in IN_ORDER:
                self._of.setdefault(change.table, set()).update(self._owners(change))
        for runs in self._runs.values():
            runs.sort()

    def meets(self, number: int, coarse: Change) -> bool:
        """Say whether a later change is of the same; its images are read only if they may be."""
        if coarse.table not in self._runs:
            return False
        is_of_order = coarse.table in IN_ORDER
        if not is_of_order and not self._overlaps(coarse.table, [coarse[2:4]]):
            return False
        (images,) = self._connection.execute(
            'SELECT "rows" FROM change WHERE id = ?', (number,)
        ).fetchone()
        change = coarse._replace(images=images)
        if self._overlaps(change.table, change.runs):
            return True
        return is_of_order and not self._of[change.table].isdisjoint(self._owners(change))

    def _overlaps(self, table: str, others: Iterable[tuple[int, int]]) -> bool:
        runs = self._runs[table]
        for first, last in others:
            before = bisect_right(runs, (last, 2**63))
            if before and runs[before - 1][1] >= first:
                return True
        return False

    def _owners(self, change: Change) -> Iterator[tuple[Any, ...]]:
        """Yield what the rows of a change have in common with those beside them."""
        columns = IN_ORDER[change.table]
        for first, last in change.runs:
            yield from self._connection.execute(
                f"SELECT DISTINCT {', '.join(columns)} FROM {change.table}"
                " WHERE id BETWEEN ? AND ?",
                (first, last),
            )
        yield from (tuple(map(image.get, columns)) for image in change.rows)


def refuse_what_was_touched(connection: sqlite3.Connection, step: Step) -> None:
    """Raise RefusedError where a later step has changed the same rows, naming the first such."""
    later = connection.execute(_LATER, {"id": step.id}).fetchall()
    if not later:
        return
    footprint = Footprint(connection, step)
    for step_id, number, *change in later:
        if footprint.meets(number, Change(*change)):
            raise in_the_way(connection, step_id)


def in_the_way(connection: sqlite3.Connection, number: int) -> RefusedError:
    """Say that a later step has changed the same."""
    one = step_of(connection, number)
    if one is None:
        raise AssertionError(number)
    if one.state == "erased":
        return RefusedError(
            f"Step {number} has changed the same since, and cannot be undone: it held somebody"
            " who was forgotten. Nothing was changed."
        )
    return RefusedError(
        f"'{one.summary}' (step {number}) has changed the same since; undo that first:"
        f" netcrm undo --step {number}. Nothing was changed."
    )


def since(connection: sqlite3.Connection, step: Step, row: Row) -> int | None:
    """Return the first step after one that has changed a row."""
    found = connection.execute(
        "SELECT min(c.step_id) FROM change AS c JOIN step AS s ON s.id = c.step_id"
        " WHERE c.step_id > ? AND c.of_table = ? AND ? BETWEEN c.first_id AND c.last_id"
        " AND s.state IN ('done', 'erased')",
        (step.id, *row),
    ).fetchone()
    return found[0] if found else None
