"""Lists as tables for a terminal, by Rich; every value of a user is plain text in them."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from netcrm.render.cells import as_text
from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.render.answer import Answer, Screen

_BLANKS = re.compile(" +\n")

NARROW = 70
"""On a screen of fewer columns than that, padding is spared."""


def table(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the list as a table, and the sentences below it."""
    console = _console(screen)
    drawn = Table(
        box=box.SIMPLE_HEAD if screen.ruled else None,
        pad_edge=False,
        padding=(0, 1),
        show_edge=False,
        header_style="bold",
    )
    columns = [column for column in answer.columns if column.from_width <= screen.width]
    for column in columns:
        drawn.add_column(
            Text(column.title or column.key),
            justify="right" if column.right else "left",
            overflow="fold",
            ratio=1 if column.grows else None,
            no_wrap=not column.grows and console.width >= NARROW,
        )
    for row in answer.data:
        cells = (
            column.shown(row) if column.shown else as_text(column.value(row))  # type: ignore[arg-type]
            for column in columns
        )
        drawn.add_row(*(Text(visible_lines(cell)) for cell in cells))
    if drawn.row_count:
        console.print(drawn)
    for line in answer.lines:
        console.print(Text(visible(str(line))))
    yield _BLANKS.sub("\n", console.file.getvalue())  # type: ignore[attr-defined]


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
