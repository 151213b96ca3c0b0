"""Tables of CSV as people really have them: preambles, other separators, any order of columns.

Nothing here knows what a column means. A reader says which header it knows, and gets rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.table_rows import alone, rows, strictly_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.formats.remarks import Skipped

SEARCHED_LINES = 10
"""The header is looked for in so many lines from the top: LinkedIn's stands on line 4."""

LONGEST_HEADER = 100_000
"""A line of more characters is no header: Google's longest have three thousand."""

_HIGHEST_HEADER = 50  # lines: of so many names each has a line break, or one has so many

_SEPARATORS = (",", ";", "\t")
_BREAKS = re.compile(r"[\r\n]+")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header that somebody knows: its names, in one line each, and how its rows are written.

    ``line`` is the number of its first line, from 1, ``first_row`` that of the one below it;
    ``start`` and ``end`` are the offsets where these begin.
    """

    names: list[str]
    line: int
    first_row: int
    start: int
    end: int
    separator: str
    line_end: str


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows, which can be run through once.

    A row comes with the number of the line where it begins; rows may be shorter or longer than
    the header. A record that is no CSV comes as Skipped, in its place.
    """

    header: Header
    rows: Iterator[tuple[int, list[str]] | Skipped]


def folded(name: str) -> str:
    """Return the name of a column as it is compared: without outer blanks and upper case."""
    return name.strip().casefold()


def top_headers(text: str) -> Iterator[Header]:
    """Yield each of the top lines as the header that it would be, by one separator after the other.

    Line by line, so that a quotation mark that a preamble never closes cannot hide the header; only
    a line that is no whole record is read on, since a name may have a line break in it.
    """
    lines = _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0)
    for number, line in enumerate(islice(lines, SEARCHED_LINES), start=1):
        if line.end() - line.start() > LONGEST_HEADER:
            continue
        line_end = "\r" if line[2] == "\r" else "\n"
        end, height = _end_of_record(text, line)
        for separator in _SEPARATORS:
            names, place = alone(line[1], separator), (number + 1, line.start(), line.end())
            if names is None and height > 1:
                names = strictly_alone(text[line.start() : end], separator)
                place = (number + height, line.start(), end)
            found = [_in_one_line(name.strip()) for name in names or ()]
            yield Header(found, number, *place, separator, line_end)


def _in_one_line(name: str) -> str:
    return " ".join(map(str.strip, _BREAKS.split(name)))


def _end_of_record(text: str, line: re.Match[str]) -> tuple[int, int]:
    """Return where a record ends that begins with a line, and how many lines it has."""
    quotes = 0
    lines = _LINE.finditer(text, line.start(), line.start() + LONGEST_HEADER)
    for height, more in enumerate(islice(lines, _HIGHEST_HEADER), start=1):
        quotes += more[1].count('"')
        if quotes % 2 == 0:
            return more.end(), height
    return line.end(), 1


def find_header(text: str, knows: Callable[[Sequence[str]], bool]) -> Header | None:
    """Return the first of the top lines that ``knows`` recognises by its folded names.

    The separator is the one by which it is recognised, so that neither a preamble of any wording
    nor a decimal comma in the rows can mislead.
    """
    found = (header for header in top_headers(text) if knows(list(map(folded, header.names))))
    return next(found, None)


def line_of_header(knows: Callable[[Sequence[str]], bool], text: str) -> int | None:
    """Return the number of the line that ``knows`` recognises, among the top ones."""
    header = find_header(text, knows)
    return header.line if header else None


def read_table(text: str, knows: Callable[[Sequence[str]], bool], looked_for: str) -> Table:
    """Find the header and return the table below it.

    ``looked_for`` names the expected columns in the sentence of UnreadableFileError, raised when
    there is no such header: a file must never pass for one with no rows.
    """
    header = find_header(text, knows)
    if header is None:
        raise UnreadableFileError(
            f"No header in the first {SEARCHED_LINES} lines: looked for {looked_for}."
        )
    return table_below(text, header)


def without_header(text: str) -> Header | None:
    """Return what is instead of a header where the first row is the first line.

    Its columns are numbered: as many as the widest of the top lines has. A title of one cell above
    them is no row.
    """
    top = list(top_headers(text))
    widest = max(top, key=lambda header: len(header.names), default=None)
    if not widest or not widest.names:
        return None
    width = len(widest.names)
    rows = (one for one in top if one.separator == widest.separator and any(one.names))
    first = next((one for one in rows if len(one.names) >= min(width, 2)), None)
    if not first:
        return None
    names = [f"column {number}" for number in range(1, width + 1)]
    return replace(first, names=names, first_row=first.line, end=first.start)


def table_below(text: str, header: Header) -> Table:
    """Return the table of which the header is known."""
    return Table(header, rows(text, header))
