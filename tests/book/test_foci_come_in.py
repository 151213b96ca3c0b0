"""Events of a file and those that are here: when they are one, and when two."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from tests.book.test_everything_comes_in import again_changes_nothing, bring, reasons

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def conf(name: str = "Conf", uid: str = "there", **more: Any) -> dict[str, Any]:
    return {"uid": uid, "sort": "event", "name": name, **more}


def names(crm: Netcrm) -> list[str]:
    return sorted(one["name"] for one in crm.json("event", "list"))


def test_days_and_a_place_that_differ_stay_and_are_told(crm: Netcrm) -> None:
    crm("event", "add", "Conf", "--on", "2026-08-20..24", "--at", "Vienna")
    told = bring(crm, foci=[conf(from_on="2026-08-24", to_on="2026-08-24", place="Graz")])
    assert reasons(told) == [
        "5: event Conf: place is Vienna here, Graz in the file; left as it is",
        "5: event Conf: from_on is 2026-08-20 here, 2026-08-24 in the file; left as it is",
    ]
    assert told["foci"] == {"added": 0, "updated": 0, "unchanged": 1}
    assert [one["from_on"] for one in crm.json("event", "list")] == ["2026-08-20"]


@pytest.mark.parametrize(
    ("name", "day", "called"),
    [
        ("Conf", "2025-08-20", "Conf 2025"),
        ("Conf 2026", "2026-11-02", "Conf 2026 (2)"),
        ("Conf", "2024-05-01", "Conf (2)"),
    ],
)
def test_an_event_without_a_day_in_common_is_another_one(
    crm: Netcrm, name: str, day: str, called: str
) -> None:
    crm("event", "add", name, "--on", "2026-08-20..24")
    crm("event", "add", "Conf 2024", "--on", "2024-10-01")
    told = bring(crm, foci=[conf(name, from_on=day)])
    assert reasons(told) == [
        f"5: event {name}: another one of that name is here; it is called {called}"
    ]
    assert names(crm) == sorted([name, "Conf 2024", called])
    again_changes_nothing(crm)
    told = bring(crm, foci=[conf(name, uid="somewhere else", from_on=day)])
    assert told["foci"] == {"added": 0, "updated": 0, "unchanged": 1}


def test_two_of_a_name_in_a_file_are_two(crm: Netcrm) -> None:
    crm("event", "add", "Conf")
    bring(crm, foci=[conf(from_on="2025-01-01"), conf(uid="next", from_on="2026-01-01")])
    assert names(crm) == ["Conf", "Conf 2026"]


def test_the_same_uid_is_the_same_event_whatever_its_days(crm: Netcrm) -> None:
    bring(crm, foci=[conf(from_on="2025-01-01")])
    told = bring(crm, foci=[conf(from_on="2026-01-01")])
    assert names(crm) == ["Conf"]
    assert len(reasons(told)) == 1


def test_what_people_met_around_and_what_came_of_it_is_counted(crm: Netcrm) -> None:
    crm("add", "Ana Ruiz")
    crm("event", "add", "Conf", "--with", "ana")
    crm("outcome", "add", "ana", "a paper", "--kind", "paper", "--event", "conf")
    file, new = str(crm.home / "all.json"), str(crm.home / "new.db")
    assert crm("export", file).out == (
        f"Exported 1 person, 1 outcome and 1 event, project or group to {file}.\n"
    )
    said = crm("import", file, "--db", new).out
    assert "Events, projects and groups: 1 added, 0 updated, 0 unchanged.\n" in said
    assert "Outcomes: 1 added, 0 updated, 0 unchanged." in said
    history = crm("history", "--db", new).out
    assert "1 event, project or group, 1 outcome" in history


def test_what_is_known_makes_no_word_and_no_step(crm: Netcrm) -> None:
    crm("project", "add", "Pilot", "--org", "Acme")
    there = {"uid": "there", "sort": "project", "name": "Pilot", "organisation": "Elsewhere"}
    steps = crm.json("history")
    told = bring(crm, foci=[there])
    assert told["foci"] == {"added": 0, "updated": 0, "unchanged": 1}
    assert crm.json("history") == steps
    with closing(sqlite3.connect(crm.db)) as plain:
        assert plain.execute("SELECT name FROM organisation").fetchall() == [("Acme",)]


def test_one_that_was_renamed_here_takes_nobodys_name(crm: Netcrm) -> None:
    bring(crm, foci=[conf("Old", uid="a"), conf("Other", uid="b")])
    crm("event", "edit", "old", "--name", "New")
    crm("event", "edit", "other", "--name", "Old")
    ana = {"uid": "ana", "name": "Ana Lund"}
    part = {"who": ana, "role": None, "organisation": None, "from_on": None, "to_on": None}
    bring(crm, contacts=[ana], foci=[conf("Old", uid="a"), conf("Old", uid="c", people=[part])])
    assert [one["name"] for one in crm.json("show", "ana")["events"]] == ["Old"]


def test_a_role_that_a_file_tells_twice_comes_once(crm: Netcrm) -> None:
    role = {"role": "mentor", "from_on": "2020-01-01", "to_on": None}
    bring(crm, contacts=[{"uid": "ana", "name": "Ana Lund", "roles": [role, role]}])
    assert crm.json("role", "ana") == [role]
