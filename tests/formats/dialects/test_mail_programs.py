"""The CSV of Thunderbird, Windows Live Mail and Roundcube."""

from __future__ import annotations

import pytest
from tests.formats.dialects.reading import only, read, table

from netcrm.rules.addresses import Address

GERMAN = {
    "Vorname": "Eva",
    "Nachname": "Lang",
    "Anzeigename": "Eva Lang (Chor)",
    "Primäre E-Mail-Adresse": "eva@lang.example",
    "Sekundäre E-Mail-Adresse": "e.lang@work.example",
    "Tel. dienstlich": "1",
    "Mobil-Tel.-Nr.": "2",
    "Privat: Adresse": "Weg 2",
    "Privat: Adresse 2": "Haus B",
    "Privat: PLZ": "8010",
    "Dienstlich: Ort": "Graz",
    "Arbeitstitel": "Cellistin",
    "Organisation": "Oper",
    "Geburtsjahr": "1980",
    "Geburtsmonat": "2",
    "Geburtstag": "29",
    "Messenger-Name": "eva80",
    "": "",
}


def test_of_the_german_thunderbird_geburtstag_is_the_day() -> None:
    card = only(table(GERMAN), "thunderbird")
    assert (card.name, card.given, card.family) == ("Eva Lang (Chor)", "Eva", "Lang")
    assert card.birthday == "1980-02-29"
    assert (card.phones, card.labels) == (["2", "1"], {"2": "mobile", "1": "work"})
    assert card.addresses == [
        Address("home", "Weg 2\nHaus B", postal_code="8010"),
        Address("work", city="Graz"),
    ]
    assert (card.title, card.organisation, card.city) == ("Cellistin", "Oper", "Graz")
    assert card.rest == [("Messenger-Name", "eva80")]


@pytest.mark.parametrize(
    ("year", "month", "day", "birthday"),
    [
        ("1970", "11", "5", "1970-11-05"),
        ("", "2", "29", "--02-29"),
        ("0", "02", "3", "--02-03"),
        ("1980", "May", "6", "1980-05-06"),
        ("", "", "", ""),
        ("0", "0", "0", ""),
    ],
)
def test_a_birthday_in_three_columns(year: str, month: str, day: str, birthday: str) -> None:
    row = {"Primary Email": "a@x.example", "Birth Year": year, "Birth Month": month}
    assert only(table({**row, "Birth Day": day}), "thunderbird").birthday == birthday


@pytest.mark.parametrize(
    ("year", "month", "day"), [("1977", "2", "31"), ("1977", "", ""), ("1977", "13", "1")]
)
def test_a_birthday_that_there_is_not_is_a_remark(year: str, month: str, day: str) -> None:
    row = {"Primary Email": "a@x.example", "Birth Year": year, "Birth Month": month}
    found = read(table({**row, "Birth Day": day}))
    assert (found.cards[0].birthday, len(found.remarks)) == ("", 1)
    assert found.remarks[0].startswith("2: birthday left out: ")


def test_the_columns_of_an_older_thunderbird() -> None:
    row = {
        "Display Name": "Lang, Eva",
        "Primary Email": "a@x.example",
        "Home Address": "Weg 2",
        "Home Address2": "Haus B",
        "Home Zipcode": "8010",
        "Work Zip": "1010",
    }
    card = only(table(row), "thunderbird")
    assert (card.name, card.given, card.family) == ("Eva Lang", "Eva", "Lang")
    assert card.addresses == [
        Address("home", "Weg 2\nHaus B", postal_code="8010"),
        Address("work", postal_code="1010"),
    ]


def test_of_windows_live_mail_name_is_what_is_shown() -> None:
    row = {
        "Vorname": "Eva",
        "Nachname": "Lang",
        "2. Vorname": "Maria",
        "Name": "Evi",
        "E-Mail-Adresse": "eva@lang.example",
        "Straße (privat)": "Weg 2",
        "Telefon (geschäftlich)": "1",
        "Webseite (geschäftlich)": "https://oper.example",
        "Büro": "B 12",
    }
    card = only("\ufeff" + table(row, separator=";"), "windows-mail")
    assert (card.name, card.given, card.middle) == ("Evi", "Eva", "Maria")
    assert card.labels == {"1": "work", "https://oper.example": "work"}
    assert card.addresses == [Address("home", "Weg 2")]
    assert card.rest == [("Büro", "B 12")]


def test_the_columns_that_roundcube_knows() -> None:
    row = {
        "Display Name": "Eva Lang",
        "Title": "Dr.",
        "First Name": "Eva",
        "Maiden Name": "Kurz",
        "Job Title": "Cellist",
        "Email Home": "eva@lang.example",
        "Email Work": "lang@oper.example",
        "Birthday": "20/01/1991",
        "Anniversary": "04/05/2015",
        "Business Street": "Ring 1",
        "Work City": "Graz",
        "Website Blog": "https://lang.example",
        "IM Jabber": "eva@jabber.example",
    }
    card = only(table(row), "roundcube")
    assert (card.prefix, card.title, card.former_names) == ("Dr.", "Cellist", ["Eva Kurz"])
    assert card.labels["lang@oper.example"] == "work"
    assert (card.birthday, card.dates) == ("1991-01-20", {"anniversary": "2015-05-04"})
    assert card.addresses == [Address("work", "Ring 1", city="Graz")]
    assert card.rest == [("IM Jabber", "eva@jabber.example")]
