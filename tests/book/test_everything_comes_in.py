"""Everything in from JSON: into an empty database, and to people who are there."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Netcrm

ANA, BO, TALK, PROMISE = "uid-of-ana", "uid-of-bo", "uid-of-talk", "uid-of-promise"


def document(crm: Netcrm, **sections: Sequence[Any]) -> Path:
    path = crm.home / "file.json"
    path.write_text(written(**sections), encoding="utf-8")
    return path


def written(**sections: Sequence[Any]) -> str:
    lists = {
        name: "[\n" + ",\n".join(json.dumps(one) for one in rows) + "\n]"
        for name, rows in sections.items()
    }
    members = ['"format": "netcrm"', '"version": 1', *(f'"{k}": {v}' for k, v in lists.items())]
    return "{\n" + ",\n".join(members) + "\n}\n"


def bring(crm: Netcrm, *options: str, **sections: Sequence[Any]) -> Any:
    told = crm.json("import", str(document(crm, **sections)), *options)
    if crm.db.exists():
        snapshot(crm.db)
        assert crm.json("db", "check")["ok"]
    return told


def again_changes_nothing(crm: Netcrm) -> Any:
    kept = crm.kept()
    told = crm.json("import", str(crm.home / "file.json"))
    assert crm.kept() == kept
    assert told["added"] == told["updated"] == 0
    return told


def reasons(told: Any, what: str = "warnings") -> list[str]:
    return [f"{one['line']}: {one['reason']}" for one in told[what]]


def person(uid: str, name: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "name": name, **more}


def talk(uid: str, *uids: str, **more: Any) -> dict[str, Any]:
    people = [{"uid": one, "name": one} for one in uids]
    return {"uid": uid, "on": "2026-01-05", "kind": "call", "people": people, **more}


def promise(uid: str, who: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "what": "call", "who": {"uid": who}, "due_on": "2026-05-01", **more}


def test_numbers_are_kept_in_an_empty_database_with_gaps(crm: Netcrm) -> None:
    bring(
        crm,
        contacts=[person(ANA, "Ana", id=3), person(BO, "Bo", id=12)],
        interactions=[talk(TALK, BO, id=7)],
        followups=[promise(PROMISE, ANA, id=9)],
    )
    assert [one["id"] for one in crm.json("list")] == [3, 12]
    assert crm.json("show", "12")["interactions"][0]["id"] == 7
    assert crm.json("done", "f9")["done_on"] == "2026-03-02"
    assert crm.json("add", "Cai")["id"] == 13
    crm("undo", "3")
    assert crm.json("list") == []
    crm("redo")
    assert [one["id"] for one in crm.json("list")] == [3, 12]


def test_numbers_that_cannot_be_kept_are_the_next_ones(crm: Netcrm) -> None:
    told = bring(
        crm,
        contacts=[
            person("a", "Ana", id=5),
            person("b", "Bo", id=5),
            person("c", "Cai", id=2),
            person("d", "Dee"),
            person("e", "Eva", id=0),
            person("f", "Fay", id="x"),
            person("g", "Gus", id=2**60),
            person("h", "Hal", id=20),
        ],
    )
    assert [one["id"] for one in crm.json("list")] == [5, 6, 7, 8, 9, 10, 11, 20]
    assert "9: contacts: id left out: not a number of its own" in reasons(told)


def test_a_person_who_was_taken_back_leaves_their_number(crm: Netcrm) -> None:
    crm("add", "By Mistake")
    crm("undo")
    bring(crm, contacts=[person(ANA, "Ana", id=1)])
    assert crm.json("show", "1")["name"] == "Ana"


def test_the_lists_may_stand_in_any_order(crm: Netcrm) -> None:
    told = bring(
        crm,
        followups=[promise(PROMISE, ANA, interaction=TALK)],
        interactions=[talk(TALK, ANA)],
        contacts=[person(ANA, "Ana", introduced_by={"uid": BO}, tier="inner"), person(BO, "Bo")],
        tiers=[{"name": "inner", "every": "5w", "weight": 2}],
    )
    assert told["warnings"] == told["skipped"] == []
    shown = crm.json("show", "ana")
    assert (shown["introduced_by"]["name"], shown["every"]) == ("Bo", "5w")
    assert len(shown["followups"]) == len(shown["interactions"]) == 1


def test_a_plain_record_by_hand_is_enough(crm: Netcrm) -> None:
    told = bring(crm, contacts=[{"name": "Dr. Ana van Berg", "positions": [{"title": "Head"}]}])
    assert told["warnings"] == []
    shown = crm.json("show", "berg")
    assert (shown["prefix"], shown["given"], shown["family"]) == ("Dr.", "Ana", "van Berg")
    assert (shown["title"], shown["added_on"], shown["due_on"]) == ("Head", "2026-03-02", None)
    assert again_changes_nothing(crm)["unchanged"] == 1


def test_parts_that_are_told_are_not_guessed(crm: Netcrm) -> None:
    bring(crm, contacts=[person(ANA, "Ana Berg", given=None)])
    shown = crm.json("show", "berg")
    assert (shown["given"], shown["family"]) == (None, None)


def test_the_rules_of_a_new_database_become_those_of_the_file(crm: Netcrm) -> None:
    tiers = [
        {"name": "core", "every": "1w", "weight": 3.5},
        {"name": "close", "every": None, "weight": 1.2},
        {"name": "Core", "every": "2w", "weight": 1.0},
    ]
    told = bring(crm, tiers=tiers, tags=[{"name": "x", "every": "6w"}, {"name": "y"}])
    assert told["warnings"] == []
    rules = {one["target"]: (one["every"], one["weight"]) for one in crm.json("cadence")}
    assert rules["tier:core"] == ("1w", 3.5)
    assert rules["tier:close"] == (None, 1.2)
    assert rules["tier:Core"] == ("2w", 1.0)
    assert rules["tier:steady"] == ("6m", 1.0)
    assert rules["tag:x"] == ("6w", None)
    again_changes_nothing(crm)
    crm("undo")
    assert crm.json("cadence")[0]["every"] == "3w"


def test_rules_that_differ_stay_and_are_told(crm: Netcrm) -> None:
    crm("add", "Zoe", "--tag", "x")
    crm("cadence", "set", "tag:x", "1w")
    crm("cadence", "unset", "tier:light")
    tiers = [
        {"name": "core", "every": "9w", "weight": 9},
        {"name": "Light", "every": "2y", "weight": 1},
        {"name": "new", "every": "4w", "weight": 2},
    ]
    told = bring(
        crm, tiers=tiers, tags=[{"name": "X", "every": "2w"}, {"name": "z", "every": "1d"}]
    )
    assert reasons(told) == [
        "5: tier core: every is 9w there; 3w stays here",
        "5: tier core: weight is 9.0 there; 1.5 stays here",
        "10: tag x: every is 2w there; 1w stays here",
    ]
    rules = {one["target"]: one["every"] for one in crm.json("cadence")}
    assert (rules["tier:core"], rules["tier:light"], rules["tier:new"]) == ("3w", "2y", "4w")
    assert (rules["tag:x"], rules["tag:z"]) == ("1w", "1d")
    again_changes_nothing(crm)


def test_a_tier_that_nobody_described_is_made(crm: Netcrm) -> None:
    crm("add", "Zoe")
    told = bring(crm, contacts=[person(ANA, "Ana", tier="inner"), person(BO, "Bo", tier="CLOSE")])
    assert "tier:inner" in reasons(told)[0]
    assert [one["tier"] for one in crm.json("list")] == ["inner", "close", None]


def test_people_are_recognised_and_merged(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "ana@x.example", "--city", "Lund", "--tag", "old")
    crm("date", "ana", "wedding", "--06-12")
    crm("edit", "ana", "--set", "speciality=surgery")
    told = bring(
        crm,
        contacts=[
            person(BO, "Bo", introduced_by={"uid": ANA}),
            person(
                ANA,
                "Ana Lund",
                emails=["ANA@x.example", "lund@y.example"],
                city="Oslo",
                tags=["new"],
                dates={"Wedding": "--06-13", "first grant": "2020-01-01"},
                fields={"speciality": "oncology", "orchid": "yes"},
                private_notes="a secret",
                introduced_by={"uid": BO, "name": "Bo"},
                sources={"linkedin": {"name": "Ana Lund"}},
                snoozed_until="2027-01-01",
            ),
        ],
        interactions=[talk(TALK, ANA)],
        followups=[promise(PROMISE, ANA)],
    )
    assert (told["added"], told["updated"], told["warnings"]) == (1, 1, [])
    shown = crm.json("show", "1")
    assert shown["emails"] == ["ana@x.example", "lund@y.example"]
    assert (shown["city"], shown["tags"]) == ("Oslo", ["new", "old"])
    assert shown["dates"] == {"wedding": "--06-13", "first grant": "2020-01-01"}
    assert shown["fields"] == {"speciality": "oncology", "orchid": "yes"}
    assert (shown["private_notes"], shown["snoozed_until"]) == ("a secret", None)
    assert shown["introduced_by"] == {"id": 2, "name": "Bo"}
    assert len(shown["interactions"]) == len(shown["followups"]) == 1
    assert again_changes_nothing(crm)["unchanged"] == 2
    crm("undo")
    assert len(crm.json("list")) == 1
    assert crm.json("show", "1")["city"] == "Lund"


def test_new_people_bring_all_that_is_told_of_them(crm: Netcrm) -> None:
    crm("add", "Zoe")
    days = {
        "snoozed_until": "2026-04-01",
        "snoozed_on": "2026-02-01",
        "skipped_on": "2026-01-15",
        "paused_on": "2025-01-01",
        "paused_until": "2025-02-01",
        "added_on": "2024-01-01",
        "imported_on": "2024-01-01",
    }
    more = {"every": "6w", "snoozed_at": "2026-02-01T10:00:00+02:00", "paused_why": "a child"}
    bring(crm, contacts=[person(ANA, "Ana", id=77, **days, **more)])
    assert crm.json("show", "ana")["id"] == 2
    crm("export", str(crm.home / "out.json"))
    (kept,) = [one for one in exported(crm)["contacts"] if one["uid"] == ANA]
    assert {key: kept[key] for key in days} == days
    assert kept["snoozed_at"] == "2026-02-01T08:00:00.000000+00:00"
    assert kept["paused_why"] == "a child"


def exported(crm: Netcrm) -> Any:
    return json.loads((crm.home / "out.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("removed_there", [None, "2026-01-01"])
def test_whoever_was_removed_here_stays_so(crm: Netcrm, removed_there: str | None) -> None:
    crm("add", "Ana")
    crm("remove", "ana")
    uid = crm("export", "--to", "json").json["contacts"][0]["uid"]
    told = bring(
        crm,
        contacts=[person(uid, "Ana", city="Oslo", removed_on=removed_there)],
        interactions=[talk(TALK, uid)],
    )
    said = ["5: contacts: Ana was removed by you; 'netcrm restore 1' brings them back"]
    assert reasons(told) == ([] if removed_there else said)
    assert (told["unchanged"], told["interactions"]["added"]) == (1, 1)
    assert crm.json("list") == []
    crm("restore", "1")
    assert len(crm.json("show", "1")["interactions"]) == 1
    assert crm.json("show", "1")["city"] is None


def test_whoever_was_removed_there_stays_here(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "a@x.example")
    uid = crm.json("show", "1")["uid"]
    gone = person(uid, "Ana Lund", removed_on="2026-01-01")
    other = person(BO, "Ana Lund", emails=["a@x.example"], removed_on="2026-01-01")
    told = bring(crm, contacts=[gone, other])
    assert reasons(told) == ["5: contacts: Ana Lund was removed there, and stays here"]
    assert (told["added"], told["unchanged"]) == (1, 1)
    assert [one["id"] for one in crm.json("list")] == [1]
    assert [one["name"] for one in crm.json("restore")] == ["Ana Lund"]
    again_changes_nothing(crm)


def test_a_talk_with_somebody_who_has_another_uid_here(crm: Netcrm) -> None:
    crm("add", "Ana Lund", "--email", "a@x.example")
    told = bring(
        crm,
        contacts=[person(ANA, "Ana Lund", emails=["a@x.example"])],
        interactions=[talk(TALK, ANA)],
        followups=[promise(PROMISE, ANA, interaction=TALK)],
    )
    assert (told["added"], told["unchanged"]) == (0, 1)
    shown = crm.json("show", "1")
    assert len(shown["interactions"]) == len(shown["followups"]) == 1
    again_changes_nothing(crm)


def test_two_of_one_name_stay_two(crm: Netcrm) -> None:
    crm("add", "Zoe")
    people = [person("a", "Ana", city="Oslo"), person("b", "Ana", city="Lund")]
    assert bring(crm, contacts=people)["added"] == 2
    again_changes_nothing(crm)


def test_a_follow_up_that_was_finished_there_is_finished_here(crm: Netcrm) -> None:
    open_ = [promise("a", ANA), promise("b", ANA), promise("c", ANA, done_on="2026-02-02")]
    bring(crm, contacts=[person(ANA, "Ana")], followups=open_)
    told = bring(
        crm,
        followups=[
            promise("a", ANA, done_on="2026-02-03"),
            promise("b", ANA, dropped_on="2026-02-04", what="something else"),
            promise("c", ANA),
        ],
    )
    assert told["followups"] == {"added": 0, "updated": 2, "unchanged": 1}
    found = {one["id"]: (one["done_on"], one["dropped_on"], one["what"]) for one in promises(crm)}
    assert found == {
        1: ("2026-02-03", None, "call"),
        2: (None, "2026-02-04", "call"),
        3: ("2026-02-02", None, "call"),
    }
    again_changes_nothing(crm)
    crm("undo")
    assert len(crm.json("followups")) == 2


def promises(crm: Netcrm) -> Any:
    return crm.json("followups", "--all")


def test_private_text_is_not_wiped_and_can_be_brought_later(crm: Netcrm) -> None:
    crm("add", "Ana")
    crm("edit", "ana", "--private-note", "a secret")
    crm("log", "ana", "in private", "--private", "--at", "the café")
    crm("export", str(crm.home / "file.json"))
    crm("export", str(crm.home / "full.json"), "--private")
    assert again_changes_nothing(crm)["interactions"]["unchanged"] == 1
    other = f"--db={crm.home / 'other.db'}"
    crm("import", str(crm.home / "file.json"), other)
    assert crm.json("show", "1", other)["interactions"][0]["summary"] is None
    told = crm.json("import", str(crm.home / "full.json"), other)
    assert (told["updated"], told["interactions"]["updated"]) == (1, 1)
    shown = crm.json("show", "1", other)
    assert shown["private_notes"] == "a secret"
    assert shown["interactions"][0]["summary"] == "in private"
    crm("undo", other)
    assert crm.json("show", "1", other)["private_notes"] is None
    told = crm.json("import", str(crm.home / "full.json"), other)
    told = crm.json("import", str(crm.home / "full.json"), other)
    assert (told["updated"], told["interactions"]["updated"]) == (0, 0)


POST = {"organisation": "Acme", "title": "Lead", "from_on": None, "to_on": None, "main": True}
OLD = {**POST, "title": "Hand", "from_on": "2001-01-01", "to_on": "2010-01-01", "main": False}


def posts(crm: Netcrm) -> set[tuple[Any, ...]]:
    found = crm.json("show", "ana")["positions"]
    return {tuple(one[key] for key in POST) for one in found}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([POST], {("Acme", "Lead", None, None, True)}),
        ([{**POST, "organisation": "ACME"}], {("Acme", "Lead", None, None, True)}),
        (
            [OLD, {**POST, "from_on": "2010-01-02"}],
            {
                ("Acme", "Hand", "2001-01-01", "2010-01-01", False),
                ("Acme", "Lead", "2010-01-02", None, True),
            },
        ),
        (
            [{**POST, "to_on": "2026-01-01"}, {**POST, "organisation": "Bolt"}],
            {("Acme", "Lead", None, "2026-01-01", False), ("Bolt", "Lead", None, None, True)},
        ),
        (
            [{**POST, "title": "Chief"}],
            {("Acme", "Lead", None, None, False), ("Acme", "Chief", None, None, True)},
        ),
        (
            [{**POST, "title": "Chief", "main": False}],
            {("Acme", "Lead", None, None, True), ("Acme", "Chief", None, None, False)},
        ),
    ],
    ids=["the same", "another writing", "more", "left", "another main one", "a second one"],
)
def test_posts_are_added_and_none_is_lost(
    crm: Netcrm, there: list[Any], expected: set[tuple[Any, ...]]
) -> None:
    crm("add", "Ana", "--org", "Acme", "--title", "Lead")
    before = posts(crm)
    uid = crm.json("show", "ana")["uid"]
    bring(crm, contacts=[person(uid, "Ana", positions=there)])
    assert posts(crm) == expected
    again_changes_nothing(crm)
    if before != expected:
        crm("undo")
    assert posts(crm) == before


def test_a_second_post_can_become_the_main_one(crm: Netcrm) -> None:
    other = {**POST, "title": "Chief", "main": False}
    bring(crm, contacts=[person(ANA, "Ana", positions=[POST, other])])
    assert crm.json("show", "ana")["title"] == "Lead"
    swapped = [{**POST, "main": False}, {**other, "main": True}]
    told = bring(crm, contacts=[person(ANA, "Ana", positions=swapped)])
    assert (told["updated"], crm.json("show", "ana")["title"]) == (1, "Chief")
    again_changes_nothing(crm)


def test_it_says_what_was_added_and_how_to_take_it_back(crm: Netcrm) -> None:
    path = str(
        document(
            crm,
            contacts=[person(ANA, "Ana")],
            interactions=[talk(TALK, ANA)],
            followups=[promise(PROMISE, ANA)],
        )
    )
    dry = crm("import", path, "--dry-run").lines
    assert dry == [
        "Dry run: People: 1 added, 0 updated, 0 unchanged, 0 skipped.",
        "Conversations: 1 added, 0 updated, 0 unchanged.",
        "Follow-ups: 1 added, 0 updated, 0 unchanged. Nothing was changed.",
        "New: Ana",
    ]
    assert not crm.db.exists()
    done = crm("import", path).lines
    assert done[2:] == [
        "Follow-ups: 1 added, 0 updated, 0 unchanged. Undo: netcrm undo",
        "New: Ana",
    ]
    assert "Undo" not in crm("import", path).out
    assert crm.json("history")[0]["summary"] == (
        "Imported file.json: 1 added, 0 updated, 1 conversation, 1 follow-up"
    )


def test_several_files_of_several_formats_are_one_step(crm: Netcrm) -> None:
    path = document(crm, contacts=[person(ANA, "Ana")])
    (crm.home / "people.csv").write_text("uid,name,city\nuid-of-ana,Ana,Oslo\n", encoding="utf-8")
    told = crm.json("import", str(path), str(crm.home / "people.csv"))
    assert (told["added"], told["updated"], told["source"]) == (1, 1, "json, netcrm")
    crm("undo")
    assert crm.json("list") == []


def test_many_go_in_chunk_by_chunk(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> None:
    from netcrm.book.files.everything import importing, relating

    for module in (importing, relating):
        monkeypatch.setattr(module, "CHUNK", 2)
    contacts = [
        person(f"u{n}", f"Ana {n}", id=n, introduced_by={"uid": f"u{9 - n}"}, tags=[f"t{n % 3}"])
        for n in range(1, 9)
    ]
    talks = [talk(f"t{n}", f"u{n}", f"u{n % 8 + 1}") for n in range(1, 9)]
    told = bring(crm, contacts=contacts, interactions=talks)
    assert (told["added"], told["interactions"]["added"]) == (8, 8)
    assert again_changes_nothing(crm)["unchanged"] == 8
    assert crm.json("show", "1")["introduced_by"] == {"id": 8, "name": "Ana 8"}
    other = f"--db={crm.home / 'other.db'}"
    crm("add", "Zoe", other)
    told = crm.json("import", str(crm.home / "file.json"), other)
    assert (told["added"], told["warnings"]) == (8, [])
    told = crm.json("import", str(crm.home / "file.json"), other)
    assert (told["added"], told["updated"], told["unchanged"]) == (0, 0, 8)


def test_who_introduced_somebody_is_told_later(crm: Netcrm) -> None:
    people = [person(ANA, "Ana"), person(BO, "Bo")]
    bring(crm, contacts=people)
    people[0]["introduced_by"] = {"uid": BO, "name": "Bo"}
    people[1]["introduced_by"] = {"uid": BO, "name": "Bo"}
    told = bring(crm, contacts=people)
    assert (told["updated"], told["unchanged"]) == (1, 1)
    assert reasons(told) == ["6: contacts: introduced_by left out: that is themselves"]
    assert crm.json("show", "ana")["introduced_by"]["name"] == "Bo"
    again_changes_nothing(crm)
    people[0]["introduced_by"] = {"uid": "nobody"}
    assert bring(crm, contacts=people)["updated"] == 0
    crm("undo")
    assert crm.json("show", "ana")["introduced_by"] is None


def test_who_was_merged_is_recognised_by_the_former_uid(crm: Netcrm) -> None:
    ana = person(ANA, "Ana Reyes", id=3, former_uids=["uid-of-anna"], former_ids=[8])
    bring(crm, contacts=[ana])
    told = bring(crm, contacts=[person("uid-of-anna", "Anna", city="Cork")])
    assert (told["added"], told["updated"]) == (0, 1)
    assert crm.json("show", "3")["city"] == "Cork"
    told = bring(crm, interactions=[talk(TALK, "uid-of-anna")])
    assert crm.json("show", "3")["interactions"][0]["people"][0]["id"] == 3


def test_who_is_here_is_nobody_who_was_merged_elsewhere(crm: Netcrm) -> None:
    bring(crm, contacts=[person(ANA, "Ana Reyes"), person(BO, "Bo")])
    bring(crm, contacts=[person(ANA, "Ana Reyes", former_uids=[BO, "uid-of-anna"])])
    bring(crm, contacts=[person("new", "Cleo", former_uids=[BO])])
    crm("export", str(crm.home / "out.json"))
    people = json.loads((crm.home / "out.json").read_text(encoding="utf-8"))["contacts"]
    assert [one["former_uids"] for one in people] == [["uid-of-anna"], [], []]
    again_changes_nothing(crm)


def test_other_names_and_who_is_not_whom_come_to_people_who_are_here(crm: Netcrm) -> None:
    people = [person(ANA, "Ana Reyes"), person(BO, "Ana Reyes")]
    bring(crm, contacts=people)
    people[0].update(former_names=["Ana Vidal"], former_uids=["uid-of-anna"])
    people[1]["different_from"] = [{"uid": ANA, "name": "Ana Reyes"}, {"uid": BO, "name": "me"}]
    told = bring(crm, contacts=people)
    assert told["updated"] == 2
    assert reasons(told) == ["6: contacts: different_from left out: that is themselves"]
    again_changes_nothing(crm)
    crm("export", str(crm.home / "out.json"))
    one, other = json.loads((crm.home / "out.json").read_text(encoding="utf-8"))["contacts"]
    assert (one["former_names"], one["former_uids"]) == (["Ana Vidal"], ["uid-of-anna"])
    assert other["different_from"] == [{"uid": ANA, "name": "Ana Reyes"}]
    crm("undo")
    with closing(sqlite3.connect(crm.db)) as connection:
        for table in ("alias", "different"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_a_tag_gets_the_cadence_that_it_lacks(crm: Netcrm) -> None:
    crm("add", "Zoe", "--tag", "mentor")
    told = bring(crm, tags=[{"name": "Mentor", "every": "6w"}, {"name": "mentor", "every": "6w"}])
    assert told["warnings"] == []
    assert crm.json("show", "zoe")["every_from"] == "tag:mentor"
    again_changes_nothing(crm)


def test_people_without_a_uid_may_all_stand_in_one_line(crm: Netcrm) -> None:
    path = crm.home / "file.json"
    people = [{"name": "Ana Lund"}, {"name": "Bo Ek"}]
    path.write_text(json.dumps({"format": "netcrm", "version": 1, "contacts": people}))
    assert crm.json("import", str(path))["added"] == 2
    assert crm.json("import", str(path))["unchanged"] == 2
    assert [one["name"] for one in crm.json("list")] == ["Ana Lund", "Bo Ek"]
