"""The rows of CSV, also where quotation marks are broken: one broken record costs itself alone."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from netcrm.formats.remarks import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.formats.tables import Header

LONGEST_CELL = 10_000_000
"""Characters in one cell, at most: the csv module's own limit of 131,072 is a long note."""

LONGEST_RECORD = 11_000_000
"""Characters in one record, at most: one of nothing but commas has as many cells."""

# A broken record is read again from its second line on. A file made of nothing else would cost
# the square of its length, so that after rereading it a few times over the rest is given up.
_REREADINGS = 10

_MANY = 5
"""Of so many columns nobody writes a note of several lines by chance."""

_OUT_OF_PLACE = "a quotation mark in the middle of its cell, so that it is unclear where cells end"


class _Lines:
    """The lines of a text from a place on, with their ends; ``place`` is where reading has come.

    A record that began at ``began`` and has more characters than ``most`` is no CSV. Not
    ``str.splitlines``, which also ends a line at a form feed or a Unicode separator within a cell,
    and holds all the lines of the file at once.
    """

    def __init__(self, text: str, place: int, line_end: str, most: int) -> None:
        self.text = text
        self.place = self.began = place
        self.line_end = line_end
        self.most = most

    def __iter__(self) -> Iterator[str]:
        text, line_end, size = self.text, self.line_end, len(self.text)
        while (start := self.place) < size:
            self.place = text.find(line_end, start) + 1 or size
            if self.place - self.began > self.most:
                raise csv.Error
            yield text[start : self.place]


def rows(text: str, header: Header) -> Iterator[tuple[int, list[str]] | Skipped]:
    """Yield the rows, and recover after a broken record: only its first line is lost.

    The csv module by itself takes a quotation mark that is never closed for a cell that runs to
    the next one, hundreds of people further down. Read strictly, it complains, unless that next
    one happens to stand where a cell may end: then ``_Swallowing`` notices.
    """
    csv.field_size_limit(LONGEST_CELL)  # the module has no such option for a single reader
    place, line = header.end, header.first_row
    patience = _REREADINGS * len(text)
    swallowing = _Swallowing(text, header)
    while patience > 0:
        lines = _Lines(text, place, header.line_end, LONGEST_RECORD)
        reader = csv.reader(lines, delimiter=header.separator, strict=True)
        begin = line
        try:
            for row in reader:
                several = line + reader.line_num - begin > 1
                if several and swallowing.is_in(lines.began, lines.place):
                    raise csv.Error  # noqa: TRY301  it is broken like those of which csv says so
                if "".join(row).strip():
                    yield begin, row
                begin = line + reader.line_num
                lines.began = lines.place
        except csv.Error:
            broken = _Lines(text, place, header.line_end, len(text))
            first_line = next(islice(broken, begin - line, None))
            yield _rescued(begin, first_line, header)
            patience -= lines.place - broken.place
            place, line = broken.place, begin + 1
        else:
            return
    yield Skipped(line, "too many quotation marks that are never closed: nothing read from here")


class _Swallowing:
    """Knows a record of several lines of which the further ones are rows of the table themselves.

    Lines of a note may look like rows. But what closes it makes no row of the last one, unless it
    stands at the beginning of a cell there; where there are many columns, it need not even do that.
    """

    def __init__(self, text: str, header: Header) -> None:
        self._text = text
        self._header = header
        self._width = len(header.names)
        sign = re.escape(header.separator)
        cell = rf'(?:"(?:[^"]++|"")*+"|[^"{sign}\r\n]*+)'
        self._row = re.compile(rf"{cell}(?:{sign}{cell}){{{self._width - 1}}}(?:\r\n|[\r\n]|\Z)")

    def is_in(self, begin: int, end: int) -> bool:
        """Tell whether the record from ``begin`` to ``end`` has swallowed others."""
        text, line_end = self._text, self._header.line_end
        place = second = text.find(line_end, begin) + 1
        while place < end:
            found = self._row.match(text, place)
            if found is None:
                break
            place = found.end()
        if place >= end:
            return self._width > 1
        last = text.rfind(line_end, begin, end - 1) + 1
        return second < last == place and self._width >= _MANY and self._is_row(text[last:end])

    def _is_row(self, line: str) -> bool:
        return len(alone(line, self._header.separator) or ()) == self._width


def _rescued(number: int, line: str, header: Header) -> tuple[int, list[str]] | Skipped:
    """Return the row in the first line of a broken record, if that line makes sense by itself."""
    if len(line) > LONGEST_RECORD:
        return Skipped(number, f"a line of more than {LONGEST_RECORD:,} characters")
    row = alone(line, header.separator)
    if row is not None:
        return (number, row) if _fits(row, header) else Skipped(number, _OUT_OF_PLACE)
    if "\r" in line.rstrip("\r\n"):
        return Skipped(number, "a line break without quotation marks around its cell")
    if len(line) > LONGEST_CELL:
        return Skipped(number, f"a cell of more than {LONGEST_CELL:,} characters")
    return Skipped(number, "a quotation mark that is never closed")


def _fits(row: list[str], header: Header) -> bool:
    """Tell whether each cell stands in its own column, though quotation marks are broken."""
    width = len(header.names)
    has_too_much = any(cell.strip() for cell in row[width:])
    lacks_some = len(row) < width and any(header.separator in cell for cell in row)
    return not (has_too_much or lacks_some)


def alone(line: str, separator: str) -> list[str] | None:
    """Return the cells of a line read leniently by itself; None when it is no whole record."""
    return _only_record(csv.reader([line, ""], delimiter=separator))


def strictly_alone(lines: str, separator: str) -> list[str] | None:
    """Return the cells of a record of several lines, if it is well made."""
    return _only_record(csv.reader([lines, ""], delimiter=separator, strict=True))


def _only_record(reader: Any) -> list[str] | None:  # noqa: ANN401  the module does not name it
    """Return the first record of a reader of two lines; None when it is more than the first."""
    try:
        row: list[str] = next(reader)
    except csv.Error:
        return None
    # An open quotation mark makes the reader ask for the second line.
    return row if reader.line_num == 1 else None
