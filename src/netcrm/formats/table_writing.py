"""Writing CSV that every program reads and no spreadsheet runs (RFC 4180)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from netcrm.rules.text import guard_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def write_table(
    out: TextIO,
    header: Sequence[str],
    rows: Iterable[Iterable[str | None]],
    *,
    mark: bool = False,
    guard: Callable[[str], str] = guard_cell,
) -> None:
    """Write a header and rows; ``guard`` makes a cell harmless.

    ``out`` must not translate line ends: opened with ``newline=""``. ``mark`` puts a byte order
    mark first: without it, Excel takes the UTF-8 of a file for the local code page; on a pipe the
    next program would take it for a part of the first name.
    """
    if mark:
        out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(map(guard, header))
    for row in rows:
        writer.writerow([guard(cell) if cell else "" for cell in row])
