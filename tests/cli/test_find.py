"""``find``: any words of all that is kept, whatever a user types."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "João Silva", "--org", "Lagos Simulation", "--title", "Director", "--tag", "mentor")
    crm("add", "Søren Łoś", "--city", "Aarhus", "--country", "Denmark", "--note", "likes jazz")
    crm("add", "Mei-Ling Zhao", "--met", "the coffee queue in Basel", "--link", "@mlz")
    crm("add", "Grace O'Neill", "--email", "grace@example.org", "--phone", "+353 1 555 0102")
    crm("log", "joao", "coffee, discussed the OSCE rubric", "--on", "2026-02-02", "--at", "Porto")
    crm("log", "grace", "practised her talk", "--with", "mei-ling", "--tag", "osce", "--private")
    crm("followup", "soren", "send the OSCE rubric", "--by", "2026-04-01")
    return crm


def names(crm: Netcrm, *words: str) -> list[str]:
    return [one["name"].split()[0] for one in crm.json("find", *words)]


def places(crm: Netcrm, *words: str) -> dict[str, str]:
    return {one["name"].split()[0]: one["found_in"] for one in crm.json("find", *words)}


def tell(crm: Netcrm, sql: str, *values: object) -> None:
    """Write what no command of today writes; the triggers keep the indexes right."""
    with closing(sqlite3.connect(crm.db)) as plain, plain:
        plain.execute(sql, values)


FOUND: dict[str, dict[str, str]] = {
    "joao": {"João": "name"},
    "JOÃO": {"João": "name"},
    "silva joao": {"João": "name"},
    "soren": {"Søren": "name"},
    "los": {"Søren": "name"},
    "Łoś": {"Søren": "name"},
    "ling": {"Mei-Ling": "name"},
    "mei-ling": {"Mei-Ling": "name"},
    "o'neill": {"Grace": "name"},
    "oneill": {"Grace": "name"},
    "lag": {"João": "organisation"},
    "direct": {"João": "title"},
    "director lagos": {"João": "title"},
    "joao lagos": {"João": "organisation"},
    "#mentor": {"João": "tag"},
    "denm": {"Søren": "place"},
    "jazz": {"Søren": "notes"},
    "aarhus jazz soren": {"Søren": "notes"},
    "queue": {"Mei-Ling": "met"},
    "coffee": {"Mei-Ling": "met", "João": "conversation"},
    "porto": {"João": "conversation"},
    "osc": {"Mei-Ling": "conversation", "Grace": "conversation", "João": "conversation",
            "Søren": "promise"},
    "rubric": {"João": "conversation", "Søren": "promise"},
    "osce rubric": {"João": "conversation", "Søren": "promise"},
    "coffee joao": {"João": "conversation"},
    "coffee soren": {},
    "porto osce silva": {"João": "conversation"},
    "talk osce": {"Grace": "conversation", "Mei-Ling": "conversation"},
    "talk zhao": {"Mei-Ling": "conversation"},
    "soren rubric": {"Søren": "promise"},
    "lagos coffee": {},
    "grace@example.org": {"Grace": "email"},
    "+353 1 555 0102": {"Grace": "phone"},
    "@mlz": {"Mei-Ling": "link"},
    "meiling": {"Mei-Ling": "name"},
    "silva - coffee!": {"João": "conversation"},
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_who_is_found_and_in_what(some: Netcrm, text: str) -> None:
    assert places(some, text) == FOUND[text]
    assert places(some, *text.split()) == FOUND[text]


def test_a_row_says_where_the_words_stand(some: Netcrm) -> None:
    (row,) = some.json("find", "joao", "rubric", "porto")
    assert row == {
        "id": 1,
        "name": "João Silva",
        "organisation": "Lagos Simulation",
        "title": "Director",
        "found_in": "conversation",
        "snippet": "coffee, discussed the OSCE rubric · Porto",
        "marks": [[27, 33], [36, 41]],
        "on": "2026-02-02",
        "interaction": 1,
        "followup": None,
        "private": False,
    }
    (row, promise) = some.json("find", "rubric")
    assert (promise["followup"], promise["interaction"], promise["on"]) == (1, None, "2026-04-01")
    assert promise["snippet"] == "send the OSCE rubric"


def test_in_a_table_the_words_are_marked_without_colour(some: Netcrm) -> None:
    table = some("find", "osce", "talk", "--format", "table").out
    assert table.count("practised her [talk] · #[osce]") == 2
    assert table.count("(private)") == 2
    assert "\x1b" not in table
    first, _ = some("find", "osce", "talk").lines
    assert first.split("\t") == [
        *("4", "Grace O'Neill", "", "", "conversation (private)"),
        *("practised her talk · #osce", "2026-03-02"),
    ]


def test_private_notes_are_found_and_said_to_be_private(some: Netcrm) -> None:
    tell(some, "UPDATE contact SET private_notes = 'getting divorced' WHERE id = 1")
    (row,) = some.json("find", "divorced")
    assert (row["found_in"], row["snippet"], row["private"]) == ("notes", "getting divorced", True)
    assert "notes (private)" in some("find", "divorced").out
    (row,) = some.json("find", "joao")
    assert row["private"] is False


def test_fields_of_ones_own_are_found_by_their_values(some: Netcrm) -> None:
    tell(some, "INSERT INTO custom_field (name, folded) VALUES ('Speciality', 'speciality')")
    tell(
        some, "INSERT INTO contact_field (contact_id, field_id, value) VALUES (1, 1, 'Cardiology')"
    )
    (row,) = some.json("find", "cardio")
    assert (row["found_in"], row["snippet"]) == ("field", "Speciality: Cardiology")
    assert row["marks"] == [[12, 22]]
    assert names(some, "speciality") == []


def test_former_posts_are_found(some: Netcrm) -> None:
    tell(some, "INSERT INTO organisation (name, folded) VALUES ('Old Mill', 'old mill')")
    tell(
        some,
        "INSERT INTO position (contact_id, organisation_id, title, to_on, main)"
        " VALUES (2, 2, 'Grinder', '2020-01-01', 0)",
    )
    assert places(some, "mill") == {"Søren": "organisation"}
    assert places(some, "grinder mill") == {"Søren": "title"}


def test_search_does_not_look_at_what_is_only_printed(some: Netcrm) -> None:
    """T22."""
    for printed in ("conversation", "private", "2026", "february", "meeting", "promise", "met"):
        assert names(some, printed) in ([], ["Mei-Ling"]), printed
    assert names(some, "conversation") == names(some, "2026") == []


def test_the_strongest_place_comes_first(crm: Netcrm) -> None:
    for number, words in enumerate(
        [
            "Ann Late",
            "Bo One --note anna",
            "Anna",
            "Annabel Two",
            "Cy Three --org Anna_Works",
            "Anna Four",
            "Di Five --tag annas",
            "Edda Six",
            "Finn Seven",
        ],
        start=1,
    ):
        crm("add", *(word.replace("_", " ") for word in words.split()))
        assert crm.json("show", str(number))["id"] == number
    crm("followup", "edda", "call Anna", "--in", "1w")
    crm("log", "finn", "Anna rang")
    crm("log", "bo", "Anna rang")
    assert [one["id"] for one in crm.json("find", "anna")] == [3, 6, 4, 5, 7, 2, 9, 8]
    assert [one["id"] for one in crm.json("find", "ann")] == [1, 6, 4, 3, 7, 5, 2, 9, 8]


def test_of_several_conversations_the_one_recorded_last_is_shown(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("log", "ana", "rubric one", "--on", "2026-02-20")
    crm("log", "ana", "rubric two", "--on", "2026-02-01")
    crm("log", "ana", "other", "--on", "2026-02-21")
    (row,) = crm.json("find", "rubric")
    assert (row["snippet"], row["on"]) == ("rubric two", "2026-02-01")
    (row,) = crm.json("find", "rubric one")
    assert row["interaction"] == 1


def test_everybody_who_was_there_is_found(crm: Netcrm) -> None:
    for name in ("Ana Lund", "Bo Ek", "Cai Roe"):
        crm("add", name)
    crm("log", "ana", "dinner", "--with", "bo")
    assert set(names(crm, "dinner")) == {"Ana", "Bo"}
    assert names(crm, "bo dinner") == ["Bo"]


def test_removed_people_are_never_shown(some: Netcrm) -> None:
    tell(some, "UPDATE contact SET removed_on = '2026-03-01' WHERE id = 1")
    for text in ("joao", "João Silva", "lagos", "mentor", "porto", "joao coffee", "oao"):
        assert names(some, text) == [], text
    assert names(some, "coffee") == ["Mei-Ling"]


# As many as asked for


def test_a_limit_says_that_there_are_more(crm: Netcrm) -> None:
    for number in range(25):
        crm("add", f"Ana Lund{number}", "--force")
    answer = crm("find", "ana")
    assert len(answer.lines) == 20
    assert answer.err == "There are more than 20; say another word, or --limit 100.\n"
    everybody = crm.json("find", "ana", "--limit", "25")
    assert [one["id"] for one in everybody] == list(range(25, 0, -1))
    assert crm.json("find", "ana", "--limit", "7") == everybody[:7]
    assert crm("find", "ana", "--limit", "25").err == ""
    assert len(crm.json("find", "ana", "--limit", str(10**30))) == 25
    crm.fails(2, "find", "ana", "--limit", "0")
    assert crm("find", "ana", "--limit", "2", "--format", "ids").lines == ["25", "24"]


# Nothing found


def test_nothing_found_is_no_error(some: Netcrm) -> None:
    answer = some("find", "zzzzz")
    assert (answer.out, answer.err) == ("", "Nothing fits; 'netcrm list' shows everybody.\n")
    assert some.json("find", "zzzzz") == []
    assert "Nothing fits" in some("find", "zzzzz", "--format", "table").out


def test_in_an_empty_network_the_first_step_is_said(crm: Netcrm) -> None:
    assert "Nobody is here yet" in crm("find", "ana").err
    assert not crm.db.exists()


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "🚀", "\0", '"', "*", "- :", "\u0301"])
def test_there_must_be_something_to_look_for(some: Netcrm, text: str) -> None:
    assert "letters or digits" in some.fails(2, "find", "--", text).err
    some.fails(2, "find")


@pytest.mark.parametrize("name", ["田中花子", "김민준", "משה רבינוביץ", "Anna-Lena Katz"])
def test_a_part_inside_a_word_of_a_name_is_found_where_no_word_begins_so(
    crm: Netcrm, name: str
) -> None:
    crm("add", name)
    crm("add", "Bo Ek")
    crm("log", "1", "coffee")
    part = name.rsplit(maxsplit=1)[-1][1:3]
    found = crm("find", part)
    assert found.out.startswith(f"1\t{name}")
    assert found.err == ""
    assert [one["found_in"] for one in crm.json("find", f"{part} coffee")] == ["conversation"]


def test_where_words_have_no_blanks_between_any_part_of_a_text_is_found(crm: Netcrm) -> None:
    crm("add", "田中花子", "--org", "東京大学病院", "--note", "研究会で会った。医学教育")
    crm("log", "1", "新しいカリキュラムの話", "--on", "2026-03-01")
    for part, (place, snippet) in {
        "大学": ("organisation", "東京[大学]病院"),
        "教育": ("notes", "研究会で会った。医学[教育]"),
        "医学": ("notes", "研究会で会った。[医学]教育"),
        "カリキュラム": ("conversation", "新しい[カリキュラム]の話"),
        "花子 大学": ("organisation", "東京[大学]病院"),
        "花子 カリキュラム": ("conversation", "新しい[カリキュラム]の話"),
    }.items():
        assert places(crm, part) == {"田中花子": place}, part
        assert snippet in crm("find", part, "--format", "table").out
        assert crm("find", part).err == ""
    assert names(crm, "大阪") == []


@pytest.mark.parametrize("typed", ["hauptstrasse", "HAUPTSTRASSE", "Hauptstraße", "hauptstrass"])
@pytest.mark.parametrize("written", ["Hauptstraße", "Hauptstrasse"])
def test_a_text_has_ss_and_sharp_s_alike(crm: Netcrm, typed: str, written: str) -> None:
    crm("add", "Eva Groß", "--note", f"lives in the {written}, Gießen")
    assert names(crm, typed) == names(crm, typed, "gross") == names(crm, "giessen") == ["Eva"]
    assert f"[{written}]" in crm("find", typed, "--format", "table").out


TYPOS = {
    "jaoo": "João",
    "joaoo": "João",
    "jaoo coffee": "João",
    "silwa": "João",
    "sorne": "Søren",
    "zaho": "Mei-Ling",
    "hgrace": "Grace",
    "brace": "Grace",
    "oneil": "Grace",
    "onneil": "Grace",
}


@pytest.mark.parametrize("text", TYPOS)
def test_a_typo_finds_who_was_meant_and_says_so(some: Netcrm, text: str) -> None:
    found = some("find", text, "--json")
    assert [one["name"].split()[0] for one in found.json] == [TYPOS[text]]
    typed = text.partition(" ")[0]
    assert text == "oneil" or found.err.startswith(f"Nothing has '{typed}'; shown is what has '")


def test_of_words_that_are_too_short_or_too_many_none_is_a_typo(some: Netcrm) -> None:
    assert names(some, "jx") == []
    assert names(some, "jaoo a b c d e f g h i j") == []
    assert names(some, "me-lng") == []


def test_a_typo_that_helps_nobody_is_not_talked_about(some: Netcrm) -> None:
    assert "shown is" not in some("find", "jaoo jazz").err
