"""How wide the columns of a table may be, so that one long value does not make all others wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

UNUSUAL = 8
"""One in so many values is not what a column is made for; of a few values, one."""

FEW = 4
"""Of fewer values than that none is unusual."""


def limits(sizes: Sequence[Sequence[int]], room: int) -> list[int]:
    """Return the most that each column may take of ``room``, by the sizes of its values.

    Where not all fit in one line, a column that needs no more than an equal share gets what it
    needs. The others are as wide as their usual values are; what is left then is for those that
    would need more.
    """
    wanted = [max(column, default=0) for column in sizes]
    wide = sorted(range(len(sizes)), key=lambda place: wanted[place])
    while wide and wanted[wide[0]] * len(wide) <= room:
        room -= wanted[wide.pop(0)]
    found = list(wanted)
    for place in wide:
        found[place] = _usual(sorted(sizes[place]))
    left = room - sum(found[place] for place in wide)
    for place in sorted(wide, key=lambda place: wanted[place] - found[place]):
        more = min(max(left, 0), wanted[place] - found[place])
        found[place] += more
        left -= more
    return found


def _usual(column: Sequence[int]) -> int:
    """Return the greatest of the sizes, which are in order, that is usual."""
    unusual = max(1, len(column) // UNUSUAL) if len(column) >= FEW else 0
    return column[-1 - unusual]
