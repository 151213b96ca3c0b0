"""The CSV of HubSpot, Pipedrive and Zoho: ids of theirs, fields of one's own."""

from __future__ import annotations

import pytest
from tests.formats.dialects.reading import only, read, table

from netcrm.rules.addresses import Address

ZOHO = {"Record Id": "zcrm_7", "Last Name": "Okoye", "Account Name": "Acme", "Title": "Buyer"}


def test_hubspot() -> None:
    row = {
        "Record ID": "51",
        "First Name": "Chidi",
        "Last Name": "Okoye",
        "Email": "chidi@acme.example",
        "Phone Number": "1",
        "Mobile Phone Number": "2",
        "Associated Company": "Acme",
        "Job Title": "Buyer",
        "City": "Lagos",
        "Country/Region": "Nigeria",
        "Lead Status": "Open",
        "Website URL": "https://acme.example",
    }
    card = only(table(row), "hubspot")
    assert (card.uid, card.name, card.organisation) == ("hubspot:51", "Chidi Okoye", "Acme")
    assert (card.phones, card.labels) == (["1", "2"], {"2": "mobile"})
    assert (card.addresses, card.city, card.country) == ([], "Lagos", "Nigeria")
    assert (card.fields, card.rest) == ({"Lead-Status": "Open"}, [])


def test_pipedrive() -> None:
    row = {
        "Person - ID": "9",
        "Person - Name": "Chidi Okoye",
        "Person - Organization": "Acme, Inc.",
        "Person - Email - Work": "chidi@acme.example, sales@acme.example",
        "Person - Phone - Mobile": "2",
        "Person - Label": "Hot lead",
        "Person - Address": "1 Marina, Lagos",
        "Person - Won deals": "3",
    }
    card = only(f"{table(row)}\n", "pipedrive")
    assert (card.uid, card.given, card.family) == ("pipedrive:9", "Chidi", "Okoye")
    assert card.emails == ["chidi@acme.example", "sales@acme.example"]
    assert card.labels["sales@acme.example"] == "work"
    assert (card.organisation, card.tags) == ("Acme, Inc.", ["Hot lead"])
    assert card.addresses == [Address(formatted="1 Marina, Lagos")]
    assert card.fields == {"Person-Won-deals": "3"}


@pytest.mark.parametrize(
    ("written", "revised"),
    [
        ("2026/02/18 08:33:56", "2026-02-18T08:33:56Z"),
        ("2026-02-18T10:33:56+02:00", "2026-02-18T08:33:56Z"),
        ("2026-02-18", "2026-02-18T00:00:00Z"),
    ],
)
def test_the_last_change_of_zoho(written: str, revised: str) -> None:
    card = only(table({**ZOHO, "Modified Time": written, "Tag": "VIP, Cold"}), "zoho")
    assert (card.revised, card.uid, card.title) == (revised, "zoho:zcrm_7", "Buyer")
    assert card.tags == ["VIP", "Cold"]


@pytest.mark.parametrize("written", ["last week", "0001-01-01T00:00:00+10:00"])
def test_a_last_change_that_nobody_can_read_is_a_remark(written: str) -> None:
    found = read(table({**ZOHO, "Modified Time": written}))
    assert found.cards[0].revised == ""
    assert found.remarks == [f"2: time of the last change left out: '{written}'"]
