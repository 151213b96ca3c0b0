"""An answer in every form: pure functions of data and width."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.render.answer import Answer, Column, Entry, Screen
from netcrm.render.forms import printed, said_below

COLUMNS = (
    Column("id", right=True),
    Column("name", grows=True),
    Column("tags", grows=True),
)
ROWS: list[dict[str, Any]] = [
    {"id": 1, "name": "Amara [Okafor]", "tags": ["a", "b"]},
    {"id": 22, "name": "=1+1", "tags": []},
    {"id": 333, "name": "Esc \x1b[1m\tTab\nBreak", "tags": [":smile:"]},
]


def shown(answer: Answer, form: str, width: int = 80, *, styled: bool = False) -> str:
    return "".join(printed(answer, form, Screen(width, styled)))


@pytest.fixture
def people() -> Answer:
    return Answer(ROWS, COLUMNS, lines=["2 more [/x] \x1b[0m"])


def test_lines_have_a_tab_between_cells_and_no_other(people: Answer) -> None:
    assert shown(people, "tsv").splitlines() == [
        "1\tAmara [Okafor]\ta, b",
        "22\t=1+1\t",
        "333\tEsc \u241b[1m Tab Break\t:smile:",
    ]


def test_csv_is_guarded_and_whole(people: Answer) -> None:
    rows = list(csv.reader(io.StringIO(shown(people, "csv"))))
    assert rows[0] == ["id", "name", "tags"]
    assert [row[1] for row in rows[1:]] == ["Amara [Okafor]", "'=1+1", "Esc \x1b[1m\tTab\nBreak"]


def test_json_is_the_data_itself(people: Answer) -> None:
    assert json.loads(shown(people, "json")) == ROWS
    assert shown(Answer([], COLUMNS), "json") == "[]\n"
    assert json.loads(shown(Answer({"a": None}), "json")) == {"a": None}


def test_ids_are_those_of_things_that_have_one(people: Answer) -> None:
    assert shown(people, "ids") == "1\n22\n333\n"
    assert shown(Answer({"path": "x"}), "ids") == ""


def test_sentences_belong_to_the_table_and_are_remarks_elsewhere(people: Answer) -> None:
    assert "2 more [/x] \u241b[0m" in shown(people, "table")
    assert said_below(people, "table") == []
    for form in ("tsv", "csv", "json", "ids"):
        assert "2 more" not in shown(people, form)
        assert said_below(people, form) == ["2 more [/x] \x1b[0m"]


def test_a_single_thing_is_its_sentences() -> None:
    done = Answer({"id": 7, "name": "Amara"}, lines=["Added \x1b[1mAmara.\nTwo"], remarks=["near"])
    for form in ("table", "tsv"):
        assert shown(done, form) == "Added \u241b[1mAmara.\nTwo\n"
        assert said_below(done, form) == []
    assert shown(done, "csv").splitlines() == ["id,name", "7,Amara"]


def test_markup_emoji_names_and_links_are_text(people: Answer) -> None:
    for styled in (False, True):
        table = shown(people, "table", styled=styled)
        for said in ("[Okafor]", "=1+1", ":smile:", "\u241b[1m"):
            assert said in table
        assert ("\x1b[1m" in table) is styled


def test_a_list_without_rows_has_no_table() -> None:
    assert shown(Answer([], COLUMNS, lines=["Nobody is here."]), "table") == "Nobody is here.\n"
    assert shown(Answer([], COLUMNS), "tsv") == ""


@given(
    names=st.lists(
        st.text(st.characters(max_codepoint=0x2FF), max_size=60), min_size=1, max_size=5
    ),
    width=st.integers(min_value=30, max_value=150),
)
def test_tables_fit_and_are_aligned_whatever_is_in_them(names: list[str], width: int) -> None:
    rows = [{"id": number, "name": name, "tags": ["‡"]} for number, name in enumerate(names)]
    lines = shown(Answer(rows, COLUMNS), "table", width).split("\n")[:-1]
    assert max(map(len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)
    ends = [line.index("‡") for line in lines if "‡" in line]
    assert len(ends) == len(rows)
    assert len(set(ends)) == 1


def test_a_screen_that_is_read_aloud_has_no_lines_drawn(people: Answer) -> None:
    drawn = "".join(printed(people, "table", Screen(80)))
    plain = "".join(printed(people, "table", Screen(80, ruled=False)))
    assert "──" in drawn
    assert "─" not in plain
    assert [line.split() for line in plain.splitlines()] == [
        line.split() for line in drawn.splitlines() if "──" not in line
    ]


LONG = "one two three four five six seven eight nine ten"


def page(width: int, *entries: Entry) -> list[str]:
    return shown(Answer({}, lines=entries), "table", width).splitlines()


def test_an_entry_goes_on_below_itself() -> None:
    assert page(30, Entry("Notes   ", LONG)) == [
        "Notes   one two three four",
        "        five six seven eight",
        "        nine ten",
    ]
    assert page(80, Entry("Notes   ", "a\n\nb")) == ["Notes   a", "", "        b"]
    assert shown(Answer({}, lines=[Entry("Notes   ", LONG)]), "tsv", 30) == f"Notes   {LONG}\n"


def test_an_entry_that_begins_too_far_right_goes_on_at_the_left() -> None:
    assert page(20, Entry("A long name of one  ", "who works there")) == [
        "A long name of one",
        "  who works there",
    ]


def test_an_address_is_not_broken_and_writing_without_blanks_is() -> None:
    address = "https://example.org/a/very/long/path"
    assert page(30, Entry("Link    ", f"{address}, here")) == [
        f"Link    {address},",
        "        here",
    ]
    assert page(16, Entry("名前    ", "国立大学医学部")) == ["名前    国立大学", "        医学部"]


def test_nothing_in_an_entry_acts() -> None:
    assert page(80, Entry("\x1b[1mA  ", "b\x1b[0m")) == ["\u241b[1mA  b\u241b[0m"]


@given(
    before=st.text(st.characters(max_codepoint=0x2FF, exclude_characters="\n"), max_size=30),
    text=st.text(max_size=200),
    width=st.integers(min_value=20, max_value=100),
)
def test_entries_keep_their_words(before: str, text: str, width: int) -> None:
    whole = shown(Answer({}, lines=[Entry(before, text)]), "tsv")
    wrapped = shown(Answer({}, lines=[Entry(before, text)]), "table", width)
    assert "".join(wrapped.split()) == "".join(whole.split())


@given(names=st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_lines_are_as_many_as_rows_whatever_is_in_them(names: list[str]) -> None:
    rows = [{"id": number, "name": name, "tags": [name]} for number, name in enumerate(names)]
    lines = shown(Answer(rows, COLUMNS), "tsv").splitlines()
    assert len(lines) == len(rows)
    assert all(line.count("\t") == 2 for line in lines)
