"""A header is found wherever it stands, and one broken record costs one record."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UnreadableFileError
from netcrm.formats import table_rows, tables
from netcrm.formats.named_columns import Unread, cells_by_name
from netcrm.formats.remarks import Skipped
from netcrm.formats.tables import find_header, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = "Given,Family,City\n"
UNCLOSED = "a quotation mark that is never closed"


def knows(names: Sequence[str]) -> bool:
    return {"given", "family"} <= set(names)


def rows(text: str) -> list[tuple[int, list[str]] | Skipped]:
    return list(read_table(text, knows, "Given, Family").rows)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("", 1),
        ("\ufeff", 1),
        ("\n\n", 3),
        ("Notes:\nWhatever this may say\n\n", 4),
        ('Notes:\n"In quotes, with a comma"\n', 3),
        ('Notes:\n"A quotation mark that nobody closes\n', 3),
        ('Notes:\n"On two\nlines"\n', 4),
        ("sep=,\n", 2),
        ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", 10),
    ],
)
def test_a_header_is_found_below_any_preamble(above: str, line: int) -> None:
    table = read_table(f"{above}{HEADER}Amara,Okafor,Lagos\n", knows, "Given, Family")
    assert table.header.line == line
    assert table.header.names == ["Given", "Family", "City"]
    assert list(table.rows) == [(line + 1, ["Amara", "Okafor", "Lagos"])]


@pytest.mark.parametrize("text", ["Amara,Okafor\n", "\n" * 10 + HEADER, "", "\n", '"', "\ufeff"])
def test_without_a_header_the_sentence_names_what_was_looked_for(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="looked for Given, Family"):
        read_table(text, knows, "Given, Family")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_and_line_end_are_told_by_the_header(separator: str, line_end: str) -> None:
    lines = [["Notes: a, b; c"], [" FAMILY ", "given"], ["Okafor", "Amara"], ["Løv", "Ida"]]
    text = line_end.join(separator.join(cells) for cells in lines)
    table = read_table(text, knows, "")
    assert table.header.names == ["FAMILY", "given"]
    assert list(table.rows) == [(3, ["Okafor", "Amara"]), (4, ["Løv", "Ida"])]


def test_names_with_line_breaks_stand_in_one_line() -> None:
    text = '"A note\nof two lines"\n"Given\n name","Family\r\n(birth)",City\nIda,Løv,Oslo\n'
    table = read_table(text, lambda names: "given name" in names, "")
    assert table.header.names == ["Given name", "Family (birth)", "City"]
    assert (table.header.line, list(table.rows)) == (3, [(6, ["Ida", "Løv", "Oslo"])])


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = f'{HEADER}\nAmara,Okafor,"Lagos\nIsland"\n , ,\n,,\nIda,Løv\u2028,Oslo\x0b'
    assert rows(text) == [
        (3, ["Amara", "Okafor", "Lagos\nIsland"]),
        (7, ["Ida", "Løv\u2028", "Oslo\x0b"]),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_its_line_only() -> None:
    text = f'{HEADER}Ida,"Løv,Oslo\nAmara,Okafor,Lagos\nJonas,"Lind, qvist",Umeå\nYuki,Tanaka,"\n'
    assert rows(text) == [
        Skipped(2, UNCLOSED),
        (3, ["Amara", "Okafor", "Lagos"]),
        (4, ["Jonas", "Lind, qvist", "Umeå"]),
        Skipped(5, UNCLOSED),
    ]


def test_quotation_marks_within_a_cell_are_tolerated() -> None:
    text = f'{HEADER}Ida "Idy" Maria,Løv,Oslo\n"Ida "Idy" Maria",Løv,Oslo\n'
    assert rows(text) == [
        (2, ['Ida "Idy" Maria', "Løv", "Oslo"]),
        (3, ['Ida Idy" Maria"', "Løv", "Oslo"]),
    ]


@pytest.mark.parametrize(
    "last",
    ['Kofi,Mensah,", Accra"', 'Kofi,"Mensah","Accra, ""old"" town"', 'Kofi,",Mensah",Accra'],
)
def test_a_quotation_mark_that_another_row_closes_costs_its_line_only(last: str) -> None:
    text = f'{HEADER}Ida,Løv,"Oslo\nAmara,Okafor,Lagos\n{last}\nYuki,Tanaka,Nara\n'
    assert rows(text) == [
        Skipped(2, UNCLOSED),
        (3, ["Amara", "Okafor", "Lagos"]),
        (4, next(csv.reader([last]))),
        (5, ["Yuki", "Tanaka", "Nara"]),
    ]


def test_a_cell_that_begins_with_a_line_break_closes_no_other() -> None:
    text = f'{HEADER}Ida,Løv,"Oslo\nAmara,Okafor,Lagos\nKofi,Mensah,"\nAccra"\nYuki,Tanaka,Nara\n'
    assert rows(text) == [
        Skipped(2, UNCLOSED),
        (3, ["Amara", "Okafor", "Lagos"]),
        (4, ["Kofi", "Mensah", "\nAccra"]),
        (6, ["Yuki", "Tanaka", "Nara"]),
    ]


def test_among_many_columns_an_inch_closes_no_cell_of_another_row() -> None:
    text = (
        'Given,Family,City,Size,Note\nIda,Løv,Oslo,1,"shy\nAmara,Okafor,Lagos,2,bold\n'
        'Kofi,Mensah,Accra,3,6"\nYuki,Tanaka,Nara,4,calm\n'
    )
    assert rows(text) == [
        Skipped(2, UNCLOSED),
        (3, ["Amara", "Okafor", "Lagos", "2", "bold"]),
        (4, ["Kofi", "Mensah", "Accra", "3", '6"']),
        (5, ["Yuki", "Tanaka", "Nara", "4", "calm"]),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Lagos, 2019, talk\nOslo, 2020, talk\nNara, 2021, talk",
        "one\nAmara,Okafor,Lagos\n",
        "one\nAmara,Okafor,Lagos\n\n",
        'one\nAmara,Okafor,"Lagos"\nand so on',
        'one\nAmara,Okafor,Lagos\n"',
        ",,\n,,",
    ],
)
def test_a_note_whose_lines_look_like_rows_stays_a_note(note: str) -> None:
    cell = note.replace('"', '""')
    found = rows(f'{HEADER}Ida,Løv,"{cell}"\nKofi,"Mensah","Accra"\nYuki,Tanaka,Nara\n')
    assert [row[1] for row in found if not isinstance(row, Skipped)] == [
        ["Ida", "Løv", note],
        ["Kofi", "Mensah", "Accra"],
        ["Yuki", "Tanaka", "Nara"],
    ]


@pytest.mark.parametrize("line", ['"Ida,"Løv",Oslo', '"Ida","Løv,"Oslo"', '"Ida","x" y, z",Oslo'])
def test_where_it_is_unclear_where_cells_end_nobody_gets_the_wrong_ones(line: str) -> None:
    skipped, row = rows(f"{HEADER}{line}\nAmara,Okafor,Lagos\n")
    assert isinstance(skipped, Skipped)
    assert (skipped.line, "unclear where cells end" in skipped.reason) == (2, True)
    assert row == (3, ["Amara", "Okafor", "Lagos"])


def test_a_stray_line_break_costs_its_line_only() -> None:
    text = f"{HEADER}Ida,Lø\rv,Oslo\nAmara,Okafor,Lagos\n"
    skipped, row = rows(text)
    assert skipped == Skipped(2, "a line break without quotation marks around its cell")
    assert row == (3, ["Amara", "Okafor", "Lagos"])


def test_a_cell_above_the_limit_costs_its_line_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "LONGEST_CELL", 200_000)
    text = f"{HEADER}Ida,{'x' * 200_001}\nAmara,{'y' * 199_999}\n"
    skipped, row = rows(text)
    assert skipped == Skipped(2, "a cell of more than 200,000 characters")
    assert not isinstance(row, Skipped)
    assert len(row[1][1]) == 199_999


def test_a_line_of_nothing_but_commas_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "LONGEST_RECORD", 1000)
    skipped = Skipped(2, "a line of more than 1,000 characters")
    assert rows(f"{HEADER}{',' * 1000}\nAda,\n") == [skipped, (3, ["Ada", ""])]
    assert rows(f"{HEADER}{',' * 998}x\n") == [(2, [*[""] * 998, "x"])]


def test_a_record_of_many_lines_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "LONGEST_RECORD", 1000)
    note = 'Ada,"' + "a line of a note\n" * 40 + '"\n'
    begins = [row[0] for row in rows(HEADER + note * 3) if not isinstance(row, Skipped)]
    assert begins == [2, 43, 84]
    endless = rows(HEADER + 'Ada,"' + "x,,,\n" * 300 + '"\nBela,\n')
    assert endless[0] == Skipped(2, UNCLOSED)
    assert endless[-1] == (303, ["Bela", ""])


def test_a_line_as_long_as_a_file_is_no_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_HEADER", 100)
    assert find_header(f"{'x' * 100}\n{HEADER}", knows) is not None
    assert find_header(f"given,family,{'x' * 100}\n", knows) is None


def test_a_file_of_nothing_but_open_quotation_marks_is_given_up() -> None:
    found = rows(HEADER + 'x",",\n' * 3000)
    assert all(isinstance(row, Skipped) for row in found)
    assert 10 < len(found) < 100
    assert found[-1] == Skipped(
        len(found) + 1, "too many quotation marks that are never closed: nothing read from here"
    )


def test_cells_come_in_the_wanted_order_whatever_the_row_has() -> None:
    cells = cells_by_name(["B", " a ", "b"], [("a",), ("missing",), ("nickname", "b")])
    assert cells(["1", "2", "3"]) == ("2", "", "1")
    assert cells(["1"]) == ("", "", "1")
    assert cells([]) == ("", "", "")
    assert cells(["1", "2", "3", "4", "5"]) == ("2", "", "1")


def test_columns_left_out_are_named_if_they_held_something() -> None:
    header = find_header("Given,Family,Shoe size,Hat size,\n", knows)
    assert header is not None
    unread = Unread(header, [("given",), ("family",)])
    unread.look(["Amara", "Okafor", " ", "", ""])
    assert unread.remark() == []
    unread.look(["Ida", "Løv", "44"])
    unread.look(["Ida", "Løv", "45", "", "x"])
    (remark,) = unread.remark()
    assert (remark.line, remark.reason) == (1, "columns left out: Shoe size, (no name)")


cell = st.text(st.sampled_from('ab,;"\t\n\r\x0b\x85\u2028 é'), max_size=6)


@given(st.lists(st.tuples(cell.map("x".__add__), cell, cell), max_size=8))
def test_what_the_csv_module_writes_is_read_back(written: list[tuple[str, str, str]]) -> None:
    text = HEADER.replace("\n", "\r\n") + "".join(
        ",".join('"' + value.replace('"', '""') + '"' for value in row) + "\r\n" for row in written
    )
    found = [row[1] for row in rows(text) if not isinstance(row, Skipped)]
    assert found == [list(row) for row in written]


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=60))
def test_no_text_below_a_header_is_an_error(below: str) -> None:
    numbers = [row.line if isinstance(row, Skipped) else row[0] for row in rows(HEADER + below)]
    assert numbers == sorted(set(numbers))


def test_the_limit_of_the_csv_module_is_raised() -> None:
    assert rows(f"{HEADER}Amara,{'x' * 200_000}\n")[0] != Skipped(2, UNCLOSED)
    assert csv.field_size_limit() == table_rows.LONGEST_CELL


def test_a_line_that_is_longer_than_any_header_is_none() -> None:
    text = f"{'Given,Family,' * 10_000}\nGiven,Family\nAmara,Okafor\n"
    table = read_table(text, lambda names: "given" in names, "Given, Family")
    assert (table.header.line, list(table.rows)) == (2, [(3, ["Amara", "Okafor"])])
