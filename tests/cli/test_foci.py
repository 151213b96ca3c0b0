"""``event``, ``project``, ``group``: all that is done with one, and with who is part of it."""

from __future__ import annotations

import json
import sys
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from tests.store.snapshots import snapshot

from netcrm.formats import records
from netcrm.render.answer import Answer
from netcrm.rules.foci import SORTS

if TYPE_CHECKING:
    from tests.conftest import Netcrm

AMEE = ("event", "add", "AMEE 2026", "--on", "2026-08-24..26", "--at", "Vienna")


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Amara Okafor", "--org", "St Brigid")
    crm("add", "Jonas Lindqvist", "--org", "Uppsala")
    crm("add", "Leila Haddad")
    return crm


def people(crm: Netcrm, sort: str, name: str) -> list[str]:
    return [one["name"] for one in crm.json(sort, "show", name)["people"]]


def told(line: str) -> list[str]:
    """Split a line at its bars; so a value may be empty, or have blanks."""
    return [part.strip() for part in line.split("|")]


def take_in_renewals(crm: Netcrm, *promises: dict[str, str]) -> None:
    """Promise something to the only group, by netcrm's own JSON."""
    file = crm.home / "all.json"
    crm("export", str(file))
    document = json.loads(file.read_text(encoding="utf-8"))
    (group,) = document["foci"]
    nothing = dict.fromkeys(records.Followup._fields)
    document["followups"] = [
        {**nothing, "uid": str(uuid4()), "focus": group["uid"], "theirs": False, **promise}
        for promise in promises
    ]
    file.write_text(json.dumps(document), encoding="utf-8")
    crm("import", str(file))


def test_an_event_is_what_was_said_of_it(some: Netcrm) -> None:
    answer = some.json(
        *AMEE, "--kind", "conference", "--role", "speaker", "--org", "AMEE",
        "--note", "bring cards", "--with", "amara", "-w", "Jonas Lindqvist",
    )  # fmt: skip
    assert answer == some.json("event", "show", "amee")
    assert answer["people"] == [
        {"id": 1, "name": "Amara Okafor", "role": None, "organisation": "St Brigid",
         "from_on": None, "to_on": None},
        {"id": 2, "name": "Jonas Lindqvist", "role": None, "organisation": "Uppsala",
         "from_on": None, "to_on": None},
    ]  # fmt: skip
    assert {key: answer[key] for key in answer if key != "people"} == {
        "id": 1, "name": "AMEE 2026", "kind": "conference", "role": "speaker",
        "organisation": "AMEE", "place": "Vienna", "from_on": "2026-08-24", "to_on": "2026-08-26",
        "notes": "bring cards",
    }  # fmt: skip


def test_the_page_of_an_event_says_what_when_where_and_who(some: Netcrm) -> None:
    some(*AMEE, "--kind", "conference", "--role", "speaker", "--with", "amara")
    some("event", "join", "amee", "leila", "--role", "chair")
    assert some("event", "show", "e1").lines == [
        "AMEE 2026  (e1)  conference",
        "When          24–26 Aug 2026, in 5 months",  # noqa: RUF001
        "Where         Vienna",
        "My role       speaker",
        "",
        "People (2)",
        "  (1) Amara Okafor, St Brigid",
        "  (3) Leila Haddad, chair",
    ]


@pytest.mark.parametrize(
    ("today", "said"),
    [("2026-08-22", "in 2 days"), ("2026-08-25", "now"), ("2026-08-29", "3 days ago")],
)
def test_how_far_an_event_is_depends_on_the_day(crm: Netcrm, today: str, said: str) -> None:
    crm(*AMEE)
    assert f"24–26 Aug 2026, {said}\n" in crm.on(today)("event", "show", "amee").out  # noqa: RUF001


def test_the_page_of_a_group_has_its_members_and_what_is_to_be_renewed(some: Netcrm) -> None:
    some("group", "add", "IAMSE", "--kind", "society", "--role", "member", "--from", "2019-01-01")
    some("group", "join", "iamse", "amara", "--role", "treasurer", "--from", "2024-06-01")
    take_in_renewals(
        some,
        {"what": "renew IAMSE", "due_on": "2026-12-31", "every": "1y"},
        {"what": "paid already", "due_on": "2025-12-31", "done_on": "2025-12-30"},
    )
    assert some("group", "show", "iamse").lines == [
        "IAMSE  (g1)  society",
        "When          since 1 Jan 2019",
        "My role       member",
        "",
        "Members (1)",
        "  (1) Amara Okafor, treasurer, St Brigid, since 1 Jun 2024",
        "",
        "To renew",
        "  f1  renew IAMSE (due in 10 months, Thu 31 Dec, every year)",
    ]
    assert some.json("group", "show", "iamse")["renewals"] == [
        {"id": 1, "what": "renew IAMSE", "due_on": "2026-12-31", "every": "1y"}
    ]


@pytest.mark.parametrize("sort", SORTS)
def test_lists_are_sorted_by_the_latest_and_narrowed_by_kind(crm: Netcrm, sort: str) -> None:
    days = "--on" if sort == "event" else "--from"
    crm(sort, "add", "Old", days, "2020-01-01", "--kind", "Grant")
    crm(sort, "add", "Undated", "--kind", "grant")
    crm(sort, "add", "New", days, "2026-01-01", "--kind", "research")
    assert [one["name"] for one in crm.json(sort, "list")] == ["New", "Old", "Undated"]
    found = crm.json(sort, "list", "--kind", "GRANT")
    assert [(one["name"], one["kind"], one["people"]) for one in found] == [
        ("Old", "Grant", 0),
        ("Undated", "grant", 0),
    ]
    assert crm.json(sort, "list", "--kind", "talk") == []
    assert "of the kind 'talk'" in crm(sort, "list", "--kind", "talk").err


@pytest.mark.parametrize("sort", SORTS)
def test_an_empty_list_says_how_to_begin(crm: Netcrm, sort: str) -> None:
    crm("add", "Amara Okafor")
    said = crm(sort, "list").err
    assert said.startswith(f"No {sort}s yet. Begin with one: netcrm {sort} add ")


def test_programs_get_days_and_numbers(some: Netcrm) -> None:
    some(*AMEE, "--kind", "conference", "--with", "amara")
    assert some("event", "list").out == (
        "e1\tAMEE 2026\tconference\t2026-08-24\t2026-08-26\tVienna\t\t\t1\n"
    )
    assert some("event", "list", "--format", "ids").out == "1\n"
    assert some("event", "show", "1").out == some("event", "show", "e1").out


STEPS = {
    "event|add|ESME 2027|--on|2027-05-03..05|--with|jonas": "Added the event ESME 2027,"
    " 3–5 May 2027, with Jonas Lindqvist",  # noqa: RUF001
    "project|add|Feedback trial|--from|2026-01-01|--to|31 Dec 2027": "Added the project Feedback"
    " trial, 1 Jan 2026 to 31 Dec 2027",
    "event|edit|amee|--name|AMEE in Vienna": "Changed the event AMEE 2026:"
    " name AMEE 2026 → AMEE in Vienna",
    "event|edit|e1|--on||--at|": "Changed the event AMEE 2026: place Vienna taken away;"
    " when 24–26 Aug 2026 taken away",  # noqa: RUF001
    "event|edit|amee|--role|chair|--note|room 3|--org|AMEE": "Changed the event AMEE 2026:"
    " role chair; organisation AMEE; notes",
    "event|edit|amee|--on|25 Aug 2026": "Changed the event AMEE 2026:"
    " when 24–26 Aug 2026 → 25 Aug 2026",  # noqa: RUF001
    "event|remove|amee": "Removed the event AMEE 2026",
    "event|join|amee|jonas|leila": "Jonas Lindqvist and Leila Haddad are part of the event"
    " AMEE 2026",
    "event|join|AMEE 2026|amara|--role|keynote": "Amara Okafor is part of the event AMEE 2026:"
    " keynote",
    "event|leave|amee|amara": "Took Amara Okafor out of the event AMEE 2026",
    "group|join|iamse|leila|--from|2020-01-01|--to|2024-01-01": "Leila Haddad was part of the group"
    " IAMSE: 1 Jan 2020 to 1 Jan 2024",
    "group|join|iamse|leila|amara|--org|Delta Clinic|--role|board|--from|2020-01-01": (
        "Leila Haddad and Amara Okafor are part of the group IAMSE: board, for Delta Clinic,"
        " since 1 Jan 2020"
    ),
    "group|join|iamse|leila|amara|--to|2024-01-01": "Leila Haddad and Amara Okafor were part of the"
    " group IAMSE: until 1 Jan 2024",
}


@pytest.mark.parametrize("line", STEPS)
def test_each_change_says_what_it_did_and_is_undone_and_done_again(line: str, some: Netcrm) -> None:
    some(*AMEE, "--with", "amara")
    some("group", "add", "IAMSE")
    some("log", "amara", "coffee")
    before = snapshot(some.db)
    assert some(*told(line)).out == f"{STEPS[line]}. Undo: netcrm undo\n"
    after = snapshot(some.db)
    assert after != before
    some("undo")
    assert snapshot(some.db) == before
    some("redo")
    assert snapshot(some.db) == after


SAME = [
    "event|edit|amee|--at|Vienna",
    "event|edit|amee|--name|AMEE 2026|--on|24-26 Aug 2026",
    "event|edit|amee|--org||--note|",
    "event|join|amee|amara",
    "event|join|amee|amara okafor|amara|--org|",
]


@pytest.mark.parametrize("line", SAME)
def test_what_is_so_already_is_no_step(line: str, some: Netcrm) -> None:
    some(*AMEE, "--with", "amara")
    before = some.kept()
    answer = some(*told(line))
    assert answer.err == "It is so already; nothing was changed.\n"
    assert some.kept() == before


def test_who_was_never_part_of_it_is_named(some: Netcrm) -> None:
    some(*AMEE, "--with", "amara")
    before = some.kept()
    answer = some("event", "leave", "amee", "jonas", "leila")
    assert answer.out == ""
    assert answer.err == (
        "Jonas Lindqvist and Leila Haddad are not part of the event AMEE 2026;"
        " nothing was changed.\n"
    )
    assert some.kept() == before
    answer = some("event", "leave", "amee", "jonas", "amara")
    assert answer.out == "Took Amara Okafor out of the event AMEE 2026. Undo: netcrm undo\n"
    assert answer.err == "Jonas Lindqvist is not part of the event AMEE 2026.\n"


def test_who_left_is_met_no_more_though_the_conversation_stays(some: Netcrm) -> None:
    some(*AMEE)
    some.on("2026-08-25")("log", "amara", "talked", "--with", "leila", "--event", "amee")
    some("event", "leave", "amee", "amara")
    (figures,) = some.json("event", "report", "amee")
    assert figures["met"] == 1
    assert people(some, "event", "amee") == ["Leila Haddad"]
    assert some.json("show", "amara")["interactions"][0]["focus"]["name"] == "AMEE 2026"


@pytest.mark.parametrize(("sort", "code"), [("event", "e3"), ("project", "p7"), ("group", "g2")])
def test_help_names_the_number_of_its_own_sort(crm: Netcrm, sort: str, code: str) -> None:
    assert f"a part of it, or {code}." in " ".join(crm(sort, "--help").out.split())


REFUSED = {
    "event|celebrate|amee": (2, "There is no 'event celebrate'; there are add, list"),
    "project|capture|x": (2, "There is no 'project capture'"),
    "project|renew|x": (2, "There is no 'project renew'"),
    "event": (2, "ACTION"),
    "event|add": (2, "What is the event called?"),
    "event|add|  ": (2, "What is the event called?"),
    "event|add|amee  2026": (1, "There is the event AMEE 2026 (e1) already"),
    "event|add|X|--on|someday": (2, "'someday' is not a day"),
    "event|add|X|--on|2026-08-26..24": (2, "before it begins"),
    "event|add|X|--on|2026-08-24..": (2, "not a day"),
    "event|add|X|--with|nobody": (3, "Nobody here is called 'nobody'"),
    "event|add|X|--name|Y": (2, "'netcrm event add' takes no --name."),
    "event|add|X|--from|2026-01-01": (2, "'netcrm event add' takes no --from."),
    "event|join|amee|amara|--from|2026-01-01": (2, "'netcrm event join' takes no --from."),
    "event|join|amee|amara|--at|Oslo": (2, "'netcrm event join' takes no --at."),
    "event|leave|amee|amara|--role|x": (2, "'netcrm event leave' takes no --role."),
    "event|show|amee|--with|amara": (2, "'netcrm event show' takes no --with."),
    "event|list|amee": (2, "'netcrm event list' takes no name"),
    "event|list|--tag|x": (2, "'netcrm event list' takes no --tag."),
    "event|edit|amee": (2, "What is to change?"),
    "event|edit|amee|--name|": (2, "What is the event called?"),
    "event|edit|amee|--name|Workshop": (1, "There is the event Workshop (e2) already"),
    "event|edit|amee|--on|2026-13-01": (2, "not a day"),
    "event|show": (2, "Which event? Say its name: netcrm event show NAME"),
    "event|edit|--role|x": (2, "netcrm event edit NAME"),
    "project|remove": (2, "netcrm project remove NAME"),
    "event|review": (2, "netcrm event review NAME"),
    "group|renew|--by|2026-12-31": (2, "netcrm group renew NAME"),
    "event|show|am": (4, "'am' may be several events: AMEE 2026 (e1), Amendments (e3)."),
    "event|show|p1": (3, "There is no event 'p1'"),
    "event|show|99999999999999999999": (3, "There is no event"),
    "event|show|AMEF 2026": (3, "Did you mean AMEE 2026?"),
    "project|show|amee": (3, "There is no project 'amee'."),
    "event|remove|nope": (3, "There is no event 'nope'."),
    "event|join|amee": (2, "Who? Say them after the name: netcrm event join e1 WHO"),
    "event|join|amee|bob": (3, "Nobody here is called 'bob'"),
    "event|join|amee|amara|bob": (3, "Nobody here is called 'bob'"),
    "event|join|nope|amara": (3, "There is no event 'nope'"),
    "event|leave|amee|bob": (3, "Nobody here is called 'bob'"),
    "project|add|X|--from|2026-01-01|--to|2025-01-01": (2, "before it begins on 1 Jan 2026"),
    "project|edit|osce|--to|2020-01-01": (2, "before it begins on 1 Jan 2025"),
    "project|join|osce|amara|--from|2026-01-01|--to|2025-01-01": (2, "before it begins"),
    "group|renew|iamse": (2, "By which day?"),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(line: str, some: Netcrm) -> None:
    some(*AMEE)
    some("event", "add", "Workshop")
    some("event", "add", "Amendments")
    some("project", "add", "OSCE study", "--from", "2025-01-01")
    some("group", "add", "IAMSE")
    before = some.kept()
    code, said = REFUSED[line]
    answer = some.fails(code, *told(line))
    assert said in answer.err
    assert some.kept() == before


def test_several_events_are_candidates_for_programs(crm: Netcrm) -> None:
    crm("event", "add", "AMEE 2025")
    crm("event", "add", "AMEE 2026")
    error = crm.fails(4, "event", "show", "amee", "--json").error
    assert error["candidates"] == [
        {"id": 1, "name": "AMEE 2025"},
        {"id": 2, "name": "AMEE 2026"},
    ]


def test_a_whole_name_goes_before_a_part_of_another(crm: Netcrm) -> None:
    crm("event", "add", "AMEE")
    crm("event", "add", "AMEE 2026")
    assert crm.json("event", "show", "amee")["id"] == 1
    assert crm.json("event", "show", "2026 amee")["id"] == 2


def test_a_whole_name_goes_before_a_number(crm: Netcrm) -> None:
    for name in ("First", "1", "e1"):
        crm("event", "add", name)
    assert [crm.json("event", "show", typed)["name"] for typed in ("1", "e1", "e2", "3")] == [
        *("1", "e1", "1", "e1")
    ]


JOINED = {
    "amara jonas": ["Amara Okafor", "Jonas Lindqvist"],
    "amara okafor jonas lindqvist leila": ["Amara Okafor", "Jonas Lindqvist", "Leila Haddad"],
    "amara 3": ["Amara Okafor", "Leila Haddad"],
    "1 3": ["Amara Okafor", "Leila Haddad"],
    "lindqvist jonas": ["Jonas Lindqvist"],
    "jonas amara jonas": ["Amara Okafor", "Jonas Lindqvist"],
    "-": ["Leila Haddad"],
}


@pytest.mark.parametrize("name", ["AMEE 2026", "e1", "amee", "AMEE|2026", "2026"])
@pytest.mark.parametrize("who", JOINED)
def test_people_are_named_one_after_the_other(name: str, who: str, some: Netcrm) -> None:
    some(*AMEE)
    some("event", "join", *name.split("|"), *who.split())
    assert sorted(people(some, "event", "amee")) == JOINED[who]
    some("event", "leave", *name.split("|"), *who.split())
    assert people(some, "event", "amee") == []


def test_words_that_may_be_one_person_or_two_are_refused(some: Netcrm) -> None:
    some("add", "Anna Olgason")
    some("add", "Olga")
    some(*AMEE)
    refused = some.fails(2, "event", "join", "amee", "anna", "olga")
    assert "'anna olga' may be Anna Olgason, or Anna Olgason and Olga: put" in refused.err
    some("event", "join", "amee", "anna olgason", "olga")
    assert people(some, "event", "amee") == ["Anna Olgason", "Olga"]


def test_many_people_are_counted_in_the_history(crm: Netcrm) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Cy") for last in ("Lind", "Maro", "Nu")]
    for name in names:
        crm("add", name)
    crm(*AMEE)
    said = crm("event", "join", "amee", *names).out
    assert said == "9 people are part of the event AMEE 2026. Undo: netcrm undo\n"
    assert people(crm, "event", "amee") == names


def test_a_part_is_corrected_and_what_is_not_said_stays(some: Netcrm) -> None:
    some("project", "add", "OSCE study", "--with", "amara")
    some("project", "join", "osce", "amara", "--role", "analyst", "--from", "2025-01-01")
    some("project", "join", "osce", "amara", "--org", "Delta Clinic", "--to", "2025-12-31")
    assert some.json("project", "show", "osce")["people"] == [
        {"id": 1, "name": "Amara Okafor", "role": "analyst", "organisation": "Delta Clinic",
         "from_on": "2025-01-01", "to_on": "2025-12-31"}
    ]  # fmt: skip
    some("project", "join", "osce", "amara", "--org", "", "--to", "", "--role", " ")
    assert some.json("project", "show", "osce")["people"] == [
        {"id": 1, "name": "Amara Okafor", "role": None, "organisation": "St Brigid",
         "from_on": "2025-01-01", "to_on": None}
    ]  # fmt: skip


def test_on_looks_back_and_to_looks_ahead(crm: Netcrm) -> None:
    assert crm.json("event", "add", "Round", "--on", "friday")["from_on"] == "2026-02-27"
    days = crm.json("project", "add", "Trial", "--from", "1 feb", "--to", "1 feb")
    assert (days["from_on"], days["to_on"]) == ("2026-02-01", "2027-02-01")


def test_a_person_knows_where_they_were(some: Netcrm) -> None:
    some(*AMEE, "--kind", "conference")
    some("event", "add", "Workshop")
    some("event", "join", "amee", "amara", "--role", "chair")
    some("event", "join", "workshop", "amara")
    some("project", "add", "OSCE study", "--from", "2020-01-01")
    some("project", "join", "osce", "amara", "--from", "2025-01-01")
    some("group", "add", "IAMSE", "--from", "2019-01-01", "--with", "amara")
    shown = some.json("show", "amara")
    assert shown["events"] == [
        {"id": 1, "name": "AMEE 2026", "kind": "conference", "role": "chair",
         "from_on": "2026-08-24", "to_on": "2026-08-26"},
        {"id": 2, "name": "Workshop", "kind": None, "role": None, "from_on": None, "to_on": None},
    ]  # fmt: skip
    assert [one["from_on"] for one in shown["projects"]] == ["2025-01-01"]
    assert [one["from_on"] for one in shown["groups"]] == [None]
    page = some("show", "amara").lines
    assert "Events        AMEE 2026 (chair, 24–26 Aug 2026), Workshop" in page  # noqa: RUF001
    assert "Projects      OSCE study (since 1 Jan 2025)" in page
    assert "Groups        IAMSE" in page
    assert some.json("show", "leila")["events"] == []
    assert "Events" not in some("show", "leila").out


def test_people_who_are_removed_merged_or_forgotten(some: Netcrm) -> None:
    some(*AMEE, "--with", "amara", "--with", "jonas", "--with", "leila")
    some("remove", "leila")
    assert people(some, "event", "amee") == ["Amara Okafor", "Jonas Lindqvist"]
    assert [one["people"] for one in some.json("event", "list")] == [2]
    some("restore", "leila")
    some("merge", "amara", "leila")
    assert people(some, "event", "amee") == ["Amara Okafor", "Jonas Lindqvist"]
    some("forget", "jonas", "--yes")
    assert people(some, "event", "amee") == ["Amara Okafor"]


def test_what_is_removed_leaves_people_and_conversations(some: Netcrm) -> None:
    some(*AMEE, "--with", "amara")
    some("log", "amara", "met in the queue")
    some("event", "remove", "amee")
    assert some.json("event", "list") == []
    assert len(some.json("show", "amara")["interactions"]) == 1
    assert some.json("show", "amara")["events"] == []


def test_names_are_text_and_shown_as_typed(some: Netcrm) -> None:
    some("event", "add", "[bold]Café[/x] \x1b[31m", "--kind", "=cmd()", "--role", "[/oops]")
    page = some("event", "show", "cafe").out
    assert "[bold]Café[/x] ␛[31m  (e1)  =cmd()" in page
    assert "My role       [/oops]" in page
    assert "'=cmd()" in some("event", "list", "--format", "csv").out
    assert some.json("event", "show", "1")["name"] == "[bold]Café[/x] \x1b[31m"


ELSEWHERE: list[tuple[str, str, list[Any]]] = [
    (
        "event capture amee --tag berlin --from list.txt",
        "capturing.capture",
        [["amee"], "list.txt", ["berlin"]],
    ),
    ("event capture amee", "capturing.capture", [["amee"], None, []]),
    ("event review amee 2026", "reviewing.review", [["amee", "2026"]]),
    ("event report", "reporting.report", [[]]),
    ("event report amee", "reporting.report", [["amee"]]),
    (
        "group renew iamse --by 2026-12-31 --every 1y",
        "renewing.renew",
        [["iamse"], date(2026, 12, 31), "1y"],
    ),
    ("group renew iamse --by friday", "renewing.renew", [["iamse"], date(2026, 3, 6), None]),
]


@pytest.mark.parametrize(("command", "where", "given"), ELSEWHERE)
def test_what_is_done_elsewhere_is_given_what_was_typed(
    command: str, where: str, given: list[Any], crm: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, function = where.split(".")
    seen: list[Any] = []

    def stand_in(_call: object, *values: Any) -> Answer:
        seen.extend(values)
        return Answer({"id": 1})

    made = ModuleType(f"netcrm.cli.practice.{module}")
    setattr(made, function, stand_in)
    monkeypatch.setitem(sys.modules, made.__name__, made)
    crm(*command.split())
    assert seen == given
