"""Several values in one cell of netcrm's own CSV, separated by semicolons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VALUE = re.compile(r"(?:\\[\\;]|[^;])+")
_ESCAPED = re.compile(r"\\([\\;])")


def joined(values: Iterable[str]) -> str:
    """Write values, such as tags, into one cell."""
    return ";".join([value.replace("\\", "\\\\").replace(";", "\\;") for value in values])


def separated(cell: str) -> list[str]:
    """Read the values of a cell, without the blanks around them and without empty ones."""
    if "\\" not in cell:
        written = cell.split(";")
    else:
        written = [_ESCAPED.sub(r"\1", value) for value in _VALUE.findall(cell)]
    return [*filter(None, map(str.strip, written))]
