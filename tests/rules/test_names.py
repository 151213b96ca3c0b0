# Letters that look like others are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.names.folding import fold, fold_words, tag_key
from netcrm.rules.names.likeness import near
from netcrm.rules.names.parts import NameParts, display_name, read_name

PEOPLE = [
    (1, "grace hopper"),
    (2, "marie curie"),
    (3, "pierre curie"),
    (4, "ada lovelace"),
    (5, "grace kelly"),
    (6, "maria callas"),
]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Grace Hopper", "grace hopper"),
        ("  Grace \t Hopper\n", "grace hopper"),
        ("Zoë O'Neill-Łoś", "zoe oneill los"),
        ("D’Arcy", "darcy"),
        ("Dʼarcy", "darcy"),
        ("D´Arcy", "darcy"),
        ("J.R.R. Tolkien", "j r r tolkien"),
        ("Smith (Jones), Anne", "smith jones anne"),
        ("Weiß", "weiss"),
        ("São João", "sao joao"),
        ("Þór Æsir", "thor aesir"),
        ("Đức Øystein", "duc oystein"),
        ("İSTANBUL Işık", "istanbul isik"),
        ("Jean‐Luc–Marie", "jean luc marie"),
        ("ﬁn Ⅳ", "fin iv"),
        ("СЕМЁНОВ", "семенов"),
        ("אָדָם", "אדם"),
        ("أحمد", "احمد"),
        ("علی\u200cرضا", "علیرضا"),
        ("김민수", "김민수"),
        ("王小明", "王小明"),
        ("Ada 🚀 Lovelace", "ada lovelace"),
        ("Ada ❤️", "ada"),
    ],
)
def test_case_accents_and_punctuation_play_no_part(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("ガ", "カ"), ("ばば", "はは"), ("की", "का"), ("บุญ", "บญ")]
)
def test_marks_that_make_another_letter_are_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["🚀", "...", "- -", "'", "❤️", "(?)", "\u0301"])
def test_a_name_of_nothing_but_signs_folds_to_something(text: str) -> None:
    assert fold(text) == text


def test_only_a_blank_name_folds_to_nothing() -> None:
    assert fold(" \t\u00a0\n") == ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bool(fold(text)) is bool(text.strip())


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_the_composed_and_the_decomposed_form_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x7F), min_size=1))
def test_the_quick_way_for_ascii_agrees_with_the_other_way(text: str) -> None:
    assert fold(f"é {text} x") == " ".join(f"e {fold(f'x {text} x')[2:]}".split())


def test_the_words_of_a_name() -> None:
    assert fold_words("Hopper, Grace B.") == ["hopper", "grace", "b"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Grace Hopper", NameParts(given="Grace", family="Hopper")),
        ("Dr. Grace B. Hopper, MD", NameParts("Dr.", "Grace", "B.", "Hopper", "MD")),
        ("Martin Luther King, Jr.", NameParts("", "Martin", "Luther", "King", "Jr.")),
        ("Prof. Dr. Jane Smith PhD", NameParts("Prof. Dr.", "Jane", "", "Smith", "PhD")),
        ("Dr. rer. nat. Anna Müller", NameParts("Dr. rer. nat.", "Anna", "", "Müller")),
        ("Jane Smith, MD, PhD", NameParts("", "Jane", "", "Smith", "MD, PhD")),
        ("Jane Smith MD PhD", NameParts("", "Jane", "", "Smith", "MD PhD")),
        ("Jane Smith Ph.D.", NameParts("", "Jane", "", "Smith", "Ph.D.")),
        ("Jane Smith, FACHE", NameParts("", "Jane", "", "Smith", "FACHE")),
        ("Ludwig van Beethoven", NameParts(given="Ludwig", family="van Beethoven")),
        ("Juan Carlos de la Cruz", NameParts("", "Juan", "Carlos", "de la Cruz")),
        ("Vincent Van Gogh", NameParts(given="Vincent", family="Van Gogh")),
        ("Van Morrison", NameParts(given="Van", family="Morrison")),
        ("Madonna", NameParts(given="Madonna")),
        ("Dr. Smith", NameParts("Dr.", family="Smith")),
        ("John Smith III", NameParts("", "John", "", "Smith", "III")),
        ("王小明", NameParts(given="王小明")),
        ("田中 太郎", NameParts(given="田中 太郎")),
        ("김 민수", NameParts(given="김 민수")),
        ("Yo-Yo Ma", NameParts(given="Yo-Yo", family="Ma")),
        ("JACK MA", NameParts(given="JACK", family="MA")),
        ("Smith, Jones, Brown", NameParts(given="Smith, Jones, Brown")),
        ("Mr. John Richter, James Doe", NameParts(given="Mr. John Richter, James Doe")),
        (",", NameParts(given=",")),
    ],
)
def test_a_name_is_kept_as_typed_and_taken_apart(text: str, parts: NameParts) -> None:
    assert read_name(text) == (text, parts)


@pytest.mark.parametrize(
    ("text", "display", "parts"),
    [
        ("Hopper, Grace", "Grace Hopper", NameParts(given="Grace", family="Hopper")),
        (
            "García Márquez, Gabriel",
            "Gabriel García Márquez",
            NameParts(given="Gabriel", family="García Márquez"),
        ),
        ("Hopper, Grace, MD", "Grace Hopper, MD", NameParts("", "Grace", "", "Hopper", "MD")),
        (
            "King, Dr. Martin Luther, Jr.",
            "Dr. Martin Luther King, Jr.",
            NameParts("Dr.", "Martin", "Luther", "King", "Jr."),
        ),
        ("Hopper Jr., Grace", "Grace Hopper, Jr.", NameParts("", "Grace", "", "Hopper", "Jr.")),
        ("Smith, John III", "John Smith III", NameParts("", "John", "", "Smith", "III")),
        (
            "van Beethoven,Ludwig",
            "Ludwig van Beethoven",
            NameParts("", "Ludwig", "", "van Beethoven"),
        ),
        ("Ma, Yo-Yo", "Yo-Yo Ma", NameParts(given="Yo-Yo", family="Ma")),
        ("HOPPER, GRACE", "GRACE HOPPER", NameParts(given="GRACE", family="HOPPER")),
        ("hopper, grace, phd", "grace hopper, phd", NameParts("", "grace", "", "hopper", "phd")),
    ],
)
def test_family_comma_given_is_turned_round(text: str, display: str, parts: NameParts) -> None:
    assert read_name(text) == (display, parts)


def test_runs_of_blanks_become_one() -> None:
    assert read_name("  Grace \t  Hopper \n")[0] == "Grace Hopper"


@pytest.mark.parametrize("text", ["", "   ", "\u00a0\n"])
def test_a_blank_name_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"A name cannot be empty\."):
        read_name(text)


@given(st.text(st.sampled_from("ab ,.DrMJ\t王é'-"), max_size=25))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    display, parts = read_name(f"x{text}")
    assert display
    assert display_name(parts)
    assert sorted(fold(display)) == sorted(fold(f"x{text}"))


@pytest.mark.parametrize(
    ("parts", "display"),
    [
        (NameParts(), ""),
        (NameParts(suffix="MD"), "MD"),
        (NameParts("Dr.", "Grace", "B.", "Hopper", "MD"), "Dr. Grace B. Hopper, MD"),
        (NameParts(given="John", family="Smith", suffix="III, MD"), "John Smith III, MD"),
    ],
)
def test_parts_are_written_in_the_order_of_speech(parts: NameParts, display: str) -> None:
    assert display_name(parts) == display


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("hoper", [1]),
        ("Marie Currie", [2, 3]),
        ("Lovelase, Ada", [4]),
        ("gracehopper", [1]),
        ("Ada Byron Lovelace", [4]),
        ("curie", [2, 3]),
        ("zzz", []),
        ("", []),
    ],
)
def test_a_mistyped_name_is_near_the_one_that_was_meant(name: str, meant: list[int]) -> None:
    assert sorted(id_ for id_, _ in near(name, PEOPLE)) == meant


def test_the_nearest_name_comes_first_and_the_list_is_short() -> None:
    found = near("grace hoper", PEOPLE, limit=2, at_least=30)
    assert [id_ for id_, _ in found] == [1, 5]
    assert 100 > found[0][1] > found[1][1] >= 30


def test_a_name_without_letters_is_no_suggestion() -> None:
    assert near("ada", [(1, ""), (2, "ada")]) == [(2, 100.0)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Berlin", "berlin", True),
        ("São Paulo", "sao  paulo", True),
        ("co-author", "Co Author", True),
        ("c++", "c", False),
        ("C#", "c++", False),
        ("C++", "c++", True),
    ],
)
def test_tags_that_differ_in_their_signs_are_different(one: str, other: str, same: bool) -> None:
    assert (tag_key(one) == tag_key(other)) is same
