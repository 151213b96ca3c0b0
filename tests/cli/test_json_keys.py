"""The keys of JSON: a promise to programs. With --json, stdout is JSON or nothing."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from netcrm.cli.verbs import MODULES

if TYPE_CHECKING:
    from tests.conftest import Netcrm

CONTACT = [
    "id", "uid", "name", "former_names", "pronouns", "emails", "phones", "links", "labels",
    "addresses", "organisation", "title", "department", "tags", "city", "country", "time_zone",
    "birthday", "tier", "every", "every_from",
    "last_contact_on", "due_on", "snoozed_until", "paused_until", "paused", "met", "met_on",
    "added_on", "notes", "dates", "fields",
]  # fmt: skip
PORTRAIT = [
    *CONTACT, "prefix", "given", "middle", "family", "suffix", "nickname", "state", "reason",
    "neglected", "introduced_by", "private_notes", "photo", "interactions", "followups",
    "positions", "relationships", "roles", "events", "projects", "groups", "outcomes",
]  # fmt: skip
BRIEF = [
    "id", "name", "pronouns", "title", "department", "organisation", "further_posts", "city",
    "country", "time_zone", "local_time", "met", "met_on", "introduced_by", "roles", "changes",
    "tags", "fields", "notes", "private_notes", "noted", "planned", "conversations", "asked",
    "promised", "promised_by_them", "kept", "events", "projects", "groups", "both_know",
]  # fmt: skip
DUE = [
    "id", "name", "state", "reason", "reasons", "neglected", "due_on", "days_overdue",
    "last_contact_on", "channel", "every", "tier", "tags", "organisation", "city", "followup",
]  # fmt: skip
FOCUS = [
    "id", "name", "kind", "role", "organisation", "place", "from_on", "to_on", "notes", "people",
]  # fmt: skip
INTERACTION = ["id", "on", "kind", "summary", "place", "focus", "tags", "people", "private"]
FOLLOWUP = ["id", "what", "who", "focus", "due_on", "done_on", "dropped_on", "theirs", "every"]
STEP = ["id", "at", "verb", "summary", "state"]
REMOVED = ["id", "name", "removed_on"]
RULE = ["target", "every", "weight", "people"]
KEPT = ["contacts", "interactions", "followups", "last_change_at"]
FOUND = [
    "id", "name", "organisation", "title", "found_in", "snippet", "marks", "on", "interaction",
    "followup", "private",
]  # fmt: skip
STATS = [
    "today", "people", "tracked", "tracked_by", "paused", "snoozed", "organisations", "due",
    "promises", "contacts", "longest_known",
]  # fmt: skip
ROLE = ["role", "from_on", "to_on"]
RELATIONSHIP = ["kind", "who", "from_on", "to_on"]
OUTCOME = ["id", "what", "kind", "on", "event", "project", "group", "via", "people"]
STEP_OF_PATH = ["from", "to", "how", "met", "met_on", "last_contact_on"]
HELPER = ["who", "how", "to", "organisation", "last_contact_on"]
PAIR = ["a", "b", "certainty", "evidence"]
SETTING = ["key", "value", "default", "is_default", "meaning"]

OBJECTS = {
    "add Cleo Adeyemi": CONTACT,
    "snooze amara --for 2w": CONTACT,
    "skip amara": CONTACT,
    "pause amara": CONTACT,
    "resume amara": CONTACT,
    "track amara --every 6w": CONTACT,
    "untrack amara": CONTACT,
    "tag amara vip": CONTACT,
    "untag amara mentor": CONTACT,
    "edit amara --city Lyon": CONTACT,
    "date amara wedding 12 June 2019": CONTACT,
    "post amara --title Dean": [*CONTACT, "positions"],
    "role amara mentor": [*CONTACT, "roles"],
    "relate amara mentor-of edo": [*CONTACT, "relationships"],
    "path amara": ["to", "organisations", "in_contact", "steps", "could_introduce"],
    "intro amara edo": [*INTERACTION, "followup", "drafts"],
    "intro amara edo --ask": ["drafts"],
    "outcome add amara wrote --kind paper": OUTCOME,
    "outcome edit o1 wrote": OUTCOME,
    "outcome remove o1": OUTCOME,
    "remove amara": CONTACT,
    "show amara": PORTRAIT,
    "brief amara": BRIEF,
    "merge amara edo": CONTACT,
    "event add Workshop --with amara": FOCUS,
    "event show amee": FOCUS,
    "event edit amee --at Vienna": FOCUS,
    "event join amee amara": FOCUS,
    "event leave amee bela": FOCUS,
    "event remove amee": FOCUS,
    "project show osce": [*FOCUS, "institutions", "links"],
    "group show iamse": [*FOCUS, "renewals"],
    "dupes amara edo --different": PAIR,
    "stats": STATS,
    "log amara coffee": INTERACTION,
    "followup amara call --in 2w": FOLLOWUP,
    "done f1": FOLLOWUP,
    "cadence set tag:sim 3m": RULE,
    "cadence unset tier:core": RULE,
    "undo": ["undone"],
    "forget cato --yes": [
        "forgotten", "interactions", "followups", "steps_erased", "backups_rewritten",
        "backups_left", "mentions", "finished",
    ],
    "redo": ["redone"],
    "db path": ["path", "exists"],
    "open bela --print": ["url", "platform", "opened"],
    "draft amara thanks": ["kind", "to", "email", "subject", "text", "url"],
    "draft amara --log sent": INTERACTION,
    "draft --edit thanks": ["draft", "path"],
    "config path": ["path", "exists"],
    "schedule status": [
        "kind", "by", "at", "days", "discreet", "database", "installed", "next_run", "last_run",
        "last_result", "error", "missed", "missed_at",
    ],
    "config get due.max": SETTING,
    "config set due.max 3": SETTING,
    "config unset due.max": SETTING,
    "config edit": ["path", "changed"],
    "db check": ["path", "ok", "contacts", "interactions", "followups", "problems"],
    "db backup new.db": ["path", "file", *KEPT],
    "db verify copy.db.gz": ["file", "ok", *KEPT, "schema", "problems"],
    "db restore copy.db.gz --yes": ["path", "file", *KEPT, "kept"],
    "import people.csv": [
        "source", "added", "updated", "unchanged", "interactions", "followups", "foci", "outcomes",
        "added_people", "changes", "proposed", "kept", "skipped", "warnings", "dry_run",
    ],
    "export out.csv": [
        "file", "people", "interactions", "followups", "foci", "outcomes", "events", "replaced",
    ],
}  # fmt: skip
ON_A_TERMINAL = {"review", "triage"}
"""Their keys are pinned in test_sittings.py."""

LISTS = {
    "due": DUE,
    "demo": DUE,
    "level --max 1": [*DUE, "snoozed_until"],
    "list": CONTACT,
    "find lunch": FOUND,
    "restore": REMOVED,
    "dupes amara edo": PAIR,
    "pause -tag:sim every:3w": CONTACT,
    "role bela": ROLE,
    "relate bela": RELATIONSHIP,
    "outcomes": OUTCOME,
    "outcomes --by via": ["id", "name", "outcomes", "assumed"],
    "followups": FOLLOWUP,
    "draft --list": ["draft", "path"],
    "event list": FOCUS,
    "project list": FOCUS,
    "group list": FOCUS,
    "history": STEP,
    "cadence": RULE,
    "config": SETTING,
}


@pytest.fixture
def some(crm: Netcrm, monkeypatch: pytest.MonkeyPatch) -> Netcrm:
    monkeypatch.chdir(crm.home)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" -c ""')
    crm.on("2026-01-05")
    crm("add", "Bela Varga", "--link", "github:bela")
    crm("add", "Amara Okafor", "--every", "3w", "--via", "bela", "--org", "Acme", "--title", "Lead")
    crm("add", "Edo Rossi", "--every", "1w")
    crm("add", "Cato Lind")
    crm("remove", "cato")
    crm("followup", "amara", "send the notes", "--by", "2026-02-01")
    crm("log", "bela", "lunch", "--with", "amara", "--on", "2026-01-04", "--tag", "talk")
    crm("skip", "bela")
    crm("role", "bela", "peer")
    crm("relate", "edo", "mentor-of", "bela")
    crm("outcome", "add", "amara", "a paper", "--kind", "paper", "--via", "bela")
    crm("event", "add", "AMEE 2026", "--on", "2026-08-24..26", "--with", "bela")
    crm("project", "add", "OSCE study", "--with", "bela")
    crm("group", "add", "IAMSE")
    (crm.home / "people.csv").write_text("name,phone_1\nDario Conti,+1\n,+2\n", encoding="utf-8")
    crm("db", "backup", "copy.db.gz")
    return crm.on("2026-03-02")


def test_every_verb_is_pinned_here() -> None:
    pinned = {words.split()[0] for words in (*OBJECTS, *LISTS)}
    assert pinned | ON_A_TERMINAL == set(MODULES)


@pytest.mark.parametrize("command", OBJECTS)
def test_single_things_are_objects_of_these_keys(some: Netcrm, command: str) -> None:
    if command == "redo":
        some("undo")
    assert list(some.json(*command.split())) == OBJECTS[command]


@pytest.mark.parametrize("command", LISTS)
def test_lists_are_arrays_of_objects_of_these_keys(some: Netcrm, command: str) -> None:
    found = some.json(*command.split())
    assert isinstance(found, list)
    assert found
    assert all(list(one) == LISTS[command] for one in found)


def test_the_keys_within(some: Netcrm) -> None:
    shown = some.json("show", "amara")
    assert [list(one) for one in shown["interactions"]] == [INTERACTION]
    assert [list(one) for one in shown["followups"]] == [FOLLOWUP]
    assert [list(one) for one in shown["positions"]] == [
        ["id", "organisation", "title", "department", "from_on", "to_on", "main"]
    ]
    assert list(shown["introduced_by"]) == ["id", "name"]
    assert [list(one) for one in shown["relationships"]] == [RELATIONSHIP]
    assert [list(one) for one in shown["outcomes"]] == [OUTCOME]
    assert [list(one) for one in some.json("show", "bela")["roles"]] == [ROLE]
    assert [list(one) for one in shown["interactions"][0]["people"]] == [["id", "name"]] * 2
    some("relate", "edo", "mentor-of", "bela")
    way = some.json("path", "edo")
    assert [list(one) for one in way["steps"]] == [STEP_OF_PATH] * 2
    assert [list(one) for one in way["could_introduce"]] == [HELPER]
    assert [list(one) for one in some.json("intro", "edo", "bela", "--ask")["drafts"]] == [
        ["to", "text"]
    ] * 2
    figures = some.json("stats")
    assert list(figures["due"]) == [
        *("total", "promise", "waiting", "date", "overdue", "due", "news", "neglected"),
    ]
    assert {side: list(one) for side, one in figures["promises"].items()} == {
        side: ["open", "late", "kept"] for side in ("mine", "theirs")
    }
    assert list(figures["contacts"]) == ["last_30_days", "since", "total", "by_kind", "by_month"]
    assert [list(one) for one in figures["contacts"]["by_month"]] == [["month", "contacts"]] * 12
    assert list(figures["longest_known"]) == ["id", "name", "since"]
    row, _ = some.json("due")
    assert [list(one) for one in row["reasons"]] == [["state", "reason"]] * 2
    assert list(row["followup"]) == ["id", "what", "due_on"]
    undone = some.json("undo", "2")["undone"]
    assert [list(one) for one in undone] == [STEP, STEP]
    done = some.json("import", "people.csv")
    assert [list(one) for one in done["skipped"]] == [["line", "reason"]]
    counts = {"added": 0, "updated": 0, "unchanged": 0}
    assert all(done[one] == counts for one in ("interactions", "followups", "foci", "outcomes"))


def test_nothing_is_null_or_an_empty_array(crm: Netcrm) -> None:
    crm("add", "Amara")
    shown = crm.json("show", "amara")
    given = {"id", "uid", "name", "given", "added_on", "paused", "neglected"}
    for key in set(PORTRAIT) - given:
        assert shown[key] in (None, [], {}), key
    assert (shown["paused"], shown["neglected"]) == (False, False)
    assert crm.json("due") == crm.json("followups") == []


def test_days_are_written_as_days_and_numbers_are_numbers(some: Netcrm) -> None:
    shown = some.json("show", "amara")
    assert (shown["id"], shown["last_contact_on"], shown["due_on"]) == (
        2,
        "2026-01-04",
        "2026-01-25",
    )
    row, _ = some.json("due")
    assert (row["days_overdue"], row["every"], row["neglected"]) == (36, "3w", True)


ERRORS: dict[str, tuple[int, str, list[str]]] = {
    "show nobody": (3, "not_found", ["suggestions"]),
    "done f99": (3, "not_found", ["suggestions"]),
    "show ar": (4, "ambiguous", ["candidates"]),
    "add amara okafor": (5, "duplicate", ["candidates"]),
    "undo 99": (1, "refused", []),
    "import none.csv": (6, "unreadable_file", []),
    "list --db /": (7, "database", []),
    "frobnicate": (2, "usage", []),
    "show": (2, "usage", []),
    "due --frobnicate": (2, "usage", []),
    "due --max none": (2, "usage", []),
    "list colour:red": (2, "usage", []),
    "due --today tomorrow": (2, "usage", []),
    "list --format": (2, "usage", []),
}


@pytest.mark.parametrize("command", ERRORS)
def test_errors_are_one_object_on_stderr(some: Netcrm, command: str) -> None:
    code, name, more = ERRORS[command]
    words = command.split()
    ways = [["--json", *words], ["-j", *words], ["--format", "json", *words]]
    if command != "list --format":
        ways += [[*words, "--json"], [*words, "-j"], [*words, "--format=json"]]
    for argv in ways:
        told = some.fails(code, *argv)
        assert told.err.count("\n") == 1
        assert list(json.loads(told.err)) == ["error"]
        assert list(told.error) == ["code", "message", *more]
        assert told.error["code"] == name
        assert told.error["message"].endswith((".", "?"))


def test_remarks_stay_out_of_stdout_and_of_nothing_else(some: Netcrm) -> None:
    answer: Any = some("due", "--json", "--max", "1")
    assert isinstance(answer.json, list)
    again = some("resume", "amara", "--json")
    assert list(again.json) == CONTACT
    assert "already" in again.err
