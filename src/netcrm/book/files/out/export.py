"""What every export is: somebody wants these people, and is told what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from netcrm.rules.moment import Moment
    from netcrm.rules.query import Query

Record = TypeVar("Record")

STRIDE = 500
"""After so many records it is told how far the export has come."""


class Wanted(NamedTuple):
    """Whom an export is to hold, as of when, and whether what is private comes along.

    ``in_file`` is False where it goes to a pipe or a terminal.
    """

    connection: sqlite3.Connection
    moment: Moment
    query: Query
    private: bool = False
    in_file: bool = False


class Exported(NamedTuple):
    """How many records were written.

    ``notes_left_out`` and ``talks_left_out`` count the private text that was not; ``cut`` the
    values of which the format could hold the beginning only.
    """

    people: int
    interactions: int = 0
    followups: int = 0
    foci: int = 0
    outcomes: int = 0
    events: int = 0
    notes_left_out: int = 0
    talks_left_out: int = 0
    cut: int = 0


class Export(NamedTuple):
    """An export that is ready to be written.

    ``write`` is given what to write into, and a function that it tells how many records of
    ``total`` were written. Bytes go into the ``buffer`` of what it is given.
    """

    total: int
    write: Callable[[TextIO, Callable[[int], None]], Exported]


class Tally:
    """Counts the records of an export as they go by, and tells how far it has come."""

    def __init__(self, progress: Callable[[int], None]) -> None:
        self._progress = progress
        self._written = 0

    def of(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the same records."""
        for record in records:
            yield record
            self._written += 1
            if self._written % STRIDE == 0:
                self._progress(self._written)
