"""``event report``: an example that was counted by hand, in each form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm

PEOPLE = {
    "ada": "2024-06-04",  # first met at Skills 2024
    "bo": "2024-06-06",  # also, on its last day
    "cai": "2019-01-01",  # known before
    "dee": "2024-06-05",  # met in those days, elsewhere
    "eva": "2025-11-03",  # first met at the workshop
}
FOCI = {
    "s24": ("event", "Skills 2024", "conference", "2024-06-04", "2024-06-06", ["ada", "bo", "cai"]),
    "s25": ("event", "Skills 2025", "Conference", "2025-06-10", "2025-06-11", ["ada", "cai"]),
    "day": ("event", "Teaching Day", "workshop", "2025-11-03", None, ["eva"]),
    "s26": ("event", "Skills 2026", "conference", "2026-06-09", "2026-06-11", ["bo"]),
    "pro": ("project", "Rubric study", "research", "2024-06-04", None, ["dee"]),
}
TALKS = [
    ("t1", "2024-06-05", "meeting", "s24", ["ada"]),
    ("t2", "2025-06-10", "meeting", "s25", ["ada", "cai"]),
    ("t3", "2024-09-06", "call", None, ["bo"]),  # three months to the day: not later
    ("t4", "2024-09-07", "call", None, ["bo"]),
    ("t5", "2025-12-12", "email", None, ["ada"]),  # more than six months after Skills 2025
    ("t6", "2026-02-20", "note", None, ["cai"]),  # no contact
    ("t7", "2026-03-05", "call", None, ["eva"]),  # still to come
]
OUTCOMES = [
    ("o1", "2025-02-01", "s24", ["cai"]),  # said to come of it
    ("o2", "2025-03-01", None, ["ada", "eva"]),  # ada was first met there, eva only later
    ("o3", "2025-03-01", None, ["cai"]),  # known before
    ("o4", "2025-03-01", None, ["dee"]),  # not part of it
    ("o5", "2025-03-01", "pro", ["ada"]),  # came of something else
    ("o6", "2026-04-01", "s24", ["bo"]),  # still to come
]
PROMISES = [
    ("f1", "ada", None, "t1", "2024-07-01"),
    ("f2", "bo", "s24", None, None),
    ("f3", "cai", None, "t2", "2025-07-01"),
    ("f4", "ada", None, "t5", "2025-12-20"),  # made elsewhere
    ("f5", None, "s24", None, None),  # about the event itself
]


def document() -> str:
    def everybody(uids: list[str]) -> list[dict[str, str]]:
        return [{"uid": uid, "name": uid} for uid in uids]

    return json.dumps(
        {
            "format": "netcrm",
            "version": 1,
            "contacts": [
                {"uid": uid, "name": f"{uid.title()} Lund-{uid}", "met_on": met_on}
                for uid, met_on in PEOPLE.items()
            ],
            "foci": [
                {
                    "uid": uid, "sort": sort, "name": name, "kind": kind, "from_on": first,
                    "to_on": last, "people": [{"who": who} for who in everybody(people)],
                }
                for uid, (sort, name, kind, first, last, people) in FOCI.items()
            ],
            "interactions": [
                {"uid": uid, "on": on, "kind": kind, "focus": focus, "people": everybody(people)}
                for uid, on, kind, focus, people in TALKS
            ],
            "followups": [
                {
                    "uid": uid, "what": "write", "who": everybody([who])[0] if who else None,
                    "focus": focus, "due_on": "2025-01-01", "created_on": "2025-06-12",
                    "done_on": done, "interaction": talk,
                }
                for uid, who, focus, talk, done in PROMISES
            ],
            "outcomes": [
                {
                    "uid": uid, "what": "a paper", "kind": "paper", "on": on, "focus": focus,
                    "people": everybody(people),
                }
                for uid, on, focus, people in OUTCOMES
            ],
        }
    )  # fmt: skip


@pytest.fixture
def events(crm: Netcrm) -> Netcrm:
    (crm.home / "all.json").write_text(document(), encoding="utf-8")
    read = crm.json("import", str(crm.home / "all.json"))
    assert (read["skipped"], read["warnings"]) == ([], [])
    return crm


def figures(row: dict[str, Any]) -> tuple[Any, ...]:
    after = [row[f"after_{n}m"] and (*row[f"after_{n}m"].values(),) for n in (3, 6, 12)]
    return (row["met"], *after, row["outcomes"], row["followups"], row["kept"])


BY_HAND = {
    "Teaching Day": (1, (1, 0), None, None, 0, 0, 0),
    "Skills 2025": (2, (2, 1), (2, 1), None, 0, 1, 1),
    "Skills 2024": (3, (3, 3), (3, 2), (3, 2), 2, 2, 1),
}
"""Met, of so many still in contact after 3, 6, 12 months, outcomes, promises, those kept.

After Skills 2024, t4 is later than three months; Ada (t2, t5) and Cai (t2) later than twelve.
"""
KINDS = {"workshop": BY_HAND["Teaching Day"], "Conference": (3, (3, 3), (3, 2), (3, 2), 2, 3, 2)}


def test_the_figures_are_those_counted_by_hand(events: Netcrm) -> None:
    found = events.json("event", "report")
    assert {row["name"]: figures(row) for row in found if row["id"]} == BY_HAND
    assert {row["kind"]: figures(row) for row in found if not row["id"]} == KINDS
    assert [row["events"] for row in found] == [1, 1, 1, 1, 2]


@pytest.mark.parametrize("name", BY_HAND)
def test_of_one_event_there_are_no_kinds(events: Netcrm, name: str) -> None:
    (row,) = events.json("event", "report", *name.split())
    assert (row["name"], figures(row)) == (name, BY_HAND[name])


def test_the_day_of_asking_decides(events: Netcrm) -> None:
    (row,) = events.json("event", "report", "Skills", "2024", "--today", "2024-12-06")
    assert figures(row) == (3, (3, 1), None, None, 0, 0, 0)  # six months to the day are not past
    (row,) = events.json("event", "report", "Skills", "2024", "--today", "2024-12-07")
    assert figures(row)[2] == (3, 0)


def test_whoever_was_removed_is_not_counted(events: Netcrm) -> None:
    events("remove", "ada")
    found = {row["name"]: row for row in events.json("event", "report") if row["id"]}
    assert figures(found["Skills 2024"]) == (2, (2, 2), (2, 1), (2, 1), 1, 1, 0)


def test_a_narrow_screen_has_the_first_and_the_last_and_nothing_is_broken(
    events: Netcrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    head, _, *rows = events("event", "report", "--format", "table").lines
    assert head.split() == ["id", "event", "met", "3m", "12m", "outcomes"]
    assert any("3 of 3   2 of 3" in row for row in rows)


def test_the_table_says_which_kind_pays(events: Netcrm) -> None:
    shown = events("event", "report", "--format", "table").lines
    told = [" ".join(line.split()).replace("\N{EN DASH}", "-") for line in shown[2:7]]
    assert told == [
        "e3 Teaching Day 1 0 of 1 - - 0",
        "e2 Skills 2025 2 1 of 2 1 of 2 - 0 1 of 1",
        "e1 Skills 2024 3 3 of 3 2 of 3 2 of 3 2 1 of 2",
        "workshop: 1 event 1 0 of 1 - - 0",
        "Conference: 2 events 3 3 of 3 2 of 3 2 of 3 2 2 of 3",
    ]
    assert shown[7:] == [
        "1 event still to come",
        "Most outcomes: Conference (2 from 2 events)",
        "Most are still in contact after 3 months: Conference (3 of 3)",
    ]
    assert max(map(len, shown)) <= 80


def test_a_spreadsheet_gets_numbers_and_no_sentence(events: Netcrm) -> None:
    header, first, *_ = events("event", "report", "--format", "csv").lines
    assert header == (
        "id,name,kind,events,from_on,to_on,met,after_3m,after_6m,after_12m,outcomes,followups,kept"
    )
    assert first == "e3,Teaching Day,workshop,1,2025-11-03,,1,0 of 1,,,0,0,0"


def test_where_nothing_is_told_it_is_said(crm: Netcrm) -> None:
    assert crm("event", "report", "--format", "table").out.startswith("No events yet.")
    crm("event", "add", "Skills 2026", "--on", "2026-06-09")
    assert crm("event", "report", "--format", "table").out == "1 event still to come\n"
    assert "still to come" in crm("event", "report", "skills").err
    assert crm.json("event", "report") == []
    crm.fails(3, "event", "report", "nowhere")
