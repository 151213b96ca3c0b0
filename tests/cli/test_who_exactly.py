"""WHO, further: phones, numbers of people who were merged, whom a question names first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netcrm.book.people.finding import Asked
from netcrm.book.people.resolve import resolve
from netcrm.errors import AmbiguousError

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def test_a_phone_without_its_country_needs_the_region(crm: Netcrm) -> None:
    crm("add", "Ada Byrne", "--phone", "+353 87 123 4567")
    crm.fails(3, "show", "087 123 4567")
    crm("config", "set", "phone.region", "ie")
    assert crm.json("show", "087 123 4567")["name"] == "Ada Byrne"
    assert crm.json("log", "087 123 4567", "rang")["people"][0]["name"] == "Ada Byrne"
    crm("followup", "ada", "send it", "--in", "2w")
    assert crm.json("done", "087 123 4567")["who"]["name"] == "Ada Byrne"


def test_the_same_phone_in_another_writing_is_a_duplicate(crm: Netcrm) -> None:
    crm("config", "set", "phone.region", "IE")
    crm("add", "Ada Byrne", "--phone", "087 123 4567")
    told = crm.fails(5, "add", "Bea Cole", "--phone", "+353 87 1234567")
    assert told.err.startswith(
        "Bea Cole looks like Ada Byrne (1), who is here already: the same ph"
    )
    crm("add", "Bea Cole")
    answer = crm("edit", "bea", "--phone", "00353 87 123 4567")
    assert answer.err == "Ada Byrne (1) has 00353 87 123 4567, too.\n"
    candidates = crm.fails(4, "show", "+353 87 123 4567", "--json").error["candidates"]
    assert [one["id"] for one in candidates] == [1, 2]


def test_a_number_of_another_country_is_nobodys(crm: Netcrm) -> None:
    crm("config", "set", "phone.region", "DE")
    crm("add", "Ada Byrne", "--phone", "0151 496 0123")
    crm.fails(3, "show", "+44 151 496 0123")
    assert crm.json("show", "+49 151 4960123")["name"] == "Ada Byrne"
    crm("add", "Bea Cole", "--phone", "+44 151 496 0123")
    assert crm.json("show", "0151 496 0123")["name"] == "Ada Byrne"


def test_phones_are_not_known_where_none_is_typed(crm: Netcrm) -> None:
    crm("add", "Ada Byrne", "--phone", "+353 87 123 4567")
    loaded = crm.process("show", "ada", more={"PYTHONPROFILEIMPORTTIME": "1"}).err
    assert "netcrm.book.people.naming" in loaded
    assert "phonenumbers" not in loaded
    assert "nicknames" not in loaded


@pytest.mark.parametrize("region", ["UK", "Ireland", "1"])
def test_a_region_is_a_country_of_two_letters(crm: Netcrm, region: str) -> None:
    told = crm.fails(2, "config", "set", "phone.region", region)
    assert "a country of two letters, such as IE or US" in told.err


def test_the_number_of_somebody_who_was_merged(crm: Netcrm) -> None:
    crm("add", "Ada Byrne")
    crm("add", "Bea Cole")
    with closing(sqlite3.connect(crm.db)) as plain:
        plain.execute(
            "INSERT INTO alias (contact_id, kind, value, normal) VALUES (2, 'number', '7', '7')"
        )
        plain.commit()
    assert crm.json("show", "7")["name"] == "Bea Cole"
    assert crm.json("log", "7", "coffee")["people"] == [{"id": 2, "name": "Bea Cole"}]
    crm("remove", "2")
    crm.fails(3, "show", "7")
    assert crm.json("restore", "7")["name"] == "Bea Cole"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bob Smith", "Robert Smith"),
        ("bob", "Robert Smith"),
        ("Bill Jones", "William Jones"),
        ("Elizabeth Stone", "Liz Stone"),
        ("Dr Bob Smith", "Robert Smith"),
    ],
)
def test_short_forms_are_suggested_and_never_taken(crm: Netcrm, typed: str, meant: str) -> None:
    for name in ("Robert Smith", "William Jones", "Liz Stone", "Robyn Smithson"):
        crm("add", name)
    before = crm.kept()
    for argv in (["show", typed], ["skip", typed]):
        told = crm.fails(3, *argv, "--json").error
        assert told["suggestions"][0] == meant
        assert f"Did you mean {meant}" in told["message"]
    assert crm.kept() == before


def test_those_who_were_met_with_the_others_come_first(crm: Netcrm) -> None:
    for name in ("Ada Abel", "Ada Byrne", "Ada Cole", "Grace Hall"):
        crm("add", name)
    crm("log", "ada cole", "lunch", "--with", "grace")
    crm("log", "ada cole", "lunch", "--with", "grace")
    crm("log", "ada byrne", "lunch", "--with", "grace")
    with closing(sqlite3.connect(crm.db)) as connection:
        assert _asked(connection, ()) == ["Ada Abel", "Ada Byrne", "Ada Cole"]
        assert _asked(connection, (4,)) == ["Ada Cole", "Ada Byrne", "Ada Abel"]


def test_whoever_was_met_with_the_others_is_named_among_hundreds(crm: Netcrm) -> None:
    for number in range(30):
        crm("add", f"Ada N{number:02}")
    crm("add", "Ada Zuse-Nachmann")
    crm("add", "Grace Hall")
    crm("log", "zuse", "lunch", "--with", "grace")
    with closing(sqlite3.connect(crm.db)) as connection:
        assert _asked(connection, (32,))[0] == "Ada Zuse-Nachmann"


def _asked(connection: sqlite3.Connection, beside: tuple[int, ...]) -> list[str]:
    with pytest.raises(AmbiguousError) as raised:
        resolve(Asked(connection, {}, beside=beside), ["ada"])
    names = [str(one["name"]) for one in raised.value.candidates]
    assert str(raised.value.message).startswith(f"'ada' may be {names[0]}")
    return names


def test_a_full_name_is_found_among_many_longer_ones(crm: Netcrm) -> None:
    for number in range(25):
        crm("add", f"Ada Byrne A{number:02}")
    crm("add", "Ada Byrne", "--force")
    assert crm.json("show", "byrne, ada")["id"] == 26


def test_a_title_decides_nothing_and_puts_its_owner_first(crm: Netcrm) -> None:
    crm("add", "Aaron Müller")
    crm("add", "Dr. Zita Müller")
    before = crm.kept()
    told = crm.fails(4, "log", "Dr Müller", "called", "--json").error
    assert [one["name"] for one in told["candidates"]] == ["Dr. Zita Müller", "Aaron Müller"]
    crm.fails(4, "log", "dr", "müller", "called")
    assert crm.kept() == before
    crm("add", "Zita Müller", "--force")
    assert crm.json("show", "Dr. Zita Müller")["id"] == 2
    crm.fails(4, "show", "zita müller")
