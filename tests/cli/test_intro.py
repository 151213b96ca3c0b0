"""``intro``: that I introduced two people to each other, and the texts by which both are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

ADA, GRACE, LEE = (
    {"id": 1, "name": "Ada Lovelace"},
    {"id": 2, "name": "Grace Hopper"},
    {"id": 3, "name": "Lee"},
)


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Lovelace", "--org", "Analytical Engines", "--title", "CTO")
    crm("add", "Grace Hopper", "--title", "Admiral")
    crm("add", "Lee")
    return crm


def letters(found: Any) -> dict[str, str]:
    return {one["to"]["name"]: one["text"] for one in found["drafts"]}


def test_it_is_one_conversation_one_acquaintance_and_one_promise(some: Netcrm) -> None:
    before = snapshot(some.db)
    made = some.json("intro", "grace", "ada", "both", "write", "compilers")
    assert (made["kind"], made["on"], made["people"]) == ("email", "2026-03-02", [GRACE, ADA])
    assert made["summary"] == "introduced Grace Hopper and Ada Lovelace: both write compilers"
    assert made["followup"]["what"] == "ask how it went with Ada Lovelace"
    assert (made["followup"]["who"], made["followup"]["due_on"]) == (GRACE, "2026-03-16")
    assert not made["followup"]["theirs"]
    assert some.json("relate", "ada") == [
        {"kind": "acquaintance", "who": GRACE, "from_on": "2026-03-02", "to_on": None}
    ]
    assert {some.json("show", who)["last_contact_on"] for who in ("ada", "grace")} == {"2026-03-02"}
    assert some.json("show", "-")["name"] == "Grace Hopper"
    some("undo")
    assert snapshot(some.db) == before


def test_what_it_says(some: Netcrm) -> None:
    told = some("intro", "ada", "and", "grace", "--kind", "CALL", "--on", "2026-02-20")
    assert told.lines[0] == (
        "Introduced Ada Lovelace and Grace Hopper on Fri 20 Feb; next: ask how it went with"
        " Grace Hopper, by Mon 16 Mar. Undo: netcrm undo"
    )
    assert told.lines[1:3] == ["", "To ask Ada Lovelace:"]
    assert some.json("show", "ada")["interactions"][0]["kind"] == "call"


@pytest.mark.parametrize(
    ("options", "due_on"),
    [
        (["--in", "1m"], "2026-04-02"),
        (["--by", "friday"], "2026-03-06"),
        (["-i", "NONE"], None),
    ],
)
def test_when_it_is_asked_how_it_went(some: Netcrm, options: list[str], due_on: str | None) -> None:
    promised = some.json("intro", "ada", "grace", *options)["followup"]
    assert (promised and promised["due_on"]) == due_on
    assert [one["due_on"] for one in some.json("followups")] == ([due_on] if due_on else [])


def test_the_texts_ask_each_of_them_about_the_other(some: Netcrm) -> None:
    before = some.kept()
    asked = some("intro", "ada", "grace", "Both write compilers.", "--ask", "--json").json
    assert list(asked) == ["drafts"]
    assert letters(asked)["Grace Hopper"] == (
        "Dear Grace,\n\n"
        "May I introduce you to Ada Lovelace (CTO at Analytical Engines)?"
        " Why I thought of it: Both write compilers.\n\n"
        "I am asking Ada the same, and will put the two of you in touch only if you both want it."
        " A short yes or no is enough, and no is a fine answer."
    )
    assert "Grace Hopper (Admiral)?" in letters(asked)["Ada Lovelace"]
    assert some.kept() == before


def test_of_somebody_with_a_name_only_and_with_signs_in_it(some: Netcrm) -> None:
    some("add", "田中 {why} [b]")
    asked = letters(some.json("intro", "lee", "4", "--ask"))
    assert "Dear Lee,\n\nMay I introduce you to 田中 {why} [b]?\n" in asked["Lee"]


def test_what_was_before_is_said(some: Netcrm) -> None:
    some("edit", "grace", "--via", "lee")
    first = some("intro", "ada", "grace", "--on", "2026-02-20")
    assert first.err == "Grace Hopper was introduced to you by Lee.\n"
    again = some("intro", "grace", "ada", "--ask")
    assert again.err.splitlines() == [
        "Grace Hopper was introduced to you by Lee.",
        "You introduced Grace Hopper to Ada Lovelace before, on 20 Feb 2026.",
        "They know each other already: Ada Lovelace, acquaintance of Grace Hopper.",
    ]
    other = some("intro", "ada", "lee")
    assert other.err == "You introduced Ada Lovelace to Grace Hopper before, on 20 Feb 2026.\n"


@pytest.mark.parametrize("turned", [False, True])
def test_who_know_each_other_stay_what_they_are(some: Netcrm, turned: bool) -> None:
    some("relate", "ada", "mentor-of", "grace")
    some("edit", "lee", "--via", "ada")
    pair = ("grace", "ada") if turned else ("ada", "grace")
    assert "They know each other already" in some("intro", *pair).err
    assert [one["kind"] for one in some.json("relate", "grace")] == ["mentor"]
    pair = ("lee", "ada") if turned else ("ada", "lee")
    told = some("intro", *pair, "--ask").err.splitlines()[-1]
    assert told == "They know each other already: " + (
        "Ada Lovelace, introduced Lee to you." if turned else "Lee, introduced by Ada Lovelace."
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("ada", 2, "To whom do you introduce Ada Lovelace?"),
        ("ada and", 2, "To whom do you introduce Ada Lovelace?"),
        ("ada lovelace ada", 1, "nobody is introduced to themselves"),
        ("ada nobody", 3, "Nobody here is called 'nobody'"),
        ("ada Grace Kelly", 3, "Nobody here is called 'Grace Kelly'"),
        ("ada grace --kind chat", 2, "There is no kind 'chat'"),
        ("ada grace --on 2026-03-03", 2, "--on is no day to come"),
        ("ada grace --in none --by friday", 2, "contradict"),
        ("ada grace --in 2w --by friday", 2, "by one of --in 2w or --by friday"),
        ("ada grace --in soon", 2, "soon"),
    ],
)
def test_what_is_refused_changes_nothing(some: Netcrm, words: str, code: int, said: str) -> None:
    before = some.kept()
    assert said in some.fails(code, "intro", *words.split()).err
    assert some.kept() == before


def test_two_of_one_name_are_asked_about(some: Netcrm) -> None:
    some("add", "Grace Kelly")
    told = some.fails(4, "intro", "ada", "grace", "--json")
    assert [one["id"] for one in told.error["candidates"]] == [2, 4]


def test_those_introduced_are_on_each_others_way(some: Netcrm) -> None:
    some("intro", "ada", "lee", "--kind", "note")
    some("log", "ada", "coffee")
    steps = some.json("path", "lee")["steps"]
    assert [(one["to"], one["how"]) for one in steps] == [
        (ADA, "in contact"),
        (LEE, "acquaintance"),
    ]
