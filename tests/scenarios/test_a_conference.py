"""A conference, before, during and after: row 1 of the practice that netcrm makes runnable.

Events: one event with its days and its place; whom one met there, one person after another on one
line each, with the shared context (where met, day, tag); and afterwards whom one met, who has had a
follow-up, who not yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.test_sittings import Sitting

if TYPE_CHECKING:
    from tests.conftest import Netcrm

pytest.importorskip("pexpect")

EVENT = "AMEE 2026"


@pytest.fixture
def conference(crm: Netcrm) -> Netcrm:
    """Before it: the event is kept, and somebody who will be there is known already."""
    crm.on("2026-06-01")
    crm("event", "add", EVENT, "--on", "2026-08-24..26", "--at", "Vienna", "--kind", "conference")
    crm("add", "Grace Abernathy", "--org", "St Brigid Hospital", "--met-on", "2024-01-10")
    return crm


def capture(crm: Netcrm, day: str, *lines: str) -> None:
    sitting = Sitting(crm.home, "event", "capture", EVENT, "--tag", "amee26", NETCRM_TODAY=day)
    for line in (*lines, ""):
        sitting.answer("Met", line)
    assert sitting.end() == 0


def test_one_person_after_another_on_one_line_each_with_the_shared_context(
    conference: Netcrm,
) -> None:
    capture(
        conference,
        "2026-08-25",
        "Ada Lovelace, CTO at Engines <ada@x.org> #maths next: send the paper in 2 weeks",
        "Grace Abernathy",
        "Okonkwo, Chidi (Harbour Trust), wants our rubric",
    )
    conference.on("2026-08-25")
    for who in ("ada", "grace", "chidi"):
        shown = conference.json("show", who)
        (talk,) = shown["interactions"]
        assert (talk["kind"], talk["on"], talk["place"]) == ("event", "2026-08-25", "Vienna")
        assert talk["focus"]["name"] == EVENT
        assert "amee26" in shown["tags"]
    ada, grace = conference.json("show", "ada"), conference.json("show", "grace")
    assert (ada["met"], ada["met_on"]) == (EVENT, "2026-08-25")
    assert (grace["met"], grace["met_on"]) == (None, "2024-01-10")  # whom one has met before
    assert conference.json("show", "chidi")["interactions"][0]["summary"] == "wants our rubric"


def test_whom_i_met_who_has_had_a_follow_up_who_not_yet(conference: Netcrm) -> None:
    capture(
        conference,
        "2026-08-25",
        "Ada Lovelace <ada@x.org> next: send the paper in 2 weeks",
        "Grace Abernathy",
        "Chidi Okonkwo",
    )
    conference.on("2026-08-30")("log", "grace", "thanked her", "--kind", "email")
    conference.on("2026-09-02")
    parts = [
        (row["name"], row["followed_up"], row["since"], row["promise"] and row["promise"]["what"])
        for row in conference.json("event", "review", EVENT)
    ]
    assert parts == [
        ("Chidi Okonkwo", False, None, None),
        ("Ada Lovelace", True, None, "send the paper"),
        ("Grace Abernathy", True, "2026-08-30", None),
    ]
    conference("log", "chidi", "sent him the rubric", "--kind", "email")
    conference("done", "ada", "--log", "sent it")
    assert all(row["since"] for row in conference.json("event", "review", EVENT))


def test_a_list_handed_out_after_it_is_filed_under_its_last_day(conference: Netcrm) -> None:
    conference.on("2026-09-02")
    (conference.home / "delegates.txt").write_text(
        "Workshop 4: participants\n\nSolberg, Ingrid (Fjord Hospital)\n"
        "GRACE ABERNATHY | Registrar\nChidi Okonkwo - Harbour Trust #osce\n",
        encoding="utf-8",
    )
    file = str(conference.home / "delegates.txt")
    rows = conference.json("event", "capture", EVENT, "--from", file)
    assert [row["status"] for row in rows] == ["left out", "added", "known", "added"]
    assert {row["met_on"] for row in conference.json("event", "review", EVENT)} == {"2026-08-26"}
    conference("undo")
    assert conference.json("event", "review", EVENT) == []
