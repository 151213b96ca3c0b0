"""Formal networking and work at several places, as a professional does it, row by row.

The rows are those of the practice that netcrm makes runnable: 2 (societies) and 7 (projects), with
what 1 (conferences) needs of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def network(crm: Netcrm) -> Netcrm:
    crm("add", "Ines Duarte", "--org", "Harbour Hospital", "--title", "Consultant")
    crm("post", "ines", "--org", "Coast University", "--title", "Lecturer", "--also")
    crm("add", "Tariq Saleh", "--org", "Coast University")
    crm("add", "Maeve Nolan", "--org", "Lakeside Clinic")
    crm("add", "Pavel Dvorak", "--org", "Lakeside Clinic")
    return crm


def test_a_society_has_my_role_my_years_and_its_members(network: Netcrm) -> None:
    """Row 2: groups of kind society, committee, programme with role and dates; members listed."""
    network("group", "add", "Simulation Society", "--kind", "society", "--role", "member",
            "--from", "2019-01-01")  # fmt: skip
    network("group", "add", "Exam board", "--kind", "committee", "--role", "secretary",
            "--from", "2022-09-01", "--to", "2027-08-31")  # fmt: skip
    network("group", "join", "simulation", "maeve", "--role", "president", "--from", "2025-06-01")
    network("group", "join", "simulation", "tariq", "pavel")
    network("group", "join", "simulation", "pavel", "--to", "2026-01-31")

    assert network("group", "show", "simulation society").lines == [
        "Simulation Society  (g1)  society",
        "When          since 1 Jan 2019",
        "My role       member",
        "",
        "Members (3)",
        "  (3) Maeve Nolan, president, Lakeside Clinic, since 1 Jun 2025",
        "  (2) Tariq Saleh, Coast University",
        "  (4) Pavel Dvorak, Lakeside Clinic, until 31 Jan 2026",
    ]
    assert [one["name"] for one in network.json("group", "list", "--kind", "committee")] == [
        "Exam board"
    ]
    assert "Groups        Simulation Society (president, since 1 Jun 2025)" in (
        network("show", "maeve").lines
    )
    network("group", "edit", "exam board", "--role", "chair")
    assert network.json("group", "show", "exam")["role"] == "chair"


def test_a_study_at_several_centres_knows_its_institutions_and_who_links_them(
    network: Netcrm,
) -> None:
    """Row 7: projects with people, role, organisation, from/to; institutions; who links them."""
    network("project", "add", "Feedback trial", "--kind", "research", "--role", "lead",
            "--org", "Harbour Hospital", "--from", "2025-09-01", "--to", "2028-08-31",
            "--with", "ines")  # fmt: skip
    network("project", "join", "feedback", "tariq", "--role", "statistician")
    network("project", "join", "feedback", "maeve", "pavel", "--role", "site lead")
    network("project", "join", "feedback", "pavel", "--org", "Coast University")

    assert network("project", "show", "feedback trial").lines == [
        "Feedback trial  (p1)  research",
        "When          1 Sep 2025 to 31 Aug 2028",
        "Organisation  Harbour Hospital",
        "My role       lead",
        "",
        "People (4)",
        "  (1) Ines Duarte, Harbour Hospital",
        "  (2) Tariq Saleh, statistician, Coast University",
        "  (3) Maeve Nolan, site lead, Lakeside Clinic",
        "  (4) Pavel Dvorak, site lead, Coast University",
        "",
        "Institutions (3)",
        "  Coast University: 2 people",
        "  Harbour Hospital: 1 person",
        "  Lakeside Clinic: 1 person",
        "",
        "Who links them",
        "  Ines Duarte has posts at Harbour Hospital and Coast University.",
        "  Pavel Dvorak is in it for Coast University and has a post at Lakeside Clinic.",
    ]


def test_when_somebody_moves_the_study_follows(network: Netcrm) -> None:
    """What is not said of a part follows the career; what is said stays."""
    network("project", "add", "Feedback trial", "--with", "tariq", "--with", "maeve")
    network("project", "join", "feedback", "maeve", "--org", "Lakeside Clinic")
    network("edit", "tariq", "--org", "Harbour Hospital")
    network("edit", "maeve", "--org", "Coast University")
    found = network.json("project", "show", "feedback")
    assert [one["organisation"] for one in found["people"]] == [
        "Harbour Hospital",
        "Lakeside Clinic",
    ]


def test_before_a_conference_one_knows_who_will_be_there_and_why(network: Netcrm) -> None:
    """Row 1: events with days, place and kind; whom one knows of those who come."""
    network("event", "add", "AMEE 2026", "--on", "2026-08-24..26", "--at", "Vienna",
            "--kind", "conference", "--role", "speaker")  # fmt: skip
    network("event", "join", "AMEE 2026", "ines duarte", "maeve")
    network("event", "join", "AMEE 2026", "maeve", "--role", "keynote")
    network("event", "add", "Faculty day", "--on", "2026-03-20", "--kind", "workshop")

    assert [one["name"] for one in network.json("event", "list")] == ["AMEE 2026", "Faculty day"]
    page = network("event", "show", "amee").out
    assert "24–26 Aug 2026, in 5 months" in page  # noqa: RUF001
    assert "(3) Maeve Nolan, keynote, Lakeside Clinic" in page
    assert "AMEE 2026 (keynote, 24–26 Aug 2026)" in network("show", "maeve").out  # noqa: RUF001
    network("event", "leave", "amee", "ines")
    assert network.json("show", "ines")["events"] == []
