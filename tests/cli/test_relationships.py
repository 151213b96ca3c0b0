"""``relate``: what one contact is to another one, seen from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.snapshots import snapshot

from netcrm.rules.roles import ROLES, inverse

if TYPE_CHECKING:
    from tests.conftest import Netcrm

ADA, GRACE = "Ada Lovelace", "Grace Hopper"


@pytest.fixture
def two(crm: Netcrm) -> Netcrm:
    crm("add", ADA)
    crm("add", GRACE)
    crm("add", "Grace Kelly")
    return crm


def related(crm: Netcrm, who: str) -> list[tuple[str, str]]:
    """How others stand to somebody, which is the same in the list and on the page."""
    found = crm.json("relate", who)
    assert crm.json("show", who)["relationships"] == found
    return [(one["kind"], one["who"]["name"]) for one in found]


def test_seen_from_both_sides(two: Netcrm) -> None:
    told = two("relate", "grace", "hopper", "mentor-of", "ada", "--from", "2019-05-01")
    assert told.out == (
        "Grace Hopper is mentor of Ada Lovelace, since 1 May 2019. Undo: netcrm undo\n"
    )
    assert related(two, "ada") == [("mentor", GRACE)]
    assert related(two, "grace hopper") == [("mentee", ADA)]
    assert "  mentor  Grace Hopper (since 2019)" in two("show", "ada").lines
    assert "  mentee  Ada Lovelace (since 2019)" in two("show", "grace hopper").lines
    assert two.json("relate", "ada") == [
        {
            "kind": "mentor",
            "who": {"id": 2, "name": GRACE},
            "from_on": "2019-05-01",
            "to_on": None,
        }
    ]


@pytest.mark.parametrize(
    "again",
    [
        "relate ada mentee-of grace hopper",
        "relate grace hopper mentor-of ada",
        "relate grace hopper MENTOR-OF ada",
        "relate hopper mentor-of 1",
        "relate ada protégé-of hopper",
    ],
)
def test_the_same_said_again_or_from_the_other_side_changes_nothing(
    two: Netcrm, again: str
) -> None:
    two("relate", "hopper", "mentor-of", "ada", "--from", "2019-05-01")
    before = snapshot(two.db)
    assert two(*again.split()).err == "It is so already; nothing was changed.\n"
    assert snapshot(two.db) == before
    two(*again.split(), "--to", "2024-01-01")
    two(*again.split(), "--from", "")
    assert [(one["from_on"], one["to_on"]) for one in two.json("relate", "ada")] == [
        (None, "2024-01-01")
    ]
    two(*again.split(), "--rm")
    assert related(two, "ada") == related(two, "hopper") == []
    two("undo", "4")
    assert related(two, "ada") == []
    two("redo")
    assert related(two, "ada") == [("mentor", GRACE)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from((*ROLES, "aunt", "Doktorvater")))
def test_every_role_has_two_sides(two: Netcrm, role: str) -> None:
    two("relate", "hopper", f"{role}-of", "ada")
    assert related(two, "ada") == [(role, GRACE)]
    assert related(two, "hopper") == [(inverse(role), ADA)]
    two("relate", "ada", f"{inverse(role).replace(' ', '-')}-of", "hopper")
    assert len(related(two, "ada")) == 1
    two("relate", "hopper", f"{role}-of", "ada", "--rm")
    assert related(two, "ada") == []


def test_several_between_two_people(two: Netcrm) -> None:
    two("relate", "hopper", "mentor-of", "ada")
    two("relate", "hopper", "coauthor-of", "ada")
    two("relate", "ada", "mentor-of", "kelly")
    assert sorted(related(two, "ada")) == [
        ("co-author", GRACE),
        ("mentee", "Grace Kelly"),
        ("mentor", GRACE),
    ]


def test_each_may_be_the_mentor_of_the_other(two: Netcrm) -> None:
    two("relate", "hopper", "mentor-of", "ada")
    two("relate", "ada", "mentor-of", "hopper")
    assert sorted(related(two, "ada")) == [("mentee", GRACE), ("mentor", GRACE)]


def test_whoever_was_removed_is_not_shown(two: Netcrm) -> None:
    two("relate", "hopper", "mentor-of", "ada")
    two("remove", "hopper")
    assert related(two, "ada") == []
    two("restore", "hopper")
    assert related(two, "ada") == [("mentor", GRACE)]


def test_who_introduced_them_is_the_first(crm: Netcrm) -> None:
    crm("add", GRACE)
    crm("add", ADA, "--via", "grace")
    crm("relate", "grace", "mentor-of", "ada")
    assert related(crm, "ada") == [("introduced by", GRACE), ("mentor", GRACE)]
    assert related(crm, "grace") == [("mentee", ADA)]


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("relate ada mentor-of ada", 1, "nobody is related to themselves"),
        ("relate ada mentor-of 1", 1, "nobody is related to themselves"),
        ("relate mentor-of ada", 2, "Say what one is to the other"),
        ("relate ada mentor-of", 2, "Say what one is to the other"),
        ("relate ada mentor-of grace-of kelly", 2, "Say what one is to the other"),
        ("relate ada mentor kelly", 2, "'mentor kelly', after Ada Lovelace, says nothing"),
        ("relate grace mentor-of ada", 4, "'grace' may be"),
        ("relate nobody mentor-of ada", 3, "Nobody here"),
        ("relate ada mentor-of nobody", 3, "Nobody here"),
        ("relate ada mentor-of hopper --rm", 3, "It is not noted that"),
        ("relate ada mentor-of hopper --rm --to 2020-01-01", 2, "--to ends it"),
        ("relate ada mentor-of hopper --from 2020-01-01 --to 2019-01-01", 2, "before it begins"),
        ("relate ada --from 2020-01-01", 2, "Of whom?"),
        ("relate ada --rm", 2, "Of whom?"),
    ],
)
def test_what_is_refused_changes_nothing(two: Netcrm, command: str, code: int, said: str) -> None:
    before: Any = two.kept()
    assert said in two.fails(code, *command.split()).err
    assert two.kept() == before


def test_one_text_in_quotes(two: Netcrm) -> None:
    two("relate", "Grace Hopper mentor-of Ada Lovelace")
    two("relate", "Grace Kelly", "friend-of", "Ada Lovelace")
    assert sorted(related(two, "ada")) == [("friend", "Grace Kelly"), ("mentor", GRACE)]


def test_nothing_is_known_yet(two: Netcrm) -> None:
    assert "Nobody is related to Ada Lovelace yet" in two("relate", "ada").err
