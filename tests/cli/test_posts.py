"""Posts and careers: what ``edit`` makes of a new post, and ``post``, which tells of any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import MONDAY
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

NEW_YEAR = "2026-01-01"
LECTURER = ("Lecturer", "Leeds", None, None)


@pytest.fixture
def ana(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund", "--org", "Leeds", "--title", "Lecturer")
    return crm


def career(crm: Netcrm, who: str = "ana") -> list[tuple[str | None, ...]]:
    """The posts in the order of the page: title, organisation, from, to; the main one first."""
    found = crm.json("show", who)["positions"]
    assert crm.json("post", who) == found
    current = [one for one in found if not one["to_on"]]
    assert [one["main"] for one in current] == [True, *[False] * len(current)][: len(current)]
    shown = crm.json("show", who)
    first = current[0] if current else {"title": None, "organisation": None}
    assert (shown["title"], shown["organisation"]) == (first["title"], first["organisation"])
    return [
        tuple(one[key] for key in ("title", "organisation", "from_on", "to_on")) for one in found
    ]


def told(line: str) -> list[str]:
    """Split a line at its bars; so a value may be empty, or have blanks."""
    return [part.strip() for part in line.split("|")]


EDITS = {
    "edit|ana|--org|York": [
        ("Lecturer", "York", MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "edit|ana|--org|York|--title|Dean": [
        ("Dean", "York", MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "edit|ana|--org|York|--title|": [
        (None, "York", MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "edit|ana|--title|Dean": [
        ("Dean", "Leeds", MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "edit|ana|--title|LECTURER": [("LECTURER", "Leeds", None, None)],
    "edit|ana|--title|": [(None, "Leeds", None, None)],
    "edit|ana|--org|": [("Lecturer", "Leeds", None, MONDAY)],
    "edit|ana|--org||--title|": [("Lecturer", "Leeds", None, MONDAY)],
    "edit|ana|--org||--title|Adviser": [
        ("Adviser", None, MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "post|ana|--org|York|--from|2025-09-01": [
        ("Lecturer", "York", "2025-09-01", None),
        ("Lecturer", "Leeds", None, "2025-09-01"),
    ],
    "post|ana|--title|Dean|--main": [
        ("Dean", "Leeds", MONDAY, None),
        ("Lecturer", "Leeds", None, MONDAY),
    ],
    "post|ana|--title|lecturer|--from|2020-09-01": [("lecturer", "Leeds", "2020-09-01", None)],
    "post|ana|--org|St Mary|--title|Surgeon|--also": [LECTURER, ("Surgeon", "St Mary", None, None)],
    "post|ana|--org|St Mary|--also|--from|yesterday": [
        LECTURER,
        (None, "St Mary", "2026-03-01", None),
    ],
    "post|ana|--org|York|--from|2015-09-01|--to|2019-08-31": [
        LECTURER,
        (None, "York", "2015-09-01", "2019-08-31"),
    ],
    "post|ana|--title|Tutor|--to|2019-08-31|--also": [
        LECTURER,
        ("Tutor", None, None, "2019-08-31"),
    ],
    "post|p1|--title|Senior Lecturer": [("Senior Lecturer", "Leeds", None, None)],
    "post|P1|--org|York": [("Lecturer", "York", None, None)],
    "post|p1|--org|": [("Lecturer", None, None, None)],
    "post|p1|--from|2020-09-01|--to|2024-08-31": [
        ("Lecturer", "Leeds", "2020-09-01", "2024-08-31")
    ],
    "post|p1|--to|today": [("Lecturer", "Leeds", None, MONDAY)],
    "post|p1|--rm": [],
}


@pytest.mark.parametrize("line", EDITS)
def test_what_becomes_of_a_career_and_back(line: str, ana: Netcrm) -> None:
    before = snapshot(ana.db)
    answer = ana(*told(line))
    assert answer.out.endswith("Undo: netcrm undo\n")
    assert career(ana) == EDITS[line]
    after = snapshot(ana.db)
    ana("undo")
    assert snapshot(ana.db) == before
    ana("redo")
    assert snapshot(ana.db) == after


REFUSED = {
    "post|ana|--rm": "netcrm post p3 --rm",
    "post|ana|--from|2020-01-01": "Say --title, --org or both",
    "post|ana|--also": "Say --title, --org or both",
    "post|ana|--main": "Say --title, --org or both",
    "post|ana|--org|York|--also|--main": "--main contradicts",
    "post|ana|--org|York|--main|--to|2020-01-01": "--main contradicts",
    "post|ana|--org|York|--from|2020-02-01|--to|2020-01-31": "before it begins (1 Feb 2020)",
    "post|ana|--org|York|--from|2026-03-03": "has not yet",
    "post|ana|--org|York|--to|2026-03-03": "has not yet",
    "post|ana|--org|York|--from|": "",
    "post|ana|--org|York|--from|soon": "soon",
    "post|p1": "Say --title, --org, --from, --to, --main or --rm.",
    "post|p1|--also": "--main",
    "post|p1|--rm|--title|Dean": "--rm",
    "post|p1|--rm|--main": "--rm",
    "post|p1|--org||--title|": "--rm takes it away",
    "post|p1|--to|tomorrow": "has not yet",
    "post|p1|--main|--to|today": "ended on 2 Mar 2026",
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_is_refused(line: str, ana: Netcrm) -> None:
    before = snapshot(ana.db)
    assert REFUSED[line] in ana.fails(2, *told(line)).err
    assert snapshot(ana.db) == before


def test_a_post_that_is_not_there_or_of_somebody_removed(ana: Netcrm) -> None:
    assert "no post p7" in ana.fails(3, "post", "p7", "--rm").err
    ana.fails(3, "post", "bela")
    ana("remove", "ana")
    assert "netcrm restore 1" in ana.fails(3, "post", "p1", "--rm").err


@pytest.mark.parametrize(
    "line",
    [
        "edit|ana|--org|Leeds|--title|Lecturer",
        "edit|ana|--org|LEEDS",
        "post|ana|--org|leeds",
        "post|p1|--title|Lecturer",
        "post|p1|--main",
    ],
)
def test_what_is_so_already_is_no_step(line: str, ana: Netcrm) -> None:
    steps = ana.json("history")
    assert "It is so already" in ana(*told(line)).err
    assert ana.json("history") == steps


def test_also_and_past_posts_are_not_added_twice(ana: Netcrm) -> None:
    for options in (["--also"], ["--to", "2019-12-31"]):
        line = ["post", "ana", "--org", "York", "--title", "Tutor", *options]
        assert ana(*line).out
        assert "It is so already" in ana(*line).err
    assert len(career(ana)) == 3


def test_the_first_post_has_no_beginning_and_the_next_one_has(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    crm("edit", "ana", "--org", "Leeds")
    crm("edit", "ana", "--title", "Lecturer")
    assert career(crm) == [LECTURER]
    crm("edit", "ana", "--org", "")
    crm.on("2026-05-01")("edit", "ana", "--org", "York")
    assert career(crm) == [
        (None, "York", "2026-05-01", None),
        ("Lecturer", "Leeds", None, MONDAY),
    ]


def test_changed_again_on_the_same_day_it_is_a_correction(ana: Netcrm) -> None:
    ana("edit", "ana", "--org", "Yrok")
    answer = ana("edit", "ana", "--org", "York", "--title", "Dean")
    assert not answer.err
    assert career(ana) == [("Dean", "York", MONDAY, None), ("Lecturer", "Leeds", None, MONDAY)]
    ana("edit", "ana", "--org", "Leeds", "--title", "lecturer")
    assert career(ana) == [LECTURER]
    ana("edit", "ana", "--org", "")
    ana("edit", "ana", "--org", "Leeds", "--title", "Lecturer")
    assert career(ana) == [LECTURER]
    ana("edit", "ana", "--org", "York")
    ana("edit", "ana", "--org", "")
    assert career(ana) == [("Lecturer", "Leeds", None, MONDAY)]


def test_on_an_earlier_day_nobody_ends_before_they_begin(ana: Netcrm) -> None:
    ana("edit", "ana", "--org", "York")
    ana.on(NEW_YEAR)("edit", "ana", "--org", "Bath")
    assert career(ana) == [("Lecturer", "Bath", MONDAY, None), ("Lecturer", "Leeds", None, MONDAY)]
    ana.on(MONDAY)
    assert (
        "began on 2 Mar 2026"
        in ana.fails(2, "post", "ana", "--org", "Hull", "--from", NEW_YEAR).err
    )


def test_a_new_post_says_what_became_of_the_former_one(ana: Netcrm) -> None:
    answer = ana("edit", "ana", "--org", "St Mary's")
    assert answer.out == "Changed Ana Lund: organisation Leeds → St Mary's. Undo: netcrm undo\n"
    assert answer.err == (
        "Lecturer, Leeds (p1) stays in the career. If that is a mere correction: netcrm undo;"
        """ netcrm post p1 --org 'St Mary'"'"'s'\n"""
    )
    ana("undo")
    ana("post", "p1", "--org", "St Mary's")
    assert career(ana) == [("Lecturer", "St Mary's", None, None)]
    left = ana("edit", "ana", "--org", "").err
    assert left.endswith("netcrm undo; netcrm post p1 --rm\n")


@pytest.fixture
def clinician(ana: Netcrm) -> Netcrm:
    ana("post", "ana", "--org", "St Mary", "--title", "Surgeon", "--also", "--from", "2020-01-01")
    return ana


def test_two_posts_at_once(clinician: Netcrm) -> None:
    surgeon = ("Surgeon", "St Mary", "2020-01-01", None)
    for query in ("org:leeds", "org:mary"):
        assert [one["id"] for one in clinician.json("list", query)] == [1]
    answer = clinician("post", "p2", "--main")
    assert answer.out == (
        "Ana Lund: p2 is Surgeon, St Mary, since 1 Jan 2020, the main one. Undo: netcrm undo\n"
    )
    assert career(clinician) == [surgeon, LECTURER]
    clinician("edit", "ana", "--title", "Consultant")
    assert career(clinician) == [
        ("Consultant", "St Mary", MONDAY, None),
        LECTURER,
        ("Surgeon", "St Mary", "2020-01-01", MONDAY),
    ]
    clinician("undo")
    clinician("undo")
    assert career(clinician) == [LECTURER, surgeon]


def test_a_post_that_is_held_already_becomes_the_main_one(clinician: Netcrm) -> None:
    answer = clinician("edit", "ana", "--org", "st mary")
    assert answer.out.startswith("Changed Ana Lund: organisation Leeds → St Mary; title Lecturer →")
    assert answer.err == (
        "Lecturer, Leeds (p1) goes on beside it; if it has ended: netcrm post p1 --to today\n"
    )
    assert career(clinician) == [("Surgeon", "St Mary", "2020-01-01", None), LECTURER]


@pytest.mark.parametrize(
    "line", ["edit|ana|--org|", "post|p1|--to|today", "post|p1|--rm", "edit|ana|--org||--title|"]
)
def test_where_the_main_post_ends_another_is_it(line: str, clinician: Netcrm) -> None:
    assert "is the main post now" in clinician(*told(line)).err
    assert career(clinician)[0] == ("Surgeon", "St Mary", "2020-01-01", None)


def test_a_former_post_goes_on_beside_the_main_one(ana: Netcrm) -> None:
    ana("edit", "ana", "--org", "York")
    ana("post", "p1", "--to", "")
    assert career(ana) == [("Lecturer", "York", MONDAY, None), LECTURER]
    ana("post", "p1", "--to", "today")
    ana("post", "p1", "--to", "", "--main")
    assert career(ana) == [LECTURER, ("Lecturer", "York", MONDAY, None)]


def test_the_page_tells_the_career(ana: Netcrm) -> None:
    assert "Posts" not in ana("show", "ana").out
    ana(
        "post",
        "ana",
        "--org",
        "Hull",
        "--title",
        "Tutor",
        "--from",
        "2015-09-01",
        "--to",
        "2019-01-31",
    )
    ana("post", "ana", "--org", "Bath", "--to", "2014-08-31")
    ana("post", "ana", "--title", "Dean", "--from", "2025-01-01")
    ana("post", "ana", "--title", "Editor", "--also")
    page = ana("show", "ana").out
    assert page.partition("\nPosts\n")[2] == (
        "  p4  main: Dean, Leeds (since 2025)\n"
        "  p5  Editor\n"
        "  p1  until 2025 Lecturer, Leeds\n"
        "  p2  2015–2019 Tutor, Hull\n"  # noqa: RUF001
        "  p3  until 2014 Bath\n"
    )


def test_the_career_is_a_list(clinician: Netcrm) -> None:
    assert clinician("post", "ana").out == (
        "p1\tLecturer\tLeeds\t\t\tyes\np2\tSurgeon\tSt Mary\t2020-01-01\t\tno\n"
    )
    assert clinician("post", "ana", "--format", "ids").out == "1\n2\n"
    clinician("add", "Bela Varga")
    nothing: Any = clinician("post", "bela")
    assert (nothing.out, "--title" in nothing.err) == ("", True)


def test_a_former_post_is_found_and_not_listed(ana: Netcrm) -> None:
    ana("edit", "ana", "--org", "York", "--title", "Dean")
    assert ana.json("list", "org:leeds") == []
    assert [one["found_in"] for one in ana.json("find", "leeds")] == ["organisation"]
    assert [one["id"] for one in ana.json("find", "lecturer")] == [1]
