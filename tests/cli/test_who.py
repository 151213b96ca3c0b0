"""WHO: one resolver, which never guesses and never writes to the wrong person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def people(crm: Netcrm) -> Netcrm:
    """Five people, by number: two Adas, two with accents, one Callum."""
    crm("add", "Ada Lovelace", "--email", "ada@engine.example", "--phone", "+44 20 7946 0011")
    crm("add", "Ada Callahan", "--link", "https://www.linkedin.com/in/ada-callahan")
    crm("add", "João Müller-Lüdenscheidt", "--link", "https://github.com/joaom")
    crm("add", "Zoë O'Brien", "--link", "@zoe@scholar.example")
    crm("add", "Callum Reid", "--phone", "0151 496 0123")
    return crm


def person(crm: Netcrm, *words: str) -> int:
    found = crm.json("show", *words)
    assert isinstance(found["id"], int)
    return found["id"]


@pytest.mark.parametrize(
    ("who", "number"),
    [
        ("1", 1),
        ("ada@engine.example", 1),
        ("ADA@Engine.Example", 1),
        ("+44 20 7946 0011", 1),
        ("+442079460011", 1),
        ("00442079460011", 1),
        ("+44 (0)20 7946-0011", 1),
        ("https://linkedin.com/in/Ada-Callahan/", 2),
        ("uk.linkedin.com/in/ada-callahan?trk=x", 2),
        ("linkedin:ada-callahan", 2),
        ("@joaom", 3),
        ("github.com/joaom", 3),
        ("@zoe@scholar.example", 4),
        ("https://scholar.example/@zoe", 4),
        ("0151 4960123", 5),
        ("Ada Lovelace", 1),
        ("lovelace ada", 1),
        ("LOVELACE", 1),
        ("lovel", 1),
        ("velace", 1),
        ("a lovelace", 1),
        ("joao", 3),
        ("JOÃO", 3),
        ("joa\u0303o", 3),
        ("ludenscheidt", 3),
        ("muller ludenscheidt", 3),
        ("zoe obrien", 4),
        ("o'brien", 4),
        ("O\u2019Brien, Zoë", 4),
        ("callum", 5),
    ],
)
def test_one_person_in_many_words(people: Netcrm, who: str, number: int) -> None:
    assert person(people, who) == number
    assert person(people, *who.split()) == number


@pytest.mark.parametrize(("who", "candidates"), [("ada", {1, 2}), ("call", {2, 5}), ("ad", {1, 2})])
def test_several_are_named_and_none_is_taken(
    people: Netcrm, who: str, candidates: set[int]
) -> None:
    told = people.fails(4, "show", who, "--json").error
    assert told["code"] == "ambiguous"
    assert {one["id"] for one in told["candidates"]} == candidates
    assert set(told["candidates"][0]) == {"id", "name", "organisation", "city", "email"}
    for one in told["candidates"]:
        assert one["name"] in told["message"]


def test_an_exact_name_beats_partial_ones(people: Netcrm) -> None:
    people("add", "Ada")
    assert person(people, "ada") == 6
    people("add", "Ada Lovelace King", "--force")
    assert person(people, "ada", "lovelace") == 1
    people("add", "Dr. Callum Reid-Jones, MD")
    assert person(people, "callum reid") == 5
    assert person(people, "Callum Reid-Jones") == 8


def test_two_of_one_name_are_told_apart_by_number(people: Netcrm) -> None:
    people("add", "Ada Lovelace", "--force", "--org", "Somewhere Else")
    told = people.fails(4, "log", "Ada Lovelace", "coffee", "--json").error
    assert [(one["id"], one["organisation"]) for one in told["candidates"]] == [
        (1, None),
        (6, "Somewhere Else"),
    ]
    assert person(people, "6") == 6


def test_nobody_is_answered_with_whom_you_may_have_meant(people: Netcrm) -> None:
    for typed, meant in (("lovelase", "Ada Lovelace"), ("joso", "João"), ("calum ried", "Callum")):
        told = people.fails(3, "show", typed, "--json").error
        assert told["code"] == "not_found"
        assert any(meant in name for name in told["suggestions"]), told
        assert "Did you mean" in told["message"]
    assert people.fails(3, "show", "xqxqxq", "--json").error["suggestions"] == []


@pytest.mark.parametrize("who", ["99", "0", "-1x", "%", "_", "*", "'", '"', '""', "1%", "#1", "!"])
def test_signs_of_sql_and_of_searching_find_nobody(people: Netcrm, who: str) -> None:
    people.fails(3, "show", "--", who)


def test_a_minus_is_whoever_was_last_written_about(people: Netcrm) -> None:
    assert person(people, "-") == 5
    people("log", "lovelace", "coffee", "--with", "callum")
    people("show", "zoe")
    assert person(people, "-") == 1
    people("log", "-", "again")
    assert [one["summary"] for one in people.json("show", "1")["interactions"]] == [
        "again",
        "coffee",
    ]
    people("skip", "joao")
    assert person(people, "-") == 3
    people("undo")
    assert person(people, "-") == 1


def test_a_minus_before_anybody_is_here(crm: Netcrm) -> None:
    crm.fails(3, "show", "-")
    crm.fails(3, "log", "-", "coffee")


LOGGED = [
    ("lovelace call about budget", 1, "call about budget"),
    ("ada lovelace call about budget", 1, "call about budget"),
    ("lovelace ada coffee", 1, "coffee"),
    ("callahan call about budget", 2, "call about budget"),
    ("ada callahan call about budget", 2, "call about budget"),
    ("ada@engine.example sent the draft", 1, "sent the draft"),
    ("1 sent the draft", 1, "sent the draft"),
    ("callum called about lunch", 5, "called about lunch"),
    ("joao a talk on muller", 3, "a talk on muller"),
    ("zoe o'brien zoe laughed", 4, "zoe laughed"),
    ("@joaom pushed a fix", 3, "pushed a fix"),
    ("callum rei coffee", 5, "coffee"),
    ("+44 20 7946 0011 rang", 1, "rang"),
]


@pytest.mark.parametrize(("words", "number", "text"), LOGGED)
def test_the_longest_run_of_first_words_is_who(
    people: Netcrm, words: str, number: int, text: str
) -> None:
    for typed in (words.split(), [words]):
        logged = people.json("log", *typed)
        assert [one["id"] for one in logged["people"]] == [number]
        assert logged["summary"] == text


NEVER = [
    "ada call about budget",
    "ada called",
    "ada calls me back",
    "ada love the idea",
    "ada l",
    "ada a",
    "ada",
    "ada reid the book",
]


@pytest.mark.parametrize("words", NEVER)
def test_a_word_of_the_text_never_decides_between_two(people: Netcrm, words: str) -> None:
    before = people.kept()
    for typed in (words.split(), [words]):
        people.fails(4, "log", *typed)
        people.fails(4, "followup", *typed, "--in", "2w")
    assert people.kept() == before


def test_quoted_words_are_the_name_and_no_text(people: Netcrm) -> None:
    logged = people.json("log", "ada lovel", "coffee")
    assert [one["name"] for one in logged["people"]] == ["Ada Lovelace"]
    assert logged["summary"] == "coffee"


def test_a_text_that_names_nobody_is_nobodys(people: Netcrm) -> None:
    before = people.kept()
    for words in ("coffee with zed", "call budget", "met somebody new", "reidx coffee"):
        people.fails(3, "log", *words.split())
    assert people.kept() == before


def test_with_wants_all_its_words(people: Netcrm) -> None:
    logged = people.json("log", "lovelace", "lunch", "--with", "callum reid", "-w", "joao")
    assert [one["id"] for one in logged["people"]] == [1, 5, 3]
    people.fails(4, "log", "lovelace", "lunch", "--with", "ada")
    people.fails(3, "log", "lovelace", "lunch", "--with", "callum lunch")
    again = people.json("log", "lovelace", "lunch", "--with", "1", "--with", "Ada Lovelace")
    assert [one["id"] for one in again["people"]] == [1]


@pytest.mark.parametrize("verb", ["skip", "pause", "resume", "untrack", "done", "history"])
def test_every_verb_asks_the_same_resolver(people: Netcrm, verb: str) -> None:
    before = people.kept()
    people.fails(4, verb, "ada")
    people.fails(3, verb, "nobody")
    assert people.kept() == before


@pytest.mark.parametrize(
    ("link", "who"),
    [
        ("@annie", "@annie"),
        ("@annie", "annie"),
        ("https://x.com/annie_able", "@annie_able"),
        ("https://github.com/annieable", "annieable"),
        ("https://mastodon.social/@annieable", "@annieable"),
    ],
)
def test_a_handle_is_enough(crm: Netcrm, link: str, who: str) -> None:
    crm("add", "Anja Abel", "--link", link)
    assert crm.json("show", who)["name"] == "Anja Abel"


def test_a_part_of_two_names_is_never_taken_for_one(crm: Netcrm) -> None:
    crm("add", "Anna Berg")
    crm("add", "Johanna Cole")
    for argv in (["skip", "ann"], ["log", "ann", "hello"], ["show", "ann"]):
        assert crm.fails(4, *argv).err.startswith("'ann' may be Anna Berg")
    assert crm.json("show", "anna berg")["id"] == 1


@pytest.mark.parametrize("who", ["hopper grace", "Hopper, Grace", "GRACE HOPPER"])
def test_a_full_name_in_any_order_goes_before_a_longer_one(crm: Netcrm, who: str) -> None:
    crm("add", "Grace Hopper")
    crm("add", "Grace Hopper-Smith")
    assert crm.json("show", who)["id"] == 1
    assert crm.json("log", *who.split(), "coffee")["people"] == [{"id": 1, "name": "Grace Hopper"}]


def test_two_letters_are_enough_before_a_text(crm: Netcrm) -> None:
    crm("add", "Alice Aims")
    assert crm.json("log", "al", "coffee")["summary"] == "coffee"
    assert crm.json("log", "lice")["people"][0]["name"] == "Alice Aims"
    assert crm.fails(3, "log", "no", "answer")
