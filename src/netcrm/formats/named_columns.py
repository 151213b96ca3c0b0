"""The columns of a table of which a reader knows the names, and those that it does not know."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from netcrm.formats.remarks import Remark
from netcrm.formats.tables import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from netcrm.formats.tables import Header


def cells_by_name(
    names: Sequence[str], wanted: Sequence[Sequence[str]]
) -> Callable[[list[str]], tuple[str, ...]]:
    """Return a function from a row to its cells in the order of ``wanted``, at least two.

    Each wanted column is a choice of folded names, of which the header's first one counts. What
    the file has no column for, or a short row no cell, is empty.
    """
    width = len(names)
    places = {folded(names[place]): place for place in reversed(range(width))}
    nowhere = width
    take = itemgetter(
        *(next((places[n] for n in choice if n in places), nowhere) for choice in wanted)
    )

    def cells(row: list[str]) -> tuple[str, ...]:
        row[width:] = ()
        row.extend([""] * (width + 1 - len(row)))
        picked: tuple[str, ...] = take(row)
        return picked

    return cells


class Unread:
    """The columns of a table that its reader does not know, and whether they hold anything.

    It knows some by their names, and some by the ``places`` where they stand.
    """

    def __init__(
        self, header: Header, known: Iterable[Sequence[str]], places: Container[int] = ()
    ) -> None:
        names = frozenset(chain.from_iterable(known))
        self._line = header.line
        self._silent = {
            place: name
            for place, name in enumerate(header.names)
            if folded(name) not in names and place not in places
        }
        self._lost: dict[int, str] = {}

    def look(self, row: Sequence[str]) -> None:
        """Notice which unknown columns have a value in this row."""
        for place in [place for place in self._silent if place < len(row) and row[place].strip()]:
            self._lost[place] = self._silent.pop(place)

    def remark(self) -> list[Remark]:
        """Return the one remark that names what was left out, if anything was."""
        if not self._lost:
            return []
        names = ", ".join(self._lost[place] or "(no name)" for place in sorted(self._lost))
        return [Remark(self._line, f"columns left out: {names}")]
