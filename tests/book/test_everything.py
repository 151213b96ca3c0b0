"""Everything out as JSON: who and what is in it, and what is left out."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from tests.foci import put_focus

from netcrm.formats.records import SECTIONS

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    """Ana, introduced by Bo, who was removed; talks of theirs, one of them private."""
    crm.on("2026-01-05")
    crm("add", "Bo Ek", "--tag", "simulation")
    crm("add", "Ana Lund", "--via", "bo", "--tier", "close", "--tag", "mentor", "--org", "Acme")
    crm("add", "Cai", "--every", "6w")
    crm("edit", "ana", "--private-note", "her secret")
    crm("log", "ana", "told me why she left", "--private", "--at", "the café", "--with", "bo")
    crm("log", "cai", "lunch", "--with", "ana", "--tag", "talk", "--next", "call", "--in", "2w")
    crm("followup", "bo", "write", "--in", "1w", "--every", "1m")
    crm("cadence", "set", "tag:unused", "1y")
    put_focus(crm, "event", "AMEE 2026", 2, 3)
    crm("role", "ana", "mentor", "coauthor", "--from", "2025-01-05")
    crm("relate", "ana", "mentor-of", "cai")
    crm("outcome", "add", "ana", "a talk", "--kind", "talk", "--with", "cai", "--event", "amee")
    crm("outcome", "add", "bo", "a paper", "--kind", "paper")
    crm("remove", "bo")
    return crm.on("2026-03-02")


def out(crm: Netcrm, *argv: str) -> Any:
    path = crm.home / "out.json"
    crm("export", str(path), *argv)
    return json.loads(path.read_text(encoding="utf-8"))


def names(found: Any, section: str = "contacts") -> list[str]:
    return [one["name"] for one in found[section]]


def test_everything_is_everybody_also_who_was_removed(some: Netcrm) -> None:
    found = out(some)
    assert list(found) == ["format", "version", *SECTIONS]
    assert (found["format"], found["version"]) == ("netcrm", 1)
    assert names(found) == ["Bo Ek", "Ana Lund", "Cai"]
    assert [one["removed_on"] for one in found["contacts"]] == ["2026-01-05", None, None]
    assert names(found, "tags") == ["simulation", "mentor", "talk", "unused"]
    assert names(found, "tiers") == ["core", "close", "steady", "light"]
    assert [len(found[name]) for name in ("interactions", "followups")] == [2, 2]
    assert found["contacts"][1]["introduced_by"]["name"] == "Bo Ek"
    assert found["followups"][0]["interaction"] == found["interactions"][1]["uid"]


def test_all_keys_are_always_there_in_one_order(some: Netcrm) -> None:
    found = out(some)
    for section, kind in SECTIONS.items():
        assert {tuple(one) for one in found[section]} == {kind._fields}
    assert list(found["contacts"][1]["positions"][0]) == [
        *("organisation", "title", "department", "from_on", "to_on", "main", "noticed_on"),
    ]
    assert [list(who) for who in found["interactions"][0]["people"]] == [["uid", "name"]] * 2


def test_each_record_has_a_line_of_its_own_and_nothing_is_of_today(some: Netcrm) -> None:
    out(some)
    first = (some.home / "out.json").read_bytes()
    records = [line for line in first.decode().splitlines() if line.startswith('{"')]
    assert len(records) == 4 + 4 + 3 + 1 + 2 + 2 + 2
    out(some.on("2027-01-01"))
    assert (some.home / "out.json").read_bytes() == first


def test_what_is_private_is_left_out_and_that_is_told(some: Netcrm) -> None:
    told = some("export", str(some.home / "out.json")).err
    assert told == (
        "1 private note and the text of 1 private conversation were left out;"
        " --private takes them along.\n"
    )
    found = out(some)
    assert "secret" not in json.dumps(found)
    assert found["contacts"][1]["private_notes"] is None
    talk = found["interactions"][0]
    assert (talk["private"], talk["summary"], talk["place"]) == (True, None, None)
    assert (talk["on"], talk["kind"], len(talk["people"])) == ("2026-01-05", "meeting", 2)


def test_with_private_all_of_it_is_there(some: Netcrm) -> None:
    assert some("export", str(some.home / "out.json"), "--private").err == ""
    found = out(some, "--private")
    assert found["contacts"][1]["private_notes"] == "her secret"
    assert found["interactions"][0]["summary"] == "told me why she left"
    assert found["interactions"][0]["place"] == "the café"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("edit 1 --private-note x", "1 private note was left out; --private takes it along."),
        ("log 1 x --private", "The text of 1 private conversation was left out;"),
    ],
)
def test_one_thing_that_is_private(crm: Netcrm, command: str, told: str) -> None:
    crm("add", "Ana")
    crm(*command.split())
    assert told in crm("export", "--to", "json").err


def test_a_private_conversation_without_text_has_nothing_to_leave_out(crm: Netcrm) -> None:
    crm("add", "Ana")
    crm("log", "ana", "--private")
    assert crm("export", "--to", "json").err == ""


def test_with_a_query_only_those_people_and_what_is_of_them(some: Netcrm) -> None:
    found = out(some, "ana")
    assert names(found) == ["Ana Lund"]
    assert found["contacts"][0]["introduced_by"] is None
    assert [[who["name"] for who in one["people"]] for one in found["interactions"]] == [
        ["Ana Lund"],
        ["Ana Lund"],
    ]
    assert found["followups"] == []
    assert names(found, "tiers") == ["close"]
    assert names(found, "tags") == ["mentor", "talk"]
    found = out(some, "every:6w")
    assert names(found) == ["Cai"]
    assert [one["what"] for one in found["followups"]] == ["call"]
    assert found["followups"][0]["interaction"] == found["interactions"][0]["uid"]


def test_roles_relationships_and_outcomes_are_in_it(some: Netcrm) -> None:
    ana = out(some)["contacts"][1]
    assert [one["role"] for one in ana["roles"]] == ["mentor", "co-author"]
    assert [(one["role"], one["who"]["name"]) for one in ana["relationships"]] == [
        ("mentor", "Cai")
    ]
    talk, paper = out(some)["outcomes"]
    assert (talk["what"], [who["name"] for who in talk["people"]]) == (
        "a talk",
        ["Ana Lund", "Cai"],
    )
    assert talk["focus"] == out(some)["foci"][0]["uid"]
    assert [who["name"] for who in paper["people"]] == ["Bo Ek"]
    found = out(some, "ana")
    assert [[who["name"] for who in one["people"]] for one in found["outcomes"]] == [["Ana Lund"]]
    assert found["contacts"][0]["relationships"] == []
    assert names(out(some, "event:amee")) == ["Ana Lund", "Cai"]


def test_whoever_was_removed_is_in_no_query(some: Netcrm) -> None:
    assert names(out(some, "tag:simulation")) == []
    assert names(out(some, "-tag:simulation")) == ["Ana Lund", "Cai"]


def test_the_output_gets_the_same_as_a_file(some: Netcrm) -> None:
    some("export", str(some.home / "out.json"))
    file = (some.home / "out.json").read_text(encoding="utf-8")
    assert some("export", "--to", "json").out == file
    assert some("export", "-", "--to=json").out == file
    assert some("export", "--to", "json", "--json").out == file
    assert some.process("export", "--to", "json").out == file


def test_json_without_a_file_stays_the_list(some: Netcrm) -> None:
    assert some.json("export") == some.json("list", "--sort", "id")


def test_another_format_may_have_any_name(some: Netcrm) -> None:
    some("export", str(some.home / "people.csv"), "--to", "json")
    assert (some.home / "people.csv").read_text().startswith('{\n"format": "netcrm"')


def test_it_says_what_it_wrote(some: Netcrm) -> None:
    path = some.home / "out.json"
    assert some("export", str(path)).out == (
        "Exported 3 people, 2 conversations, 2 follow-ups, 2 outcomes and"
        f" 1 event, project or group to {path}.\n"
    )
    assert some.json("export", str(path), "ana") == {
        "file": str(path),
        "people": 1,
        "interactions": 2,
        "followups": 0,
        "foci": 1,
        "outcomes": 1,
        "events": 0,
        "replaced": 1,
    }


def test_nothing_is_a_document_too(crm: Netcrm) -> None:
    found = out(crm)
    assert [len(found[section]) for section in SECTIONS] == [4, 0, 0, 0, 0, 0, 0]
    assert not crm.db.exists()
    told = crm.json("import", str(crm.home / "out.json"))
    assert (told["added"], told["interactions"]["added"], told["warnings"]) == (0, 0, [])
    assert crm.json("history") == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_the_file_is_for_its_owner(some: Netcrm) -> None:
    out(some)
    assert (some.home / "out.json").stat().st_mode & 0o777 == 0o600


def test_more_than_one_chunk(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    from netcrm.book.files.everything import scope

    for name in ("Ana", "Bo", "Cai", "Dee", "Eva"):
        crm("add", name, "--city", name)
        crm("log", name.lower(), "talk", "--next", "call", "--in", "1w")
    whole = out(crm)
    monkeypatch.setattr(scope, "CHUNK", 2)
    assert out(crm) == whole
    assert names(out(crm, "-city:bo")) == ["Ana", "Cai", "Dee", "Eva"]


def test_what_a_source_said_in_private_is_private(crm: Netcrm) -> None:
    crm("add", "Ana")
    card = {"name": "Ana", "private_notes": "a secret"}
    with closing(sqlite3.connect(crm.db)) as connection:
        connection.execute(
            "INSERT INTO source_card (contact_id, source, card) VALUES (1, 'vcard', ?)",
            (json.dumps(card),),
        )
        connection.commit()
    assert out(crm)["contacts"][0]["sources"] == {"vcard": {"name": "Ana"}}
    assert out(crm, "--private")["contacts"][0]["sources"] == {"vcard": card}
