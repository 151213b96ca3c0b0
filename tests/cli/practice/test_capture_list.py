"""``event capture`` from a list: one step, and what became of each line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.practice.network import EVENT, Days, amee, lay

if TYPE_CHECKING:
    from tests.conftest import Netcrm

BADGES = Path(__file__).parents[2] / "rules" / "badges" / "badges.txt"
DURING, AFTER = "2026-08-25", "2026-09-10"
NEXT = "next: send the paper in 2 weeks"
KEYS = [
    *("line", "text", "status", "id", "name", "title", "organisation", "emails", "phones"),
    *("links", "tags", "next", "said", "interaction", "reason"),
]


@pytest.fixture
def there(crm: Netcrm) -> Netcrm:
    """netcrm on the second day of the conference."""
    amee(crm.db)
    return crm.on(DURING)


def captured(crm: Netcrm, *lines: str, more: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    file = crm.home / "list.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = crm.json("event", "capture", "amee", "--from", str(file), *more)
    assert isinstance(found, list)
    return found


def statuses(rows: list[dict[str, Any]]) -> list[str]:
    return [row["status"] for row in rows]


def parts(crm: Netcrm) -> list[str]:
    with closing(sqlite3.connect(crm.db)) as connection:
        found = connection.execute("SELECT who FROM person_part WHERE name = ?", (EVENT,))
        return [who for (who,) in found]


def test_a_line_makes_the_contact_their_part_and_one_conversation(there: Netcrm) -> None:
    (row,) = captured(
        there,
        f"Ada Lovelace, CTO at Analytical Engines <ada@x.org> #maths {NEXT}",
        more=("--tag", "#amee"),
    )
    assert list(row) == KEYS
    assert row == {
        "line": 1,
        "text": f"Ada Lovelace, CTO at Analytical Engines <ada@x.org> #maths {NEXT}",
        "status": "added",
        "id": 1,
        "name": "Ada Lovelace",
        "title": "CTO",
        "organisation": "Analytical Engines",
        "emails": ["ada@x.org"],
        "phones": [],
        "links": [],
        "tags": ["maths", "amee"],
        "next": {"what": "send the paper", "due_on": "2026-09-08"},
        "said": None,
        "interaction": 1,
        "reason": None,
    }
    ada = there.json("show", "ada")
    assert (ada["met"], ada["met_on"], ada["tags"]) == (EVENT, DURING, ["amee", "maths"])
    (talk,) = ada["interactions"]
    assert (talk["kind"], talk["on"], talk["place"]) == ("event", DURING, "Vienna")
    assert talk["focus"]["name"] == EVENT
    assert [(one["what"], one["due_on"]) for one in ada["followups"]] == [
        ("send the paper", "2026-09-08")
    ]
    assert parts(there) == ["Ada Lovelace"]


def test_forty_badges_are_one_step(there: Netcrm) -> None:
    kept = there.kept()
    lines = BADGES.read_text(encoding="utf-8").splitlines()[::2]
    rows = captured(there, *lines)
    assert statuses(rows) == ["added"] * 40
    assert len(parts(there)) == len(there.json("list")) == 40
    assert there("history").lines[0].endswith(f"{EVENT}: 40 people of a list\tdone")
    once = there.kept()
    assert statuses(captured(there.on("2026-08-26"), *lines)) == ["again"] * 40
    assert there.kept() == once
    there("undo")
    assert there.json("list") == []
    assert parts(there) == []
    there("redo")
    assert len(parts(there)) == 40
    assert kept != there.kept()


@pytest.mark.parametrize(
    ("today", "days", "met_on"),
    [
        ("2026-08-24", Days("2026-08-24", "2026-08-26"), "2026-08-24"),
        (AFTER, Days("2026-08-24", "2026-08-26"), "2026-08-26"),
        (AFTER, Days("2026-08-24"), "2026-08-24"),
        ("2026-08-01", Days("2026-08-24", "2026-08-26"), "2026-08-01"),
        (AFTER, Days(), AFTER),
    ],
)
def test_the_day_is_of_the_event_and_never_to_come(
    crm: Netcrm, today: str, days: Days, met_on: str
) -> None:
    lay(crm.db, "event", EVENT, "", days)
    captured(crm.on(today), "Ada Lovelace")
    ada = crm.json("show", "ada")
    assert ada["met_on"] == ada["interactions"][0]["on"] == met_on


@pytest.mark.parametrize(
    ("today", "days", "said", "met_on"),
    [
        (DURING, Days("2026-08-24", "2026-08-26"), "24 Aug", "2026-08-24"),
        (DURING, Days("2026-08-24", "2026-08-26"), "27 Aug", None),
        (DURING, Days("2026-08-24", "2026-08-26"), "27 Aug 2025", "2025-08-27"),
        ("2027-01-03", Days("2026-12-31", "2027-01-02"), "31 December", "2026-12-31"),
        ("2027-01-03", Days("2026-12-31", "2027-01-02"), "Friday 1 January", "2027-01-01"),
        (AFTER, Days("2019-08-24"), "26 August", "2019-08-26"),
        (AFTER, Days("9999-12-31"), "26 August", None),
        (AFTER, Days(), "12 Sep", "2025-09-12"),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_to_the_event(
    crm: Netcrm, today: str, days: Days, said: str, met_on: str | None
) -> None:
    lay(crm.db, "event", EVENT, "", days)
    rows = captured(crm.on(today), "Bob Moss", f"Ada Lovelace met on {said}")
    if met_on is None:
        assert rows[1]["status"] == "left out"
        assert f"'met on {said}' is a day to come" in rows[1]["reason"]
    else:
        assert crm.json("show", "ada")["met_on"] == met_on


@pytest.mark.parametrize(
    ("said", "due", "told"),
    [
        ("by 24 Aug", "24 Aug 2027", True),
        ("on Tuesday 24 August", "24 Aug 2027", True),
        ("by 26 Aug", "26 Aug 2026", False),
        ("by 24 Aug 2027", "24 Aug 2027", False),
        ("in 6 months", "25 Feb 2027", False),
        ("by friday", "28 Aug 2026", False),
    ],
)
def test_the_day_of_a_promise_is_shown_and_told_where_it_is_of_the_next_year(
    there: Netcrm, said: str, due: str, *, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    file = _file(there, [f"Ada Lovelace next: call {said}"])
    result = there("event", "capture", "amee", "--from", str(file), "--format", "table")
    assert f"call, by {due}" in result.out
    remark = f"Line 1: The day of 'call' is past in this year; it was taken as {due}"
    assert (remark in result.err) is told


def test_what_a_line_says_of_the_day_and_the_occasion_goes_before(there: Netcrm) -> None:
    captured(there, "Ada Lovelace, IBM, wants our rubric met on 24 August at the dinner")
    ada = there.json("show", "ada")
    assert (ada["met"], ada["met_on"]) == (f"{EVENT}, the dinner", "2026-08-24")
    (talk,) = ada["interactions"]
    assert (talk["on"], talk["summary"]) == ("2026-08-24", "the dinner, wants our rubric")


@pytest.mark.parametrize(
    "line",
    [
        "LOVELACE Ada",
        "Dr Lovelace, Ada",
        "Lovelace Ada",
        "Ada Lovelace, PhD met",
        "A. Byron <ADA@x.org>, Byron Ltd",
        "Ada King, +44 20 7946 0018",
        "ada@x.org",
        "- @adal",
        "Ada Lovelace linkedin:adal",
    ],
)
def test_somebody_who_is_here_is_not_added_twice(there: Netcrm, line: str) -> None:
    there(
        *("add", "Ada Lovelace", "--email", "ada@x.org", "--phone", "+44 (0)20 7946 0018"),
        *("--link", "linkedin:adal", "--nickname", "Byron"),
    )
    (row,) = captured(there, line)
    assert (row["status"], row["id"], row["name"]) == ("known", 1, "Ada Lovelace")
    assert len(there.json("list")) == 1
    assert len(there.json("show", "ada")["interactions"]) == 1
    assert parts(there) == ["Ada Lovelace"]


def test_who_is_known_is_completed_and_nothing_of_theirs_is_changed(there: Netcrm) -> None:
    there("add", "Ada Lovelace", "--org", "Old Mill", "--email", "ada@x.org", "--met", "school")
    there("add", "Bob Moss")
    before = there.json("show", "ada")
    result = there("event", "capture", "amee", "--from", str(_file(there, [
        "Ada Lovelace, CTO at Analytical Engines, ada@x.org, ada@y.org #maths",
        "Bob Moss, Dean at LiU",
    ])))  # fmt: skip
    ada, bob = there.json("show", "ada"), there.json("show", "bob")
    assert ada["emails"] == ["ada@x.org", "ada@y.org"]
    assert ada["tags"] == ["maths"]
    for key in ("organisation", "title", "met", "met_on", "positions"):
        assert ada[key] == before[key]
    assert "Line 1: Ada Lovelace (1) is kept as Old Mill, and is told as CTO" in result.err
    assert (bob["title"], bob["organisation"]) == ("Dean", "LiU")


def test_what_was_not_known_of_somebody_is_kept(there: Netcrm) -> None:
    there("add", "Ada Lovelace", "--nickname", "Addie")
    (row,) = captured(there, "Ada 'Countess' Lovelace (she/her), born 10 December")
    ada = there.json("show", "ada")
    assert (row["status"], ada["pronouns"], ada["birthday"]) == ("known", "she/her", "--12-10")
    assert ada["nickname"] == "Addie"


def _file(crm: Netcrm, lines: list[str]) -> Path:
    file = crm.home / "some.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_who_is_merely_like_somebody_is_told_and_left_out(there: Netcrm) -> None:
    there("add", "Ada M. Lovelace")
    there("add", "Jane Smith", "--email", "jane@x.org")
    there("add", "Jane Smith", "--email", "smith@x.org", "--force")
    there("add", "Bob Moss", "--email", "office@x.org")
    rows = captured(
        there,
        "Ada Lovelace",
        "Smith, Jane (LiU)",
        "Jane Smith <smith@x.org>",
        "Eve Zanetti <office@x.org>",
        "Zoe Young",
    )
    assert statuses(rows) == ["left out", "left out", "known", "left out", "added"]
    assert [row["id"] for row in rows] == [None, None, 3, None, 5]
    assert rows[0]["reason"] == (
        "'Ada Lovelace' may be Ada M. Lovelace (1): netcrm log 1 --event e1; or somebody new:"
        " netcrm add --force"
    )
    assert "Jane Smith (2) or Jane Smith (3)" in rows[1]["reason"]
    assert "Bob Moss (4)" in rows[3]["reason"]
    assert len(there.json("list")) == 5
    there("log", "1", "--event", "e1")
    assert "Ada M. Lovelace" in parts(there)


def test_two_of_one_name_at_one_event_stay_two(there: Netcrm) -> None:
    admiral = "Grace Hopper, Admiral at Navy <g@navy.example>"
    nurse = "Grace Hopper, Nurse at Cork Hospital <grace@cork.example> next: write in 2 weeks"
    rows = captured(there, admiral, nurse, "Hopper Grace; Cork Hospital; grace@cork.example")
    assert statuses(rows) == ["added", "left out", "left out"]
    assert rows[1]["reason"] == (
        "'Grace Hopper' may be Grace Hopper (1): netcrm log 1 --event e1; or somebody new:"
        " netcrm add --force"
    )
    grace = there.json("show", "grace")
    assert (grace["emails"], grace["followups"]) == (["g@navy.example"], [])


@pytest.mark.parametrize(
    "line",
    [
        "Grace Hopper, Commodore at US Navy <grace@us.example>",
        "Grace Hopper, Navy, grace@us.example",
        "Grace Hopper, Nurse at Cork Hospital",
        "Grace Hopper, Nurse at Cork Hospital, +44 20 7946 0018",
        "Grace Hopper <grace@us.example>",
        "Grace Hopper, Yale <grace@yale.example>",
        "Grace Hopper, Nurse at Cork Hospital <G@NAVY.example>",
    ],
)
def test_another_address_or_another_post_alone_are_no_other_person(
    there: Netcrm, line: str
) -> None:
    there("add", "Grace Hopper", "--org", "Yale", "--email", "g@navy.example")
    there("post", "grace", "--title", "Admiral", "--org", "Navy")
    assert statuses(captured(there, line)) == ["known"]


def test_headings_and_blank_lines_are_told_by_their_numbers(there: Netcrm) -> None:
    file = _file(there, ["Speakers", "", "1. Ada Lovelace", "  ", "=====", "2. Bob Moss"])
    result = there("event", "capture", "amee", "--from", str(file))
    assert "Blank: lines 2, 4." in result.err
    assert "Line 1: That is a heading" in result.err
    assert "Line 5: That is a heading" in result.err
    assert f"{EVENT}: 2 people (2 added, 2 left out). Undo: netcrm undo" in result.err
    assert [line.split("\t")[:3] for line in result.lines] == [
        ["1", "left out", ""],
        ["3", "added", "Ada Lovelace"],
        ["5", "left out", ""],
        ["6", "added", "Bob Moss"],
    ]


def test_the_same_person_twice_in_a_list_is_one_conversation(there: Netcrm) -> None:
    rows = captured(there, "Ada Lovelace", "Lovelace, Ada", "Ada Lovelace <ada@x.org>")
    assert statuses(rows) == ["added", "again", "known"]
    ada = there.json("show", "ada")
    assert (len(ada["interactions"]), ada["emails"]) == (1, ["ada@x.org"])


def test_a_list_read_again_brings_only_what_is_new(there: Netcrm) -> None:
    captured(there, "Ada Lovelace", "Bob Moss")
    rows = captured(there, "Ada Lovelace next: write in 2 weeks", "Bob Moss", "Cai Ng")
    assert statuses(rows) == ["known", "again", "added"]
    rows = captured(there, "Ada Lovelace next: write in 2 weeks", "Bob Moss", "Cai Ng")
    assert statuses(rows) == ["again"] * 3
    assert len(there.json("followups")) == 1
    assert "nothing was changed" in there.run("event", "capture", "amee", "--from",
                                              str(there.home / "list.txt")).err  # fmt: skip


def test_from_a_pipe(there: Netcrm) -> None:
    for words in (("amee",), ("AMEE", "2026", "--from", "-")):
        result = there.process("event", "capture", *words, stdin="Ada Lovelace | CTO | Engines\n")
        assert result.code == 0
        assert result.out.startswith("1\t")
        assert "Ada Lovelace\tCTO\tEngines" in result.out


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\n \n\n", "is empty"),
        (b"Speakers\n=====\n", "It tells of nobody. Line 1: That is a heading"),
        (b"\x00\x01\x02" * 50, "binary"),
        (b"x\n" * 5001, "more than 5,000 lines"),
    ],
)
def test_a_list_that_tells_of_nobody(there: Netcrm, data: bytes, why: str) -> None:
    kept = there.kept()
    (there.home / "list.txt").write_bytes(data)
    told = there.fails(6, "event", "capture", "amee", "--from", str(there.home / "list.txt"))
    assert why in told.err
    assert told.err.count("\n") == 1
    assert there.kept() == kept


def test_what_is_not_there(there: Netcrm) -> None:
    there.fails(6, "event", "capture", "amee", "--from", "none.txt")
    there.fails(3, "event", "capture", "nowhere", "--from", "none.txt")
    there.fails(2, "event", "capture", "--from", "none.txt")


def test_a_list_in_another_encoding_is_guessed_and_told(there: Netcrm) -> None:
    file = there.home / "list.txt"
    file.write_bytes(
        "Åke Öberg; Växjö sjukhus; överläkare\nZoë Åström\nJörg Müßig".encode("cp1252")
    )
    result = there("event", "capture", "amee", "--from", str(file))
    assert "not UTF-8" in result.err
    assert there.json("list")[0]["name"] == "Åke Öberg"


def test_a_person_who_was_removed_is_told_of(there: Netcrm) -> None:
    there("add", "Ada Lovelace")
    there("remove", "ada")
    file = _file(there, ["Ada Lovelace"])
    result = there("event", "capture", "amee", "--from", str(file))
    assert "was removed by you" in result.err


def test_hostile_text_stays_text(there: Netcrm) -> None:
    rows = captured(
        there, "Ada [bold] Lovelace", "Bob \x1b[31mMoss at =cmd()|x", "Zed O'Hara; [/x]"
    )
    assert {row["status"] for row in rows} <= {"added", "left out"}
    shown = there("event", "capture", "amee", "--from", str(there.home / "list.txt"), "--format",
                  "table").out  # fmt: skip
    assert "\x1b" not in shown


def test_what_is_kept_before_an_event_says_of_which_day_it_is(crm: Netcrm) -> None:
    crm.on("2026-08-17")("event", "add", "IMED", "--on", "2026-08-24..26")
    (crm.home / "list.txt").write_text("Ana Lund\n", encoding="utf-8")
    capture = ("event", "capture", "imed", "--from", str(crm.home / "list.txt"))
    said = "IMED: it begins on 24 Aug 2026, and what is kept now is of 17 Aug 2026.\n"
    assert said in crm(*capture).err
    (crm.home / "list.txt").write_text("Bo Ek\n", encoding="utf-8")
    assert "begins" not in crm.on("2026-08-24")(*capture).err
