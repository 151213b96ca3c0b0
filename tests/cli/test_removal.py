"""``remove`` and ``restore``: out of sight everywhere, and back as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Lovelace,https://www.linkedin.com/in/ada,,Analytical Engines,CTO,01 Feb 2026\n"
)


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Lovelace", "--every", "3w", "--met-on", "2025-01-01", "--birthday", "--03-02",
        "--email", "ada@example.org", "--link", "https://linkedin.com/in/ada", "--tag", "maths",
        "--next", "send the notes", "--by", "2026-03-01")  # fmt: skip
    crm("add", "Grace Hopper")
    crm("log", "ada", "tea", "--with", "grace", "--on", "2026-01-05")
    return crm


def test_a_removed_person_is_nowhere(some: Netcrm) -> None:
    assert some("remove", "ada").out == "Removed Ada Lovelace. Undo: netcrm undo\n"
    for argv in (["list"], ["due", "--all"], ["due", "--soon", "1y"], ["followups", "--all"],
                 ["list", "tag:maths"], ["due", "--neglected"]):  # fmt: skip
        assert "Ada" not in some(*argv, "--json").out, argv
    assert "Ada" not in some("export").out
    for who in ("ada", "1", "ada@example.org", "https://linkedin.com/in/ada", "Ada Lovelace"):
        for argv in (["show", who], ["skip", who], ["log", who, "coffee"]):
            refused = some.fails(3, *argv)
            assert "Ada Lovelace (1) was removed; 'netcrm restore 1'" in refused.err
    assert [one["name"] for one in some.json("show", "grace")["interactions"][0]["people"]] == [
        "Ada Lovelace",
        "Grace Hopper",
    ]


def test_a_promise_of_somebody_removed_is_not_finished(some: Netcrm) -> None:
    some("remove", "ada")
    kept = some.kept()
    refused = some.fails(3, "done", "f1")
    assert "Ada Lovelace, who was removed; 'netcrm restore 1'" in refused.err
    assert some.kept() == kept


def test_restored_as_they_were(some: Netcrm) -> None:
    before = some.json("show", "ada"), some.json("due", "--all"), some.json("followups")
    some("remove", "ada")
    assert some.json("restore") == [{"id": 1, "name": "Ada Lovelace", "removed_on": "2026-03-02"}]
    assert some.json("restore", "lovelace")["name"] == "Ada Lovelace"
    assert (some.json("show", "ada"), some.json("due", "--all"), some.json("followups")) == before
    some("undo")
    some.fails(3, "show", "ada")
    some("undo")
    assert (some.json("show", "ada"), some.json("due", "--all"), some.json("followups")) == before


def test_what_was_put_off_is_so_still_when_restored(some: Netcrm) -> None:
    some("skip", "ada")
    some("snooze", "ada", "--for", "5w")
    some("pause", "grace", "--why", "on leave")
    before = [some.json("show", who) for who in ("ada", "grace")]
    for who in ("1", "2"):
        some("remove", who)
        some("restore", who)
    assert [some.json("show", who) for who in ("ada", "grace")] == before


def test_restore_looks_only_among_the_removed(some: Netcrm) -> None:
    assert "Nobody was removed" in some("restore").err
    refused = some.fails(3, "restore", "ada")
    assert "Ada Lovelace (1) was not removed" in refused.err
    some("remove", "ada")
    some("add", "Ada Lovelace", "--org", "Somewhere Else")
    assert some.json("restore", "ada")["id"] == 1
    some("remove", "1")
    some("remove", "3")
    some.fails(4, "restore", "ada")
    assert "Nobody who was removed is called 'marie'" in some.fails(3, "restore", "marie").err
    assert some.fails(3, "restore", "marie", "--json").error["code"] == "not_found"


def test_adding_the_same_name_again_tells_of_the_removed(some: Netcrm) -> None:
    some("remove", "ada")
    added = some("add", "Ada Lovelace", "--email", "ada@example.org")
    assert "netcrm restore 1" in added.err
    assert some.json("show", "ada")["id"] == 3


def test_removing_twice_is_nobody_the_second_time(some: Netcrm) -> None:
    some("remove", "ada")
    some.fails(3, "remove", "ada")


def test_the_one_last_touched_may_be_removed(some: Netcrm) -> None:
    some("skip", "ada")
    some("remove", "-")
    assert [one["name"] for one in some.json("list")] == ["Grace Hopper"]


@pytest.mark.parametrize("again", [1, 2])
def test_an_import_does_not_bring_back_whom_one_has_removed(some: Netcrm, again: int) -> None:
    file = some.home / "Connections.csv"
    file.write_text(LINKEDIN, encoding="utf-8")
    some("import", str(file))
    some("remove", "ada")
    kept = some.kept()
    for _ in range(again):
        told = some.json("import", str(file))
        assert (told["added"], told["updated"], told["unchanged"]) == (0, 0, 1)
        assert "netcrm restore 1" in told["warnings"][0]["reason"]
    assert some.kept() == kept


def test_of_one_name_the_one_who_is_there_is_meant(some: Netcrm) -> None:
    some("remove", "ada")
    some("add", "Ada Lovelace", "--org", "Analytical Engines")
    file = some.home / "Connections.csv"
    file.write_text(LINKEDIN, encoding="utf-8")
    told = some.json("import", str(file))
    assert (told["added"], told["updated"]) == (0, 1)
    assert some.json("show", "ada")["title"] == "CTO"


def test_own_csv_with_the_uid_of_a_removed_one(some: Netcrm) -> None:
    file = some.home / "people.csv"
    some("export", str(file))
    some("remove", "ada")
    told = json.loads(some("import", str(file), "--json").out)
    assert (told["added"], told["updated"], told["unchanged"]) == (0, 0, 2)
    assert [one["name"] for one in some.json("list")] == ["Grace Hopper"]
