"""``add``: after meeting somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_everything_that_can_be_said_is_kept(crm: Netcrm) -> None:
    crm("add", "Dario Conti")
    words = """add Amara Okafor --email amara@example.org -e a.okafor@uni.example --phone
        +234-1-555-0100 --link linkedin.com/in/amara-okafor -o Lagos_Simulation --title Director
        --tag sim -t #Mentor --city Lagos --country Nigeria --met AMEE --met-on 2026-02-20 --via
        dario --birthday 1980-04-15 --note likes_trains --tier close --next call --in 2w"""
    added = crm.json(*words.split())
    shown = crm.json("show", "amara")
    assert {key: shown[key] for key in added} == added
    assert shown["emails"] == ["amara@example.org", "a.okafor@uni.example"]
    assert shown["phones"] == ["+234-1-555-0100"]
    assert shown["links"] == ["linkedin.com/in/amara-okafor"]
    assert (shown["organisation"], shown["title"]) == ("Lagos_Simulation", "Director")
    assert shown["tags"] == ["Mentor", "sim"]
    assert (shown["city"], shown["country"]) == ("Lagos", "Nigeria")
    assert (shown["met"], shown["met_on"]) == ("AMEE", "2026-02-20")
    assert shown["introduced_by"] == {"id": 1, "name": "Dario Conti"}
    assert (shown["birthday"], shown["notes"]) == ("1980-04-15", "likes_trains")
    assert (shown["tier"], shown["every"], shown["every_from"]) == ("close", "2m", "tier:close")
    assert shown["due_on"] == "2026-04-20"
    assert [one["due_on"] for one in shown["followups"]] == ["2026-03-16"]
    assert shown["added_on"] == "2026-03-02"


def test_the_first_person_makes_a_private_database(crm: Netcrm) -> None:
    place = crm.home / "deep" / "er" / "netcrm.db"
    crm("add", "Amara Okafor", "--db", str(place))
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert place.parent.parent.stat().st_mode & 0o777 == 0o700
    assert not crm.db.exists()
    crm("add", "Amara Okafor")
    assert crm.db.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("typed", "name", "given", "family", "suffix"),
    [
        ("Okafor, Amara", "Amara Okafor", "Amara", "Okafor", None),
        ("Amara Okafor, MD", "Amara Okafor, MD", "Amara", "Okafor", "MD"),
        ("Luis Ortega, Jr.", "Luis Ortega, Jr.", "Luis", "Ortega", "Jr."),
        ("Ludwig van der Rohe", "Ludwig van der Rohe", "Ludwig", "van der Rohe", None),
        ("Amara  Okafor ", "Amara Okafor", "Amara", "Okafor", None),
        ("Prince", "Prince", "Prince", None, None),
    ],
)
def test_names_are_taken_apart(
    crm: Netcrm, typed: str, name: str, given: str, family: str | None, suffix: str | None
) -> None:
    crm("add", typed)
    shown = crm.json("show", "1")
    assert (shown["name"], shown["given"]) == (name, given)
    assert (shown["family"], shown["suffix"]) == (family, suffix)


def test_words_need_no_quotes(crm: Netcrm) -> None:
    crm("add", "Amara", "Okafor", "--email", "amara@example.org")
    assert crm.json("show", "1")["name"] == "Amara Okafor"


SAME = [
    ("Amara Okafor",),
    ("amara OKAFOR",),
    ("Dr. Amara Okafor, MD",),
    ("Okafor, Amara",),
    ("Ámara Okáfor",),
    ("Somebody Else", "--email", "AMARA@example.org"),
    ("Somebody Else", "--phone", "0044 20 7946 0011"),
    ("Somebody Else", "--link", "https://de.linkedin.com/in/Amara-O/"),
]


@pytest.mark.parametrize("words", SAME, ids=" ".join)
def test_somebody_who_is_here_already_is_not_added_again(
    crm: Netcrm, words: tuple[str, ...]
) -> None:
    crm("add", "Amara Okafor", "--email", "amara@example.org", "--phone", "+44 20 7946 0011",
        "--link", "linkedin.com/in/amara-o")  # fmt: skip
    before = crm.kept()
    told = crm.fails(5, "add", *words, "--json").error
    assert told["code"] == "duplicate"
    assert told["candidates"][0]["id"] == 1
    assert "--force" in told["message"]
    assert crm.kept() == before
    crm("add", *words, "--force")
    assert len(crm.json("list")) == 2


def test_a_near_name_is_a_remark(crm: Netcrm) -> None:
    crm("add", "Katherine Johnston")
    added = crm("add", "Katharine Johnston")
    assert (
        "Katherine Johnston (1) has nearly the same name. One person? netcrm dupes 1 " in added.err
    )
    assert "Katherine" not in added.out
    assert not crm("add", "Piotr Nowak").err


def test_people_of_other_names_and_addresses_are_no_duplicates(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--email", "amara@example.org", "--phone", "555 0100 11")
    crm("add", "Amaru Okafar", "--email", "amara+x@example.org", "--phone", "555 0100 12")
    crm("add", "Okafor")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1980-04-15", "1980-04-15"),
        ("15 Apr 1980", "1980-04-15"),
        ("--04-15", "--04-15"),
        ("15 April", "--04-15"),
        ("April 15", "--04-15"),
        ("--02-29", "--02-29"),
        ("1604-04-15", "--04-15"),
    ],
)
def test_birthdays_with_and_without_a_year(crm: Netcrm, typed: str, kept: str) -> None:
    crm("add", "Amara Okafor", "--birthday", typed)
    assert crm.json("show", "1")["birthday"] == kept


def test_met_on_looks_back(crm: Netcrm) -> None:
    for number, (typed, day) in enumerate(
        [("friday", "2026-02-27"), ("yesterday", "2026-03-01"), ("3 weeks ago", "2026-02-09")], 1
    ):
        crm("add", f"Person{number}", "--met-on", typed)
        assert crm.json("show", str(number))["met_on"] == day


def test_somebody_added_without_a_day_is_estimated_from_today(crm: Netcrm) -> None:
    crm("add", "Amara Okafor", "--every", "1w")
    (row,) = crm.on("2026-03-09").json("due")
    assert (row["state"], row["due_on"]) == ("due", "2026-03-09")
    assert "estimated" in row["reason"]


def test_with_options_beside_it_whatever_is_typed_is_the_name(crm: Netcrm) -> None:
    assert crm.json("add", "Jean at Large", "--city", "Lyon")["name"] == "Jean at Large"


def test_a_handle_of_no_platform_is_that_of_somebody_on_any(crm: Netcrm) -> None:
    crm("add", "Ada Lovelace", "--link", "https://x.com/adal")
    crm.fails(5, "add", "A. King", "--link", "@adal")
