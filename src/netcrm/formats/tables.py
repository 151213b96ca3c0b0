"""Tables of CSV as people really have them: preambles, other separators, any order of columns.

Nothing here knows what a column means. A reader says which header it knows, and gets rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats.remarks import Remark
from netcrm.formats.table_rows import alone, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from netcrm.formats.remarks import Skipped

SEARCHED_LINES = 10
"""The header is looked for in so many lines from the top: LinkedIn's stands on line 4."""

LONGEST_HEADER = 100_000
"""A line of more characters is no header: Google's longest have three thousand."""

_SEPARATORS = (",", ";", "\t")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header line that somebody knows: its names, trimmed, and how the rows below are written.

    ``line`` is its number from 1, ``end`` the offset where the next line starts.
    """

    names: list[str]
    line: int
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

    Line by line, so that a quotation mark that a preamble never closes cannot hide the header.
    """
    lines = _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0)
    for number, line in enumerate(islice(lines, SEARCHED_LINES), start=1):
        if line.end() - line.start() > LONGEST_HEADER:
            continue
        line_end = "\r" if line[2] == "\r" else "\n"
        for separator in _SEPARATORS:
            names = [name.strip() for name in alone(line[1], separator) or ()]
            yield Header(names, number, line.end(), separator, line_end)


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


def table_below(text: str, header: Header) -> Table:
    """Return the table of which the header is known."""
    return Table(header, rows(text, header))


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
