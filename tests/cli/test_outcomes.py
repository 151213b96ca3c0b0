"""``outcome`` and ``outcomes``: what came of knowing people, and of which introduction."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.foci import put_focus
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

MORE = "with Mary Somerville; from AMEE 2026; via Grace Hopper"
KEYS = ["id", "what", "kind", "on", "event", "project", "group", "via", "people"]


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    """Ada, introduced by Grace; an event and a project."""
    crm("add", "Grace Hopper")
    crm("add", "Ada Lovelace", "--via", "grace")
    crm("add", "Mary Somerville")
    put_focus(crm, "event", "AMEE 2026", 2, 3)
    put_focus(crm, "project", "Engines", 2)
    return crm


def counts(crm: Netcrm, by: str, *argv: str) -> dict[str | None, int]:
    return {one["name"]: one["outcomes"] for one in crm.json("outcomes", "--by", by, *argv)}


def test_an_outcome_with_all_of_it(some: Netcrm) -> None:
    told = some(
        *("outcome", "add", "ada", "how engines weave", "--kind", "article", "--with", "mary"),
        *("--event", "amee", "--via", "grace", "--on", "2026-02-01"),
    )
    assert told.out == (
        "Ada Lovelace, Mary Somerville: paper (o1), how engines weave. Undo: netcrm undo\n"
    )
    (found,) = some.json("outcomes")
    assert found == {
        "id": 1,
        "what": "how engines weave",
        "kind": "paper",
        "on": "2026-02-01",
        "event": "AMEE 2026",
        "project": None,
        "group": None,
        "via": {"id": 1, "name": "Grace Hopper"},
        "people": [{"id": 2, "name": "Ada Lovelace"}, {"id": 3, "name": "Mary Somerville"}],
    }
    assert list(found) == KEYS
    assert some.json("show", "mary")["outcomes"] == [found]
    assert some.json("show", "grace")["outcomes"] == []
    assert some("show", "ada").lines[-2:] == [
        "Outcomes",
        f"  2026-02-01  o1  paper: how engines weave ({MORE})",
    ]
    some("undo")
    assert some.json("outcomes") == []
    some("redo")
    assert some.json("outcomes") == [found]


EDITS: dict[str, dict[str, Any]] = {
    "another text": {"what": "another text"},
    "--kind keynote": {"kind": "talk"},
    "--kind Podcast": {"kind": "Podcast"},
    "--on 2020-01-01": {"on": "2020-01-01"},
    "--project engines": {"event": None, "project": "Engines"},
    "--project p2": {"event": None, "project": "Engines"},
    "--event=": {"event": None},
    "--event= --project engines": {"event": None, "project": "Engines"},
    "--via mary": {"via": {"id": 3, "name": "Mary Somerville"}},
    "--via=": {"via": None},
    "--with mary": {
        "people": [{"id": 2, "name": "Ada Lovelace"}, {"id": 3, "name": "Mary Somerville"}]
    },
    "--with mary --without ada": {"people": [{"id": 3, "name": "Mary Somerville"}]},
}


@pytest.mark.parametrize("edit", EDITS)
def test_correcting_it(some: Netcrm, edit: str) -> None:
    was = some.json(
        *("outcome", "add", "ada", "a text", "--kind", "paper", "--event", "amee", "--via", "grace")
    )
    assert some.json("outcome", "edit", "o1", *edit.split()) == {**was, **EDITS[edit]}
    before = snapshot(some.db)
    assert some("outcome", "edit", "1", *edit.split()).err == (
        "It is so already; nothing was changed.\n"
    )
    assert snapshot(some.db) == before
    some("undo")
    assert some.json("outcomes") == [was]


def test_what_it_did_not_come_of_cannot_be_taken_away(some: Netcrm) -> None:
    some("outcome", "add", "ada", "a text", "--kind", "paper", "--event", "amee")
    for option in ("--group=", "--project="):
        assert "already" in some("outcome", "edit", "o1", option).err
    assert some.json("outcomes")[0]["event"] == "AMEE 2026"


def test_taking_it_away(some: Netcrm) -> None:
    some("outcome", "add", "ada", "a text", "--kind", "paper")
    assert some("outcome", "remove", "o1").out == "Removed o1: a text. Undo: netcrm undo\n"
    assert some.json("outcomes") == some.json("show", "ada")["outcomes"] == []
    some("undo")
    assert [one["what"] for one in some.json("show", "ada")["outcomes"]] == ["a text"]


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("outcome add ada a text", 2, "Of what kind"),
        ("outcome add ada a text --kind=", 2, "Of what kind"),
        ("outcome add ada --kind paper", 2, "What came of it?"),
        ("outcome add nobody a text --kind paper", 3, "Nobody here"),
        ("outcome add Ada Byron wrote --kind paper", 3, "Nobody here is called 'Ada Byron'"),
        ("outcome add ada a text --kind paper --with nobody", 3, "Nobody here"),
        ("outcome add ada a text --kind paper --via ada", 2, "cannot have introduced"),
        ("outcome add ada a text --kind paper --without mary", 2, "--without is for"),
        ("outcome add ada a text --kind paper --event nowhere", 3, "There is no event 'nowhere'"),
        ("outcome add ada a text --kind paper --event amee --project engines", 2, "say one"),
        ("outcome add ada a text --kind paper --on never", 2, ""),
        ("outcome add ada a text --kind paper --on 2031-05-01", 2, "1 May 2031 is still to come"),
        ("outcome edit o1 --on 2031-05-01", 2, "1 May 2031 is still to come"),
        ("outcome edit o1", 2, "What is to change"),
        ("outcome edit o1 --kind=", 2, "has a kind"),
        ("outcome edit o1 --via ada", 2, "cannot have introduced"),
        ("outcome edit o1 --without ada", 1, "netcrm outcome remove o1"),
        ("outcome edit o9 a text", 3, "There is no outcome o9"),
        ("outcome edit 99999999999999999 x", 3, "There is no outcome"),
        ("outcome edit ada a text", 2, "Which outcome?"),
        ("outcome remove o9", 3, "There is no outcome o9"),
        ("outcome remove o1 please", 2, "Say the number alone"),
        ("outcome remove o1 --kind talk", 2, "Say the number alone"),
        ("outcome shred o1", 2, "There is no 'outcome shred'"),
        ("outcome add", 2, ""),
        ("outcomes nobody", 3, "Nobody here"),
        ("outcomes --by colour", 2, "There is no '--by colour'"),
        ("outcomes --event nowhere", 3, "There is no event"),
        ("outcomes --year soon", 2, ""),
    ],
)
def test_what_is_refused_changes_nothing(some: Netcrm, command: str, code: int, said: str) -> None:
    some("outcome", "add", "ada", "a text", "--kind", "paper")
    before = some.kept()
    assert said in some.fails(code, *command.split()).err
    assert some.kept() == before


@pytest.fixture
def harvest(some: Netcrm) -> Netcrm:
    """Five outcomes of three years."""
    for command in (
        "ada one --kind paper --event amee --on 2024-05-01",
        "ada two --kind Publication --project engines --on 2025-05-01 --with mary",
        "mary three --kind talk --event amee --on 2025-06-01",
        "mary four --kind podcast --via grace --on 2026-01-01",
        "grace five --kind Podcast --on 2026-01-02",
    ):
        some("outcome", "add", *command.split())
    return some


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("", ["five", "four", "three", "two", "one"]),
        ("ada", ["two", "one"]),
        ("ada lovelace", ["two", "one"]),
        ("--event amee", ["three", "one"]),
        ("--event e1 --year 2024", ["one"]),
        ("--project engines", ["two"]),
        ("--kind article", ["two", "one"]),
        ("--kind PODCAST", ["five", "four"]),
        ("--year 2025", ["three", "two"]),
        ("mary --year 2025 --kind talk", ["three"]),
        ("--year 1999", []),
    ],
)
def test_which_are_listed(harvest: Netcrm, command: str, expected: list[str]) -> None:
    assert [one["what"] for one in harvest.json("outcomes", *command.split())] == expected


def test_the_table_and_the_lines(harvest: Netcrm) -> None:
    assert harvest("outcomes", "--kind", "talk").out == (
        "o3\t2025-06-01\ttalk\tthree\tMary Somerville\tAMEE 2026\t\t\t\n"
    )
    wide = harvest.process("outcomes", "--format", "table", more={"COLUMNS": "120"}).lines
    assert wide[0].split() == ["id", "on", "kind", "what", "who", "of", "via"]
    assert "Engines" in wide[5]
    assert harvest("outcomes", "--year", "1999").err == (
        "Nothing fits; 'netcrm outcomes' shows all.\n"
    )
    assert harvest("outcomes", "--kind", "talk", "--format", "ids").out == "3\n"


def test_counted_by_each(harvest: Netcrm) -> None:
    assert counts(harvest, "person") == {"Ada Lovelace": 2, "Mary Somerville": 3, "Grace Hopper": 1}
    assert counts(harvest, "event") == {"AMEE 2026": 2, None: 3}
    assert counts(harvest, "project") == {"Engines": 1, None: 4}
    assert counts(harvest, "group") == {None: 5}
    assert counts(harvest, "kind") == {"paper": 2, "Podcast": 2, "talk": 1}
    assert list(counts(harvest, "year").items()) == [("2026", 2), ("2025", 2), ("2024", 1)]
    assert counts(harvest, "kind", "mary") == {"paper": 1, "podcast": 1, "talk": 1}
    assert counts(harvest, "kind", "--year", "1999") == {}


def test_who_introduced_counts_also_where_it_was_not_said_and_that_is_told(
    harvest: Netcrm,
) -> None:
    told = harvest("outcomes", "--by", "via", "--json")
    assert told.json == [
        {"id": 1, "name": "Grace Hopper", "outcomes": 3, "assumed": 2},
        {"id": None, "name": None, "outcomes": 2, "assumed": 0},
    ]
    assert told.err == "2 of them without --via: counted for who introduced the person.\n"
    assert harvest("outcomes", "--by", "via", "--kind", "podcast").err == ""


def test_an_outcome_is_counted_once_for_an_introducer_of_two(crm: Netcrm) -> None:
    crm("add", "Grace")
    crm("add", "Ada", "--via", "grace")
    crm("add", "Mary", "--via", "grace")
    crm("outcome", "add", "ada", "a text", "--kind", "paper", "--with", "mary")
    assert counts(crm, "via") == {"Grace": 1}


def test_whoever_was_removed_is_not_counted_and_comes_back(harvest: Netcrm) -> None:
    harvest("remove", "mary")
    assert counts(harvest, "person") == {"Ada Lovelace": 2, "Grace Hopper": 1, None: 2}
    harvest("restore", "mary")
    assert counts(harvest, "person")["Mary Somerville"] == 3


NAMES = ("Ada", "Bela", "Cato")
FRUIT = st.fixed_dictionaries(
    {
        "people": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        "kind": st.sampled_from(["paper", "talk", "podcast"]),
        "day": st.dates(date(2024, 1, 1), date(2025, 12, 31)),
        "via": st.none() | st.just("Dora"),
        "event": st.none() | st.sampled_from(["One", "Two"]),
    }
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FRUIT, max_size=5))
def test_the_counts_are_those_of_an_oracle(crm: Netcrm, fruits: list[dict[str, Any]]) -> None:
    """Dora introduced Ada; nobody introduced the others."""
    crm.db.unlink(missing_ok=True)
    for name in ("Dora", "Bela", "Cato"):
        crm("add", name)
    crm("add", "Ada", "--via", "dora")
    for name in ("One", "Two"):
        put_focus(crm, "event", name)
    via: Counter[str | None] = Counter()
    for one in fruits:
        first, *others = one["people"]
        crm(
            *("outcome", "add", first, "text", "--kind", one["kind"], "--on", str(one["day"])),
            *(word for name in others for word in ("--with", name)),
            *(("--via", one["via"]) if one["via"] else ()),
            *(("--event", one["event"]) if one["event"] else ()),
        )
        via["Dora" if one["via"] or "Ada" in one["people"] else None] += 1
    assert counts(crm, "via") == via
    assert counts(crm, "kind") == Counter(one["kind"] for one in fruits)
    assert counts(crm, "event") == Counter(one["event"] for one in fruits)
    assert counts(crm, "year") == Counter(str(one["day"].year) for one in fruits)
    assert counts(crm, "person") == Counter(name for one in fruits for name in one["people"])
