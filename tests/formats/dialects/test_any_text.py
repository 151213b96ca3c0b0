"""Whatever stands under whatever header: cards, Skipped, one sentence of trouble, never more."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.dialects.reading import read, table

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.dialects.all import DIALECTS
from netcrm.formats.dialects.meanings import FIELDS, LABEL, OWN
from netcrm.formats.reading import detect

ALL = list(DIALECTS.values())
HEADERS = {dialect.name: [name.replace("#", "1") for name in dialect.columns] for dialect in ALL}
_CELLS = st.sampled_from(
    ["", " ", " ::: ", "* Home", "2/3/1980", "--02-30", "31", "0/0/00", "a@b.example", "'=1", '"']
) | st.text(max_size=6)


@pytest.mark.parametrize("name", DIALECTS)
@given(data=st.data())
def test_any_cells_under_any_columns(name: str, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(HEADERS[name]) | st.text(max_size=5), max_size=9))
    rows = data.draw(st.lists(st.lists(_CELLS, max_size=12), max_size=4))
    separator = data.draw(st.sampled_from(",;\t"))
    text = "\n".join(separator.join(row) for row in [names, *rows])
    with contextlib.suppress(UnreadableFileError):
        for one in read(text, source=name).cards:
            assert one.name
            assert one.line > 1


@given(st.text(max_size=200) | st.text("Name,;\t\"'@\n\r 1", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableFileError):
        read(text)


@given(st.dictionaries(st.sampled_from(HEADERS["outlook"]), st.text("abc :;1@", max_size=9)))
def test_no_cell_is_lost_but_days_that_are_none(row: dict[str, str]) -> None:
    row = {"first name": "", **row} | {"first name": "Eva"}  # a name, in the first column
    found = read(table(row), source="outlook")
    said = "\n".join([repr(found), *found.remarks])
    words = {word for cell in row.values() for word in re.findall(r"\w+", cell)}
    assert [word for word in words if any(map(str.isalpha, word)) and word not in said] == []


@pytest.mark.parametrize("name", [dialect.name for dialect in ALL if dialect.marks])
def test_each_mark_is_found_out_and_made_of_columns_that_are_known(name: str) -> None:
    for mark in DIALECTS[name].marks:
        assert detect(f"{','.join(sorted(mark))}\n") == name, mark


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_column_of_a_dialect_means_a_field(dialect: str) -> None:
    for name, what in DIALECTS[dialect].columns.items():
        field, _, holds = what.partition(":")[0].partition(".")
        assert field in (*FIELDS, "address", OWN), name
        assert holds in ("", LABEL)


def test_everybody_of_a_file_comes_in_its_order() -> None:
    rows = [{"Display Name": f"Eva {n}", "Primary Email": f"{n}@x.example"} for n in range(50)]
    cards = read(table(*rows)).cards
    assert [card.line for card in cards if isinstance(card, Card)] == list(range(2, 52))
