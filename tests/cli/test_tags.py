"""``tag`` and ``untag``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "Grace Hopper", "--tag", "navy", "--city", "Arlington")
    crm("add", "Grace Kelly", "--city", "Monaco")
    crm("add", "Ada Lovelace")
    return crm


def tags(crm: Netcrm, who: str) -> list[str]:
    return list(crm.json("show", who)["tags"])


def test_the_longest_run_of_words_is_the_person_and_the_rest_are_tags(some: Netcrm) -> None:
    assert some("tag", "grace", "hopper", "compilers", "#cobol").out == (
        "Tagged Grace Hopper with #compilers, #cobol. Undo: netcrm undo\n"
    )
    assert tags(some, "hopper") == ["cobol", "compilers", "navy"]
    some("untag", "hopper", "NAVY", "cobol")
    assert tags(some, "hopper") == ["compilers"]
    some("undo", "2")
    assert tags(some, "hopper") == ["navy"]


def test_who_is_never_guessed(some: Netcrm) -> None:
    kept = some.kept()
    some.fails(4, "tag", "grace", "compilers")
    some.fails(3, "tag", "marie", "compilers")
    some.fails(2, "tag", "ada")
    some.fails(2, "tag", "ada", "#")
    assert some.kept() == kept


def test_what_is_so_already_is_no_step(some: Netcrm) -> None:
    steps = len(some.json("history"))
    for argv in (["tag", "hopper", "Navy"], ["untag", "hopper", "army"], ["untag", "ada", "navy"]):
        said = some(*argv)
        assert not said.out
        assert "so already" in said.err
    assert len(some.json("history")) == steps
    assert "#army" not in some("tag", "hopper", "navy", "army2").out.replace("#army2", "")


def test_a_tag_keeps_its_first_writing_and_signs_tell_tags_apart(some: Netcrm) -> None:
    some("tag", "ada", "Maths,", "C++")
    some("tag", "hopper", "maths", "C#")
    assert tags(some, "ada") == ["C++", "Maths"]
    assert tags(some, "hopper") == ["C#", "Maths", "navy"]


def test_the_cadence_of_a_tag_comes_and_goes_with_it(some: Netcrm) -> None:
    some("cadence", "set", "tag:navy", "3w")
    some("tag", "ada", "navy")
    assert some.json("show", "ada")["every_from"] == "tag:navy"
    some("untag", "ada", "navy")
    assert some.json("show", "ada")["every"] is None
    assert [rule["every"] for rule in some.json("cadence") if rule["target"] == "tag:navy"] == [
        "3w"
    ]


def test_everybody_whom_a_query_means(some: Netcrm) -> None:
    written = some.json("tag", "city:monaco", "-tag:navy", "film", "--yes")
    assert [one["name"] for one in written] == ["Grace Kelly"]
    assert written[0]["tags"] == ["film"]
    some("tag", "grace", "-tag:x", "both", "words", "--yes")
    assert [one["name"] for one in some.json("list", "tag:both")] == ["Grace Hopper", "Grace Kelly"]
    assert [one["name"] for one in some.json("list", "tag:words")] == [
        "Grace Hopper",
        "Grace Kelly",
    ]
    some.fails(2, "tag", "city:monaco", "--yes")
    some.fails(3, "tag", "city:paris", "film", "--yes")
