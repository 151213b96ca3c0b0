"""Fields of the user's own, and the rest of the record: at ``add`` and in a QUERY."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.snapshots import snapshot

if TYPE_CHECKING:
    from tests.conftest import Netcrm

KNOWN = (
    "tag, org, city, country, tier, last, due, met, every, added, email, event, project, group,"
    " role"
)


@pytest.fixture
def three(crm: Netcrm) -> Netcrm:
    crm("add", "Ana Lund", "--set", "speciality=Pædiatric Surgery", "--set", "Career stage=senior")
    crm("add", "Bo Ek", "--set", "SPECIALITY=surgery", "--tag", "sim")
    crm("add", "Cai", "--set", "speciality= ")
    return crm


def found(crm: Netcrm, *query: str) -> list[int]:
    return [one["id"] for one in crm.json("list", "--sort", "id", *query)]


def test_add_takes_the_whole_record(crm: Netcrm) -> None:
    crm(
        *("add", "Amara Okafor", "--nickname", " Mara ", "--pronouns", "she/her"),
        *("--post-nominals", "MD, MHPE", "--time-zone", "europe/dublin", "--private-note", "hush"),
        *("--set", "speciality=surgery", "--set", "career-stage=senior"),
    )
    shown = crm.json("show", "mara")
    assert (shown["name"], shown["suffix"]) == ("Amara Okafor", "MD, MHPE")
    assert (shown["nickname"], shown["pronouns"]) == ("Mara", "she/her")
    assert (shown["time_zone"], shown["private_notes"]) == ("Europe/Dublin", "hush")
    assert shown["fields"] == {"career-stage": "senior", "speciality": "surgery"}
    page = crm("show", "mara").lines
    assert page[0] == "Amara Okafor, MD, MHPE (she/her)  (1)"
    assert page[1] == "Nickname      Mara"
    crm("undo")
    crm.fails(2, "list", "speciality:surgery")


def test_post_nominals_go_before_those_in_the_name(crm: Netcrm) -> None:
    crm("add", "Amara Okafor, MD", "--post-nominals", "MHPE")
    shown = crm.json("show", "amara")
    assert (shown["name"], shown["suffix"]) == ("Amara Okafor, MD", "MHPE")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--time-zone", "Dublin"), "Did you mean Europe/Dublin"),
        (("--set", "surgery"), "write NAME=VALUE"),
        (("--set", "org=Acme"), "has a place of its own"),
        (("--set", "a:b=c"), "cannot name a field"),
    ],
)
def test_what_has_no_meaning_adds_nobody(
    crm: Netcrm, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in crm.fails(2, "add", "Amara Okafor", *words).err
    assert crm.json("list") == []


def test_a_field_is_called_as_it_was_first_typed(three: Netcrm) -> None:
    assert three.json("show", "bo")["fields"] == {"speciality": "surgery"}
    assert list(three.json("show", "ana")["fields"]) == ["Career-stage", "speciality"]
    assert three.json("show", "cai")["fields"] == {}
    assert "Speciality    surgery" in three("show", "bo").out
    three("edit", "cai", "--set", "a-rather-long-name=x\ny")
    assert "A-rather-long-name x\n                   y\n" in three("show", "cai").out


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (["speciality:surgery"], [2]),
        (["Speciality:SURGERY"], [2]),
        (["speciality:paediatric surgery"], [1]),
        (["-speciality:surgery"], [1, 3]),
        (["speciality:none"], [3]),
        (["-speciality:none"], [1, 2]),
        (["career-stage:senior"], [1]),
        (["-career-stage:senior", "tag:sim"], [2]),
        (["-speciality:none -career-stage:none"], [1]),
        (["speciality:surg"], []),
        (["speciality:none", "ca"], [3]),
    ],
)
def test_fields_are_keys_of_a_query(three: Netcrm, query: list[str], ids: list[int]) -> None:
    assert found(three, *query) == ids


def test_every_verb_that_takes_a_query_takes_them(three: Netcrm) -> None:
    three("track", "speciality:surgery", "--every", "1w")
    three("track", "ana", "--every", "1w")
    three.on("2026-06-01")
    assert [row["id"] for row in three.json("due", "-career-stage:senior")] == [2]
    assert [row["id"] for row in three.json("due", "career-stage:senior", "due:overdue")] == [1]
    assert len(three("export", "-speciality:none").lines) == 3


def test_times_and_addresses_stay_words(three: Netcrm) -> None:
    three("add", "Dana https://x.example 10:30", "--city", "Cork")
    assert found(three, "10:30") == found(three, "https://x.example") == [4]


def test_an_unknown_key_is_told_with_all_that_there_are(three: Netcrm) -> None:
    for verb in ("list", "due", "export"):
        refused = three.fails(2, verb, "tga:x", "--json").error
        assert refused["message"] == (
            f"'tga:' is not a key of a query: the keys are {KNOWN}, and your own fields:"
            " speciality, Career-stage."
        )
    assert "needs a value (text, or none)" in three.fails(2, "list", "speciality:").err


def test_without_fields_there_are_none_to_be_told(crm: Netcrm) -> None:
    crm("add", "Ana Lund")
    assert crm.fails(2, "list", "tga:x").err.endswith(f"the keys are {KNOWN}.\n")
    assert crm.fails(2, "list", "tga:").err.endswith(f"the keys are {KNOWN}.\n")


def test_with_the_last_value_a_field_is_gone(three: Netcrm) -> None:
    three("edit", "ana", "--set", "speciality=")
    assert found(three, "speciality:surgery") == [2]
    three("undo")
    before = snapshot(three.db)
    three("edit", "ana", "--set", "career-stage=")
    three.fails(2, "list", "career-stage:senior")
    assert found(three, "speciality:none") == [3]
    told = three.fails(3, "edit", "ana", "--set", "career-stage=").err
    assert told == "Ana Lund has no field 'career-stage'; there is speciality.\n"
    three("undo")
    assert snapshot(three.db) == before
    assert found(three, "career-stage:senior") == [1]


def test_a_field_of_others_is_not_missed(three: Netcrm) -> None:
    assert three("edit", "cai", "--set", "speciality=").err.startswith("It is so already")
    told = three.fails(3, "edit", "cai", "--set", "specialty=").err
    assert told == "Cai has no field 'specialty'; there is none.\n"


def test_the_keys_of_fields_are_whole_words(three: Netcrm) -> None:
    """A slip must not fall back to looking everywhere."""
    three.fails(2, "list", "special:surgery")
    three.fails(2, "list", "-special:surgery")
