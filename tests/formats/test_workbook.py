"""A workbook: every text is text, every day a day, whoever reads it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.formats.people import ANY
from tests.home import many

from netcrm.formats.workbook import MOST_SIGNS, Sheet, write_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.workbook import Value

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
UNWRITABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


def made(*rows: Sequence[Value], columns: tuple[str, ...] = ("a",)) -> tuple[bytes, int]:
    out = io.BytesIO()
    cut = write_workbook(out, [Sheet("Sheet", columns, rows, len(rows))], NOW)
    return out.getvalue(), cut


def cells(book: bytes) -> list[list[Any]]:
    """Read the first sheet by a reader of others, below the header."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    return sheet.to_python()[1:]


def sheet(book: bytes) -> ET.Element:
    """Return the first sheet as the XML that it is."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314  our own


def shown(text: str) -> str:
    """Return a text as a cell shows it."""
    return re.sub(
        UNWRITABLE,
        lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd",
        re.sub("\r\n?", "\n", text),
    )


@many(60)
@given(st.lists(ANY.filter(str.strip), min_size=1, max_size=5))
@example(["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "#N/A", "#REF!", "1", "TRUE", "2026-01-01"])
@example(["_x0041_", "_x000D_", "__x0041__", " a ", "<f>1</f>", "a\r\nb", "\x1b[31m", "\uffff"])
def test_text_is_text(texts: list[str]) -> None:
    book, cut = made(*([text] for text in texts))
    found = [cell for (cell,) in cells(book)]
    assert found == [shown(text) for text in texts]
    assert cut == 0
    kinds = [cell.get("t") for cell in sheet(book).iter(f"{MAIN}c")]
    assert set(kinds) == {"inlineStr"}
    assert not [*sheet(book).iter(f"{MAIN}f")]


@many(30)
@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_day_is_a_day(day: date) -> None:
    assert cells(made([day])[0]) == [[day]]


def test_what_no_spreadsheet_can_count_is_text() -> None:
    days = [date(1815, 12, 10), date(1900, 1, 1), date(1900, 2, 28)]
    assert cells(made(*([day] for day in days))[0]) == [[day.isoformat()] for day in days]


def test_empty_cells_and_flags_beside_others() -> None:
    row: list[Value] = ["=x", date(2026, 3, 2), "", None, True, "y", date(2026, 3, 3)]
    book, _ = made(row, columns=tuple("abcdefg"))
    assert cells(book) == [["=x", date(2026, 3, 2), "", "", True, "y", date(2026, 3, 3)]]


@pytest.mark.parametrize("sign", ["a", "😀", "=", "_x0041_"])
def test_a_text_that_no_cell_can_hold_is_cut_and_counted(sign: str) -> None:
    book, cut = made([sign * 40_000], ["short"])
    ((long,), short) = cells(book)
    assert (cut, short) == (1, ["short"])
    assert (sign * 40_000).startswith(long[:4000])
    assert 4000 < len(long.encode("utf-16-le")) // 2 <= MOST_SIGNS


def test_the_header_is_bold_and_stays_in_sight() -> None:
    book, _ = made(["x", "y"], columns=("notes", "due_on"))
    found = sheet(book)
    pane = found.find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "A2")
    notes, due_on = (float(one.get("width", 0)) for one in found.iter(f"{MAIN}col"))
    assert notes > 3 * due_on
    styles = [cell.get("s") for cell in found.iter(f"{MAIN}c")]
    assert styles[0] == styles[1] not in styles[2:]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert b"<b " in archive.read("xl/styles.xml")


def test_a_cell_that_would_be_run_when_it_is_typed_again_is_quoted() -> None:
    book, _ = made(["=1+1"], ["plain"])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        styles = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314  our own
    kinds = [one.get("quotePrefix") for one in styles.findall(f"{MAIN}cellXfs/{MAIN}xf")]
    used = [kinds[int(cell.get("s", 0))] for cell in sheet(book).iter(f"{MAIN}c")]
    assert used[1:] == ["1", "0"]
