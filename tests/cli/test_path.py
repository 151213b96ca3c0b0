"""``path``: by whom I came to know people, and who could introduce me."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

ADA, BELA, CLEO, DARIO, EDO = 1, 2, 3, 4, 5


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    """Ada and Bela whom I speak with; Cleo, Dario and Edo with whom I never did."""
    crm("add", "Ada Lind", "--met", "a summer school", "--met-on", "2020-07-01")
    crm("add", "Bela Varga", "--via", "ada")
    crm("add", "Cleo Adeyemi", "--org", "Acme Health")
    crm("add", "Dario Conti", "--org", "Acme Labs")
    crm("add", "Edo Rossi")
    crm("log", "ada", "coffee", "--on", "2026-02-01")
    crm("log", "bela", "call", "--kind", "call", "--on", "2026-01-01")
    crm("log", "cleo", "heard her talk", "--kind", "note")
    return crm


def chain(found: Any) -> list[tuple[int, str]]:
    """Who is in it, and how each stands to the one before, whom the step names."""
    steps = found["steps"]
    before = [step["from"] and step["from"]["id"] for step in steps]
    assert before == [None, *(step["to"]["id"] for step in steps)][: len(steps)]
    return [(step["to"]["id"], step["how"]) for step in steps]


def helpers(found: Any) -> list[tuple[int, str, str | int]]:
    return [
        (one["who"]["id"], one["how"], one["to"]["id"] if one["to"] else one["organisation"])
        for one in found["could_introduce"]
    ]


def test_somebody_nobody_introduced_and_somebody_who_was(some: Netcrm) -> None:
    assert chain(some.json("path", "ada")) == [(ADA, "in contact")]
    found = some.json("path", "bela")
    assert chain(found) == [(ADA, "in contact"), (BELA, "introduced by")]
    assert (found["in_contact"], found["could_introduce"], found["organisations"]) == (True, [], [])
    assert some("path", "bela").lines == [
        "How you came to know Bela Varga",
        "  Ada Lind (1)  met 5 years ago, a summer school; last contact 4 weeks ago",
        "  Bela Varga (2)  introduced by Ada Lind; last contact 8 weeks ago",
    ]


def test_who_introduced_is_told_also_when_they_are_removed(some: Netcrm) -> None:
    some("remove", "ada")
    assert chain(some.json("path", "bela")) == [(ADA, "in contact"), (BELA, "introduced by")]


def test_a_circle_of_introductions_ends_before_it_closes(some: Netcrm) -> None:
    with closing(sqlite3.connect(some.db)) as connection:
        connection.execute("UPDATE contact SET introduced_by_id = 2 WHERE id = 1")
        connection.commit()
    assert [one for one, _ in chain(some.json("path", "bela"))] == [ADA, BELA]
    assert [one for one, _ in chain(some.json("path", "ada"))] == [BELA, ADA]


def test_a_note_and_a_meeting_to_come_are_no_contact(some: Netcrm) -> None:
    some("log", "cleo", "lunch", "--on", "2026-03-05")
    found = some.json("path", "cleo")
    assert (found["in_contact"], found["steps"]) == (False, [])
    assert some("path", "cleo").lines == [
        "You were never in contact with Cleo Adeyemi, and no chain of people leads to them."
    ]
    assert some.on("2026-03-05").json("path", "cleo")["in_contact"]


def test_the_way_over_relationships_and_shared_work(some: Netcrm) -> None:
    some("relate", "cleo", "mentee-of", "bela")
    some("project", "add", "OSCE", "--with", "cleo", "--with", "dario")
    some("edit", "dario", "--via", "edo")
    assert chain(some.json("path", "edo")) == [
        (BELA, "in contact"),
        (CLEO, "mentee"),
        (DARIO, "project OSCE"),
        (EDO, "introduced"),
    ]
    assert some("path", "edo").lines == [
        "To Edo Rossi, in 4 steps",
        "  Bela Varga (2)  last contact 8 weeks ago",
        "  Cleo Adeyemi (3)  mentee of Bela Varga; never in contact",
        "  Dario Conti (4)  project OSCE, with Cleo Adeyemi; never in contact",
        "  Edo Rossi (5)  introduced Dario Conti to you; never in contact",
    ]
    assert helpers(some.json("path", "cleo")) == [(BELA, "mentor", CLEO)]


def test_people_who_were_at_one_event_do_not_know_each_other(some: Netcrm) -> None:
    some("event", "add", "AMEE", "--with", "ada", "--with", "edo")
    assert some.json("path", "edo")["steps"] == []


@pytest.mark.parametrize(
    ("left", "joined", "met"),
    [("2020-01-01", "2020-01-01", False), ("2020-01-02", "2020-01-01", True)],
)
def test_who_was_there_at_another_time_knows_nobody_by_it(
    some: Netcrm, left: str, joined: str, met: bool
) -> None:
    some("group", "add", "Board")
    some("group", "join", "board", "ada", "--to", left)
    some("group", "join", "board", "edo", "--from", joined)
    assert bool(some.json("path", "edo")["steps"]) is met


def test_in_a_large_group_people_need_not_know_each_other(crm: Netcrm) -> None:
    names = [f"Person{number} Of{number}" for number in range(51)]
    for name in names:
        crm("add", name)
    crm("log", "person0", "coffee")
    crm("group", "add", "Society", *(word for name in names[:50] for word in ("--with", name)))
    assert chain(crm.json("path", "49")) == [(1, "in contact"), (49, "group Society")]
    crm("group", "join", "society", "51")
    assert crm.json("path", "49")["steps"] == []


def test_of_equally_short_ways_the_latest_contact_then_the_lower_number(some: Netcrm) -> None:
    some("relate", "bela", "peer-of", "edo")
    some("relate", "ada", "peer-of", "edo")
    assert chain(some.json("path", "edo"))[0] == (ADA, "in contact")
    some("log", "bela", "coffee")
    assert chain(some.json("path", "edo"))[0] == (BELA, "in contact")
    some("log", "ada", "coffee")
    assert chain(some.json("path", "edo"))[0] == (ADA, "in contact")


def test_no_way_leads_over_somebody_who_was_removed(some: Netcrm) -> None:
    some("relate", "ada", "peer-of", "edo")
    some("remove", "ada")
    assert some.json("path", "edo")["steps"] == []


def test_somebody_introduced_by_a_stranger_is_told_so(some: Netcrm) -> None:
    some("edit", "dario", "--via", "edo")
    assert chain(some.json("path", "dario")) == [(EDO, "known"), (DARIO, "introduced by")]
    assert some("path", "dario").lines[0] == "How you came to know Dario Conti"


def test_the_closest_that_is_recorded_is_told(some: Netcrm) -> None:
    some("group", "add", "Board", "--with", "ada", "--with", "edo")
    some("project", "add", "OSCE", "--with", "ada", "--with", "edo")
    assert chain(some.json("path", "edo"))[1] == (EDO, "project OSCE")
    some("relate", "ada", "aunt-of", "edo")
    assert chain(some.json("path", "edo"))[1] == (EDO, "aunt of")
    assert (
        some("path", "edo").lines[2] == "  Edo Rossi (5)  Ada Lind is their aunt; never in contact"
    )
    some("edit", "edo", "--via", "ada")
    assert chain(some.json("path", "edo"))[1] == (EDO, "introduced by")


def test_an_organisation_where_i_know_nobody_yet(some: Netcrm) -> None:
    assert some("path", "org:acme").lines == [
        "No chain of people leads to anybody who works at Acme Health or Acme Labs."
    ]
    some("relate", "cleo", "mentee-of", "bela")
    some("post", "ada", "--org", "Acme Health", "--to", "2024-06-30")
    found = some.json("path", "org:acme")
    assert found["to"] == {"id": CLEO, "name": "Cleo Adeyemi"}
    assert found["organisations"] == ["Acme Health", "Acme Labs"]
    assert chain(found) == [(BELA, "in contact"), (CLEO, "mentee")]
    assert helpers(found) == [(BELA, "mentor", CLEO), (ADA, "worked there", "Acme Health")]
    assert not found["in_contact"]
    assert some("path", "acme", "health").lines == [
        "To Cleo Adeyemi at Acme Health, in 2 steps",
        "  Bela Varga (2)  last contact 8 weeks ago",
        "  Cleo Adeyemi (3)  mentee of Bela Varga; never in contact",
        "",
        "Who could introduce you",
        "  Bela Varga (2)  mentor of Cleo Adeyemi; last contact 8 weeks ago",
        "  Ada Lind (1)  worked there; last contact 4 weeks ago",
    ]


def test_an_organisation_where_i_know_somebody(some: Netcrm) -> None:
    some("post", "bela", "--org", "Acme")
    found = some.json("path", "ORG: acme")
    assert (chain(found), found["in_contact"]) == ([(BELA, "in contact")], True)
    assert found["organisations"] == ["Acme"], "a whole name goes before beginnings of words"
    assert helpers(found) == [(BELA, "works there", "Acme"), (ADA, "introduced", BELA)]


def test_many_who_could_introduce_are_counted(some: Netcrm) -> None:
    for number in range(12):
        some("add", f"Worker{number} Of{number}", "--org", "Mill", "--next", "x", "--in", "1w")
        some("log", f"worker{number}", "hello")
    assert some("path", "org:mill").lines[-1] == "  and 2 more, whom --json has"
    assert len(some.json("path", "org:mill")["could_introduce"]) == 12


def test_a_person_goes_before_an_organisation(some: Netcrm) -> None:
    some("add", "Other Person", "--org", "Edo")
    assert some.json("path", "edo")["to"] == {"id": EDO, "name": "Edo Rossi"}
    assert some.json("path", "org:edo")["to"] is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("org:akme health", 3, "Did you mean Acme Health?"),
        ("org:zzz", 3, "There is no organisation 'zzz'."),
        ("org:", 2, "Which organisation?"),
        ("org:%", 3, "There is no organisation '%'."),
        ("zzz", 3, "Nobody here is called 'zzz'."),
        ("", 3, "Nobody here is called ''."),
        ("a", 4, "may be"),
    ],
)
def test_what_cannot_be_meant(some: Netcrm, words: str, code: int, said: str) -> None:
    assert said in some.fails(code, "path", words).err
