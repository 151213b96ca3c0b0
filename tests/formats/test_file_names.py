"""A file for each person, on every file system, and the same one each time."""

from __future__ import annotations

import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.formats.file_names import file_names
from netcrm.rules.text import visible

NAMES = st.lists(
    st.text(max_size=200)
    | st.sampled_from(["Ana", "ANA", "ana (2)", "Zoë", "Zoe\u0308", "nul", "."])
)


def numbered(*names: str) -> list[tuple[int, str]]:
    return [*enumerate(names, 1)]


@given(NAMES)
@example(["Ana", "Ana (3)", "ana"])
@example(["", "(1)", "..", "/", "-"])
def test_each_is_a_name_of_its_own_that_can_be_one(names: list[str]) -> None:
    found = [*file_names(numbered(*names)).values()]
    alike = {unicodedata.normalize("NFC", name).casefold() for name in found}
    assert len(alike) == len(names)
    for name in found:
        assert name
        assert len(f"{name}.md".encode()) < 143
        assert name == name.strip(" .")
        assert visible(name) == name
        assert not set(name) & set('<>:"/\\|?*\0')


@given(NAMES, NAMES)
def test_who_comes_later_changes_nobodys(first: list[str], later: list[str]) -> None:
    before = file_names(numbered(*first))
    after = file_names(numbered(*first, *later))
    assert {number: after[number] for number in before} == before


@pytest.mark.parametrize("name", ["con", "AUX", "nul.txt", "COM1", "lpt9 .x", "com²", "CONIN$"])
def test_what_windows_takes_for_a_device_is_none(name: str) -> None:
    (found,) = file_names(numbered(name)).values()
    assert found.startswith("_")
    assert PureWindowsPath(f"{found}.md").name == f"{found}.md"


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["Ana Lund", "ANA LUND", "Ana Lund"], ["Ana Lund", "ANA LUND (2)", "Ana Lund (3)"]),
        (["../../etc/passwd", ".ssh", "a/b"], ["etc passwd", "ssh", "a b"]),
        (["C:\\x", "?!", "* *", "Ana (7)"], ["C x", "!", "(3)", "Ana (7) (4)"]),
        (["Dr. Ana Lund, Jr.", "Con Ek"], ["Dr. Ana Lund, Jr", "Con Ek"]),
        (["王小明", "é" * 100], ["王小明", "é" * 60]),
    ],
)
def test_files_are_named_after_people(names: list[str], files: list[str]) -> None:
    assert [*file_names(numbered(*names)).values()] == files
