"""Real exports, where they are at hand: every record counted, every known value found."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.reading import read_cards
from netcrm.formats.remarks import Skipped
from netcrm.formats.source import read_text
from netcrm.rules.days import parse_file_day

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))
TODAY = date(2026, 11, 25)


def _facts() -> dict[str, Any]:
    if not os.environ.get("NETCRM_CORPUS"):
        return {}
    facts = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return {name: facts[name] for name in sorted(facts) if name.startswith("csv/")}


FACTS = _facts()
MESSAGES = [name for name in FACTS if name.endswith("messages.csv")]
TABLES = [name for name in FACTS if name.endswith(".csv") and name not in MESSAGES]

SOURCES = {
    "DERIVED_google_old_utf16le_bom": "google",
    "excel_helix": "csv",
    "helix_ragged": "csv",
    "helix_semicolon": "csv",
    "monica_single_contact": "csv",
    "outlook365_web": "outlook",
    "outlook_ms_sample_contoso": "outlook",
    "rc_all": "roundcube",
    "rc_gmail": "google",
    "rc_outlook": "outlook",
    "rc_tb_plain": "thunderbird",
    "zoho_helix": "zoho",
}
"""The rest have the name of their format before the first underscore."""

REMARKS = {
    "excel_helix": [1],
    "helix_ragged": [1, 6, 7, 10],
    "helix_semicolon": [1],
    "monica_single_contact": [1, 2],
}
"""The lines of all remarks: how a table was read, and cells beyond its columns."""

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FACTS, reason="NETCRM_CORPUS names no folder of real files"),
]


def cards_of(stem: str) -> list[Card]:
    cards = read_cards(read_text(CORPUS / f"csv/{stem}.csv").text, today=TODAY).cards
    return [card for card in cards if isinstance(card, Card)]


def has(card: Card, fact: str, expected: str | list[str]) -> bool:
    """Tell whether a card has a value of expected.json."""
    single = {
        "fn": "name",
        "given": "given",
        "family": "family",
        "middle": "middle",
        "prefix": "prefix",
        "suffix": "suffix",
        "nick": "nickname",
        "org": "organisation",
        "title": "title",
        "bday": "birthday",
        "note": "notes",
    }
    if isinstance(expected, list):
        return [one for one in getattr(card, fact) if one in expected] == expected
    if fact == "connected":
        return card.met_on == parse_file_day(expected)
    if fact == "url":
        return expected in card.links
    return bool(getattr(card, single[fact]) == expected)


@pytest.mark.parametrize("name", TABLES)
def test_every_record_is_counted_and_every_sample_found(name: str) -> None:
    stem = Path(name).stem
    reading = read_cards(read_text(CORPUS / name).text, today=TODAY)
    found = list(reading.cards)
    assert reading.source == SOURCES.get(stem, stem.partition("_")[0])
    assert len(found) == FACTS[name]["count"]
    assert [remark.line for remark in reading.warnings] == REMARKS.get(stem, [])
    assert stem.startswith("linkedin") or not any(isinstance(one, Skipped) for one in found)
    people = [card for card in found if isinstance(card, Card)]
    for sample in FACTS[name]["sample"]:
        assert any(all(has(card, *fact) for fact in sample.items()) for card in people), sample


@pytest.mark.parametrize("name", MESSAGES)
def test_messages_are_no_people(name: str) -> None:
    with pytest.raises(UnreadableFileError, match="the people are in Connections"):
        read_cards(read_text(CORPUS / name).text)


def test_what_the_notes_say_of_google() -> None:
    (one,) = cards_of("rc_gmail")
    assert [card.name for card in cards_of("DERIVED_google_old_utf16le_bom")] == [one.name]
    home, work = one.addresses
    assert (home.po_box, home.postal_code, work.city) == ("home_pobox", "home_zip", "work_city")
    assert one.labels["home@aaa.pl"] == "home"  # its type is "* Home"
    assert "unknown@email.com" not in one.labels
    assert one.labels["workfax"] == "work fax"
    assert one.links == ["test.com", "home.page.com"]
    assert one.tags == ["Test"]
    assert ("Relation 1 - Value", "spouse") in one.rest
    assert cards_of("google_old_owncloud827_ru")[0].tags == ["University", "School"]
    assert [card.tags for card in cards_of("google_new_lexnetwork")] == [[], [], []]


def test_what_the_notes_say_of_outlook() -> None:
    (max_,) = cards_of("outlook365_web")
    assert (max_.dates, max_.department) == ({"anniversary": "2000-12-24"}, "Führungsetage")
    assert max_.links == ["http://www.musterworks.de", "http://www.privat.de"]
    anita, *_ = cards_of("outlook_ms_sample_contoso")
    assert (anita.birthday, anita.dates) == ("1981-01-20", {"anniversary": "2005-06-03"})
    assert anita.phones == ["555-555-1212"]
    assert cards_of("rc_outlook")[0].name == "test1@domain.tld"


def test_what_the_notes_say_of_mail_programs() -> None:
    (everything,) = cards_of("rc_all")
    assert (everything.birthday, everything.dates["anniversary"]) == ("1991-01-20", "1992-02-20")
    hundreds = [str(n) for n in (*range(100, 1000, 100), 111, 222, 333, 444)]
    assert sorted(everything.phones) == sorted(hundreds)
    assert everything.tags == ["test"]
    (plain,) = cards_of("rc_tb_plain")
    assert (plain.birthday, plain.links[0]) == ("1970-11-15", "http://page.com")
    (german,) = cards_of("thunderbird_de_utf8")
    assert (german.birthday, german.notes) == ("1972-01-31", "Kommentar für Maxl")
    assert german.addresses[0].street == "Privatstr. 88\n2. Zeile"


def test_what_the_notes_say_of_sheets_and_customer_systems() -> None:
    sheet = {card.name: card for card in cards_of("excel_helix")}
    assert [sheet[name].emails for name in ("Michelle Mitchell", "Deborah Roberts")] == [[], []]
    assert sheet["Gregory Alvarez"].phones == []
    assert sheet["David Chen"].addresses[0].postal_code == "84035"
    assert sheet["David Chen"].fields == {"Last-Contacted": "9/15/2026"}
    assert cards_of("helix_semicolon")[0].fields == {"Deal-Value": "1250,00"}
    zoho = {card.given: card for card in cards_of("zoho_helix")}
    tags = [zoho[name].tags for name in ("Sara", "Dave", "José")]
    assert tags == [["VIP"], ["Repeat Customer"], ["Cold"]]
    assert (zoho["Maria"].name, zoho["Sara"].uid) == ("Maria Gonzalez", "zoho:200001")
    assert zoho["Sara"].revised == "2026-02-18T08:33:56Z"


def test_what_the_notes_say_of_ragged_rows() -> None:
    reading = read_cards(read_text(CORPUS / "csv/helix_ragged.csv").text)
    assert sum(1 for _ in reading.cards) == 10
    lost = "\n".join(remark.reason for remark in reading.warnings)
    assert "extra-field-value" in lost
    assert "note: called back" in lost
    assert "VIP, extra2" in lost
    monica = read_cards(read_text(CORPUS / "csv/monica_single_contact.csv").text)
    assert [card.name for card in monica.cards if isinstance(card, Card)] == [
        "Bono Paul David Hewson"
    ]
    assert monica.warnings[-1].reason.endswith("1960-05-10, bono@example.com")
