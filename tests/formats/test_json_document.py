"""JSON in pieces: of any size, in any order, and what can be read of what is damaged."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.formats import json_text
from netcrm.formats.json_document import Document
from netcrm.formats.json_text import BrokenError, mended
from netcrm.formats.remarks import Skipped

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text() | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = ("a", "b", "c")
LISTS = st.fixed_dictionaries({name: st.lists(VALUE, max_size=4) for name in NAMES})


def document(text: str) -> Document:
    return Document(lambda: io.StringIO(text))


def values(found: Document, name: str) -> list[Any]:
    return [one if isinstance(one, Skipped) else one.value for one in found.values(name)]


@pytest.fixture(params=[1, 7, 1 << 20])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Read in pieces of so many characters."""
    monkeypatch.setattr(json_text, "CHUNK", request.param)
    return int(request.param)


def lines_of(members: dict[str, Any]) -> str:
    """Write a document as netcrm does: each record on its line."""
    parts = []
    for name, value in members.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(one) for one in value)
            parts.append(f'"{name}": [\n{rows}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.mark.parametrize("indent", [None, 1])
@given(lists=LISTS, order=st.permutations(NAMES), size=st.integers(1, 40))
def test_all_of_it_comes_in_any_order(
    indent: int | None, lists: dict[str, list[Any]], order: list[str], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "CHUNK", size)
        found = document(json.dumps(lists, indent=indent))
        for name in order:
            assert values(found, name) == lists[name]
        found.finish()
        assert found.broken == {}
        assert list(found.lines) == list(lists)


def test_what_is_asked_first_may_stand_last(chunk: int) -> None:
    found = document(lines_of({"a": [1, 2], "x": {"y": [3]}, "version": 1, "format": "f"}))
    assert found.plain("format", "version") == {"version": 1, "format": "f"}
    assert values(found, "a") == [1, 2]
    assert found.lines == {"a": 2, "x": 6, "version": 7, "format": 8}
    assert chunk


RECORDS = [{"n": number, "t": "x" * number} for number in range(5)]


def broken(old: str, new: str) -> str:
    text = lines_of({"a": RECORDS, "b": RECORDS})
    assert old in text
    return text.replace(old, new, 1)


def test_a_broken_record_is_left_out_and_the_others_are_read(chunk: int) -> None:
    found = document(broken('"n": 2', '"n" 2'))
    whole = [one for one in RECORDS if one["n"] != 2]
    assert values(found, "a") == [*whole[:2], Skipped(5, "no JSON"), *whole[2:]]
    assert values(found, "b") == RECORDS
    assert chunk


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        (",\n", "\n", 5),
        (",\n", ",,\n", 5),
        ('"}', '"}}', 5),
        ('"x"', '"x', 4),
        ('"x"', "nul", 4),
        ('"x"', '"\t"', 4),
        ('"x"', '"\\u12"', 4),
        ('"x"', "1" * 5000, 4),
        ('"x"', "[" * 100_000, 4),
        ("\n]", "\n", 5),
    ],
)
def test_a_slip_costs_at_most_the_record_in_which_it_is(old: str, new: str, left: int) -> None:
    found = document(broken(old, new))
    read = [one for one in values(found, "a") if isinstance(one, dict)]
    assert [one for one in RECORDS if one in read] == read[:left]
    assert len(read) >= left


def test_a_file_that_breaks_off_gives_what_is_whole(chunk: int) -> None:
    text = lines_of({"a": RECORDS, "b": RECORDS})
    for end in range(2, len(text) - 2):
        found = document(text[:end])
        read = [*values(found, "a"), *values(found, "b")]
        found.finish()
        records = [one for one in read if isinstance(one, dict)]
        assert records == [*RECORDS, *RECORDS][: len(records)]
        told = [one for one in (*read, *found.broken.values()) if isinstance(one, Skipped)]
        assert [one.reason for one in told] == ["the file breaks off here"], text[:end]
    assert chunk


def test_what_is_no_list_is_told() -> None:
    found = document('{"a": {"b": 1}, "b": null, "c": tru}')
    assert values(found, "a") == [Skipped(1, "a is no list")]
    assert values(found, "b") == []
    assert values(found, "c") == []
    assert list(found.broken.values()) == [Skipped(1, "no JSON")]


def test_a_second_list_of_one_name_and_a_second_document_are_told() -> None:
    text = lines_of({"a": [1], "b": [2]})
    found = document(text.replace("\n}", ',\n"a": [\n3\n]\n}') + text)
    assert [values(found, name) for name in "ab"] == [[1], [2]]
    found.finish()
    assert [one.reason for one in found.broken.values()] == [
        "a stands here a second time: left out",
        "the file goes on after its end: left out",
    ]


@pytest.mark.parametrize("text", ["", "[]", "12", "hello", '"a"', "]"])
def test_what_is_no_object_has_nothing(text: str) -> None:
    assert document(text).plain("format") == {}


@pytest.mark.parametrize("text", ["{", '{"a"', '{"a" 1}', '{"a": }', "{1: 2}"])
def test_an_object_that_is_broken_at_the_top(text: str) -> None:
    with pytest.raises(BrokenError):
        document(text).plain("format")


def test_a_record_may_not_be_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "CHUNK", 10)
    monkeypatch.setattr(json_text, "LONGEST", 100)
    found = document(broken('"x"', f'"{"y" * 500}"'))
    told, *_ = (one for one in values(found, "a") if isinstance(one, Skipped))
    assert told == Skipped(4, "more than 100 characters in one record")


ODD_TEXTS = [
    ("a\0b", "ab"),
    ("a\ud83db", "a\ufffdb"),
    ("\udc80", "\ufffd"),
    ("\U0001f600", "\U0001f600"),
]


@pytest.mark.parametrize(("said", "meant"), ODD_TEXTS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_is_no_character_is_found_and_mended(
    said: str, meant: str, ascii_only: bool, chunk: int
) -> None:
    text = json.dumps({"a": [{"k": "plain"}, {said: [said]}]}, ensure_ascii=ascii_only)
    plain, other = document(text).values("a")
    assert not isinstance(plain, Skipped)
    assert not isinstance(other, Skipped)
    assert mended(other.value) == {meant: [meant]}
    assert other.odd == (said != meant) or said == meant
    assert not plain.odd
    assert chunk
