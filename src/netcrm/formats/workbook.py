"""A workbook for spreadsheets (.xlsx): sheets of text and days, in which no cell is a formula."""

from __future__ import annotations

import re
from datetime import date
from typing import IO, TYPE_CHECKING, NamedTuple

from netcrm.rules.text import guard_cell, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    Value = str | date | bool | None

MOST_ROWS = 1_048_575
"""A sheet has so many rows below its header, whatever writes it."""

MOST_SIGNS = 32_767
"""Of a longer text a cell holds the beginning: so much, counted in UTF-16."""

FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count days from here on alike; earlier ones are text."""

CREATOR = "netcrm"
"""By this netcrm knows a workbook again that it has made."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in XML
_BREAK = re.compile("\r\n?")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"uid": 12, "name": 28, "who": 28, "people": 28, "notes": 60, "summary": 60, "what": 48}
_WIDTH, _WIDTH_OF_DAYS = 18, 12


class Sheet(NamedTuple):
    """A sheet: its title, its columns by name, so many rows; a value of none is an empty cell."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    total: int


def write_workbook(out: IO[bytes], sheets: Iterable[Sheet], now: datetime) -> int:
    """Write a workbook, each row when it comes; return how many texts were cut.

    The sheets are kept in files of the system's folder for temporary ones until all are written.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = CREATOR
    book.properties.created = now.replace(tzinfo=None)
    writers = [_Writer(book.create_sheet(sheet.title), sheet) for sheet in sheets]
    for writer in writers:
        writer.write()
    _save(book, out)
    return sum(writer.cut for writer in writers)


def _save(book: Workbook, out: IO[bytes]) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl.writer.excel import ExcelWriter

    archive = ZipFile(out, "w", ZIP_DEFLATED)
    try:
        ExcelWriter(book, archive).save()
    except BaseException:
        archive.fp = None  # or it goes on writing when it is taken away, and says so on stderr
        raise


class _Writer:
    """Writes one sheet; ``cut`` counts the texts of which a cell could hold the beginning only."""

    def __init__(self, page: Worksheet, sheet: Sheet) -> None:
        self.cut = 0
        self._page = page
        self._sheet = sheet

    def write(self) -> None:
        """Write the header, which stays in sight, and the rows."""
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        page, sheet = self._page, self._sheet
        letters = [get_column_letter(place) for place, _ in enumerate(sheet.columns, 1)]
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{letters[-1]}{sheet.total + 1}"
        for letter, column in zip(letters, sheet.columns, strict=True):
            page.column_dimensions[letter].width = _width(column)
        header = [self._text_cell(column) for column in sheet.columns]
        for cell in header:
            cell.font = Font(bold=True)
        page.append(header)
        for row in sheet.rows:
            page.append([self._cell(value) for value in row])

    def _cell(self, value: Value) -> Value | Cell:
        if isinstance(value, str):
            return self._text(value) if value else None
        if isinstance(value, date) and value < FIRST_DAY:
            return value.isoformat()
        return value

    def _text(self, text: str) -> str | Cell:
        """Return a text as a cell holds it, and as a cell of its own where it looks like more."""
        shown = text if text.isprintable() else _UNWRITABLE.sub(_shown, _BREAK.sub("\n", text))
        escaped = _ESCAPE.sub("_x005F_", shown)
        whole = escaped if len(escaped) <= MOST_SIGNS // 2 else _beginning(escaped)
        self.cut += whole != escaped
        return self._text_cell(whole) if whole[0] in "=+-@#'\t" else whole

    def _text_cell(self, text: str) -> Cell:
        """Return a cell that is text, also when somebody goes into it and leaves it again."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._page, text)
        cell.data_type = "s"
        cell.quotePrefix = guard_cell(text) != text
        return cell


def _beginning(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * MOST_SIGNS].decode("utf-16-le", "ignore")


def _shown(found: re.Match[str]) -> str:
    return visible(found[0])


def _width(column: str) -> int:
    """Return how wide a column is: days are short, notes are long."""
    is_day = column.endswith("_on") or column.startswith("date:") or column == "birthday"
    return _WIDTHS.get(column, _WIDTH_OF_DAYS if is_day else _WIDTH)
