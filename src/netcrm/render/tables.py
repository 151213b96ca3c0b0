"""Lists as tables for a terminal, by Rich; every value of a user is plain text in them."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from netcrm.render.cells import as_text
from netcrm.render.widths import limits
from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.render.answer import Answer, Column, Object, Screen

_BLANKS = re.compile(" +\n")

NARROW = 70
"""On a screen of fewer columns than that, all columns may wrap."""

GAP = 3
"""The columns of a terminal between those of a table."""


def table(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the list as a table, and the sentences below it."""
    console = _console(screen)
    columns = [column for column in answer.columns if column.from_width <= screen.width]
    data = [answer.data] if isinstance(answer.data, dict) else answer.data
    rows = [[_cell(column, row) for column in columns] for row in data]
    if rows:
        console.print(_drawn(columns, rows, screen))
    for line in answer.lines:
        console.print(Text(visible(str(line))))
    yield _BLANKS.sub("\n", console.file.getvalue())  # type: ignore[attr-defined]


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[str]], screen: Screen) -> Table:
    drawn = Table(
        box=box.SIMPLE_HEAD if screen.ruled else None,
        pad_edge=False,
        padding=(0, 1),
        show_edge=False,
        header_style="bold",
    )
    most = _most(columns, rows, screen.width)
    for place, column in enumerate(columns):
        drawn.add_column(
            Text(column.title or column.key),
            justify="right" if column.right else "left",
            overflow="fold",
            max_width=most.get(place),
            no_wrap=not column.grows and screen.width >= NARROW,
        )
    for row in rows:
        drawn.add_row(*map(Text, row))
    return drawn


def _cell(column: Column, row: Object) -> str:
    shown = column.shown(row) if column.shown else as_text(column.value(row))
    return visible_lines(shown)


def _most(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> dict[int, int]:
    """Say how wide the columns that grow may be, by their place; the others are as they are."""
    sizes: list[list[int]] = []
    for place, column in enumerate(columns):
        title = _size(column.title or column.key)
        sizes.append([max(title, _size(row[place])) for row in rows])
    growing = [place for place, column in enumerate(columns) if column.grows]
    others = sum(max(sizes[place]) for place in range(len(columns)) if place not in growing)
    room = width - others - GAP * (len(columns) - 1)
    return dict(zip(growing, limits([sizes[place] for place in growing], room), strict=True))


def _size(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")))


def _console(screen: Screen) -> Console:
    """Return a console into a text, the same on every terminal but for width and style."""
    return Console(
        file=StringIO(),
        width=screen.width,
        force_terminal=screen.styled,
        color_system="standard" if screen.styled else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
