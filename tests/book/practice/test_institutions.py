"""The institutions of a project and who links them, against what is counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many

if TYPE_CHECKING:
    from tests.conftest import Netcrm

TODAY = "2026-03-02"
PLACES = ("Cork", "Lund", "Porto", "Graz")


@pytest.fixture
def study(crm: Netcrm) -> Netcrm:
    crm("add", "Ada Berg", "--org", "Cork")
    crm("add", "Bo Costa", "--org", "Lund")
    crm("add", "Cleo Dahl", "--org", "Lund")
    crm("add", "Dev Eklund")
    crm("project", "add", "OSCE study", "--with", "ada", "--with", "bo", "--with", "cleo")
    crm("project", "join", "osce", "dev")
    return crm


def institutions(crm: Netcrm) -> list[tuple[str, int]]:
    found = crm.json("project", "show", "osce")["institutions"]
    return [(one["organisation"], one["people"]) for one in found]


def links(crm: Netcrm) -> list[tuple[str, str | None, list[str]]]:
    found = crm.json("project", "show", "osce")["links"]
    return [(one["who"]["name"], one["part_for"], one["posts"]) for one in found]


def page(crm: Netcrm) -> str:
    return crm("project", "show", "osce").out


def test_each_institution_has_its_people(study: Netcrm) -> None:
    assert institutions(study) == [("Lund", 2), ("Cork", 1)]
    assert links(study) == []
    assert (
        "Institutions (2)\n  Lund: 2 people\n  Cork: 1 person\n  not known: 1 person\n\n"
        "Who links them\n  Nobody: no one has posts at two, or is in it for one and works at"
        " another.\n"
    ) in page(study)


def test_two_current_posts_link_two_of_them(study: Netcrm) -> None:
    study("post", "bo", "--org", "Cork", "--title", "Lecturer", "--also")
    assert institutions(study) == [("Lund", 2), ("Cork", 1)]
    assert links(study) == [("Bo Costa", None, ["Lund", "Cork"])]
    assert "  Bo Costa has posts at Lund and Cork.\n" in page(study)


def test_being_in_it_for_one_and_working_at_another_links_both(study: Netcrm) -> None:
    study("project", "join", "osce", "cleo", "--org", "Cork")
    assert institutions(study) == [("Cork", 2), ("Lund", 1)]
    assert links(study) == [("Cleo Dahl", "Cork", ["Lund"])]
    assert "  Cleo Dahl is in it for Cork and has a post at Lund.\n" in page(study)


def test_a_post_that_ended_or_is_elsewhere_links_nothing(study: Netcrm) -> None:
    study("post", "bo", "--org", "Cork", "--to", "2025-01-01")
    study("post", "cleo", "--org", "Harbour Trust", "--also")
    assert links(study) == []


def test_the_organisation_of_the_project_is_one_of_them(study: Netcrm) -> None:
    study("project", "edit", "osce", "--org", "Harbour Trust")
    assert ("Harbour Trust", 0) in institutions(study)
    assert "  Harbour Trust: nobody yet\n" in page(study)
    study("post", "ada", "--org", "Harbour Trust", "--also")
    assert links(study) == [("Ada Berg", None, ["Cork", "Harbour Trust"])]


def test_who_left_before_the_end_is_not_counted(study: Netcrm) -> None:
    study("project", "join", "osce", "bo", "--to", "2026-03-01")
    study("project", "join", "osce", "cleo", "--to", "2026-03-02")
    assert institutions(study) == [("Cork", 1), ("Lund", 1)]
    study("project", "edit", "osce", "--to", "2026-03-01")
    study.on("2027-01-01")
    assert institutions(study) == [("Lund", 2), ("Cork", 1)]


def test_with_one_institution_nobody_is_missed_as_a_link(crm: Netcrm) -> None:
    crm("add", "Ada Berg", "--org", "Cork")
    crm("project", "add", "OSCE study", "--with", "ada")
    assert "Institutions (1)\n  Cork: 1 person\n" in page(crm)
    assert "Who links them" not in page(crm)
    crm("project", "leave", "osce", "ada")
    assert "Institutions" not in page(crm)


MEMBER = st.fixed_dictionaries(
    {
        "part_for": st.sampled_from([None, *PLACES]),
        "posts": st.lists(st.sampled_from(PLACES), max_size=3, unique=True),
        "to": st.sampled_from([None, "2026-03-01", "2026-03-02"]),
    }
)


@given(st.lists(MEMBER, max_size=4), st.sampled_from([None, *PLACES]))
@many(25)
def test_any_project_is_counted_as_by_hand(members: list[dict[str, Any]], own: str | None) -> None:
    with Home() as crm:
        crm.on(TODAY)
        crm("project", "add", "OSCE study", *(["--org", own] if own else []))
        for number, one in enumerate(members, 1):
            add(crm, number, one)
        shown = crm("project", "show", "osce")
    present = {number: one for number, one in enumerate(members, 1) if one["to"] in (None, TODAY)}
    of = {
        number: one["part_for"] or next(iter(one["posts"]), None) for number, one in present.items()
    }
    places = {place for place in (*of.values(), own) if place}
    assert {one["organisation"]: one["people"] for one in shown["institutions"]} == {
        place: list(of.values()).count(place) for place in places
    }
    assert {one["who"]["id"] for one in shown["links"]} == {
        number
        for number, one in present.items()
        if len({*one["posts"], one["part_for"]} & places) > 1
    }


def add(crm: Home, number: int, member: dict[str, Any]) -> None:
    """Add somebody with posts, the first of which is the main one, and let them join."""
    crm("add", f"Person {'ABCDE'[number]}lum")
    for place in member["posts"]:
        crm(
            "post",
            str(number),
            "--org",
            place,
            *(["--also"] if place != member["posts"][0] else []),
        )
    said = [("--org", member["part_for"]), ("--to", member["to"])]
    crm("project", "join", "osce", str(number), *(part for one in said if one[1] for part in one))
