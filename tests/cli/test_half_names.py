"""A name of which only the first word is known is nobody's: nothing is written to a namesake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def olga(crm: Netcrm) -> Netcrm:
    crm("add", "Olga Ivanova")
    return crm


@pytest.mark.parametrize(
    "words",
    ["Olga Petrova lunch", "Olga Petrova, lunch", "Olga Petrova", "OLGA Petrova lunch"],
)
def test_another_family_name_is_refused(olga: Netcrm, words: str) -> None:
    before = olga.kept()
    for typed in (words.split(), [words]):
        error = olga.fails(3, "log", *typed, "--json").error
        assert "'Olga Petrova'" in error["message"] or "'OLGA Petrova'" in error["message"]
        assert error["suggestions"] == ["Olga Ivanova"]
    promised = ("followup", "Olga", "Petrova", "send", "the", "syllabus", "--in", "2w")
    assert "Did you mean Olga Ivanova (1)?" in olga.fails(3, *promised).err
    assert olga.kept() == before


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Olga", "Ivanova", "Paris", "trip"], "Paris trip"),
        (["Olga", "Paris trip"], "Paris trip"),
        (["olga", "Paris", "trip"], "Paris trip"),
        (["1", "Paris", "trip"], "Paris trip"),
        (["Olga", "OSCE", "results"], "OSCE results"),
        (["Olga", "Coffee", "at", "AMEE"], "Coffee at AMEE"),
        (["Olga", "Sent", "the", "slides"], "Sent the slides"),
        (["Olga:", "Paris", "trip"], "Paris trip"),
    ],
)
def test_what_is_no_family_name_is_the_text(olga: Netcrm, words: list[str], text: str) -> None:
    assert olga.json("log", *words)["summary"] == text


def test_who_has_one_name_only_is_meant(crm: Netcrm) -> None:
    crm("add", "Madonna")
    assert crm.json("log", "Madonna", "Paris", "trip")["summary"] == "Paris trip"


def test_two_of_one_name_are_told_apart_by_where_they_are(crm: Netcrm) -> None:
    crm("add", "Anna Berg", "--org", "LiU")
    crm("add", "Anna Berg", "--email", "anna@hse.example", "--force")
    told = crm.fails(4, "log", "anna", "berg", "lunch").err
    assert "Anna Berg (1, LiU), Anna Berg (2, anna@hse.example)" in told


def test_forget_says_which_of_two_was_removed(crm: Netcrm) -> None:
    crm("add", "Anna Berg")
    crm("add", "Anna Berg-Lund", "--force")
    crm("remove", "2")
    error = crm.fails(4, "forget", "anna", "--yes", "--json").error
    assert "Anna Berg (1) and Anna Berg-Lund (2, removed)" in error["message"]
    assert [one["removed"] for one in error["candidates"]] == [False, True]
