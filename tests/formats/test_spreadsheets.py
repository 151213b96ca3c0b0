"""What a spreadsheet has made of a table on its way: read as it was, or left out with a remark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.any_cards import text
from tests.formats.dialects.reading import read, table

from netcrm.formats.dialects.beyond import guard
from netcrm.formats.spreadsheets import phone_of, without_text_mark

TABLES = {
    "csv": {"Name": "Eva Lang", "Mobile": ""},
    "google": {"First Name": "Eva", "Phone 1 - Label": "Mobile", "Phone 1 - Value": ""},
    "outlook": {"First Name": "Eva", "E-mail 2 Address": "", "Mobile Phone": ""},
    "pipedrive": {"Person - Name": "Eva Lang", "Person - Phone - Mobile": ""},
    "linkedin": {"First Name": "Eva", "Last Name": "Lang", "Connected On": "", "Mobile Phone": ""},
    "netcrm": {"name": "Eva Lang", "email_1": "", "phone_1": ""},
}
WITH_MARKS = [source for source in TABLES if source != "netcrm"]
"""netcrm's own CSV takes off the apostrophes that it has put there, and no others."""


def with_phone(source: str, phone: str) -> tuple[str, str]:
    """Return a table of one person with a phone, and the column of the phone."""
    columns = TABLES[source]
    column = list(columns)[-1]
    return table({**columns, column: phone}), column


@pytest.mark.parametrize("source", TABLES)
@pytest.mark.parametrize("cell", ["3.53861E+11", "3,53861E+11", "4.917e+12", "353.9E+9"])
def test_a_rounded_phone_is_left_out_and_named(source: str, cell: str) -> None:
    written, column = with_phone(source, cell)
    found = read(written)
    assert found.source == source
    assert [one.phones for one in found.cards] == [[]]
    (remark,) = [one for one in found.remarks if "rounded" in one]
    assert remark.casefold() == (
        f"2: {column} left out: a spreadsheet has rounded it to {cell},"
        " its last digits are lost".casefold()
    )


@pytest.mark.parametrize("source", TABLES)
def test_a_number_that_has_all_its_digits_is_that_phone(source: str) -> None:
    for cell in ("3.53861234567E+11", "353861234567.0", "353861234567,0"):
        assert read(with_phone(source, cell)[0]).cards[0].phones == ["353861234567"]


@pytest.mark.parametrize(
    "phone",
    ["+353 86 123 4567", "086.123.4567", "1E12", "12.0", "1-800-E11-1111", "E+11", "555 010-0100"],
)
def test_a_phone_that_only_looks_odd_is_a_phone(phone: str) -> None:
    assert phone_of(phone) == phone


@given(st.integers(10**9, 10**15))
def test_what_is_shown_as_a_number_gives_all_digits_or_none(number: int) -> None:
    for digits in range(1, 17):
        assert phone_of(f"{number:.{digits}E}") in (None, str(number))
    assert phone_of(f"{float(number)}") == str(number)


@pytest.mark.parametrize("source", WITH_MARKS)
@pytest.mark.parametrize("phone", ["+353 86 123 4567", "0861234567", "(086) 123-4567", "-12"])
def test_the_apostrophe_of_a_text_cell_is_no_part_of_a_phone(source: str, phone: str) -> None:
    assert read(with_phone(source, f"'{phone}")[0]).cards[0].phones == [phone]


def test_the_apostrophe_of_a_text_cell_is_no_part_of_any_number() -> None:
    rows = {"Name": "Eva Lang", "ZIP": "'01067", "City": "'s-Hertogenbosch", "Notes": "'68er"}
    (eva,) = read(table(rows)).cards
    (address,) = eva.addresses
    assert (address.postal_code, address.city, eva.notes) == ("01067", "'s-Hertogenbosch", "'68er")


def test_a_formula_that_is_only_a_text_is_the_text() -> None:
    (eva,) = read('Name,Phone,ZIP\nEva,="+353 86 123 4567","=""01067"""\n').cards
    assert (eva.phones, eva.addresses[0].postal_code) == (["+353 86 123 4567"], "01067")


@pytest.mark.parametrize("nothing", ["-", "–", "n/a", "nan", "NULL", "None"])  # noqa: RUF001
def test_a_word_for_nothing_is_no_address(nothing: str) -> None:
    row = {"First Name": "Ben", "Last Name": "Null", "Email": nothing, "Phone": nothing}
    (ben,) = read(table(row)).cards
    assert (ben.name, ben.emails, ben.phones) == ("Ben Null", [], [])
    (ben,) = read(table({"Name": "Ben Null", "City": "-", "Company": "–"})).cards  # noqa: RUF001
    assert (ben.city, ben.organisation) == ("", "")


@given(text | st.sampled_from(['\'="x"', '="x"', "'0", "''1"]))
def test_what_is_written_for_others_is_read_as_it_was(cell: str) -> None:
    assert without_text_mark(guard(cell)) == cell


@pytest.mark.parametrize("error", ["#ERROR!", "#NAME?", "#WERT!", "#########"])
def test_a_failed_formula_is_left_out_and_named(error: str) -> None:
    found = read(table({"Name": "Eva Lang", "Phone": error, "Notes": "# of cats: 2"}))
    (eva,) = found.cards
    assert (eva.phones, eva.notes) == ([], "# of cats: 2")
    assert found.remarks[1:] == [f"2: Phone left out: a spreadsheet shows only {error}"]
