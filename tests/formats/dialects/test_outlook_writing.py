"""What Outlook is given: its 92 columns as far as they go, and everything else below the notes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.any_cards import cards

from netcrm.formats.card import Card
from netcrm.formats.days import Days
from netcrm.formats.dialects.beyond import spoken, with_notes
from netcrm.formats.dialects.beyond_reading import put, taken_off
from netcrm.formats.dialects.outlook_writing import HEADER, columns, write_cards
from netcrm.formats.reading import LATEST_DAY
from netcrm.formats.spreadsheets import without_text_mark
from netcrm.rules.addresses import Address, place_of
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from netcrm.formats.remarks import Remark

AMARA = Card(
    uid="a1",
    name="Dr. Amara Okafor",
    prefix="Dr.",
    given="Amara",
    family="Okafor",
    nickname="Ama",
    emails=["a@okafor.example", "b@okafor.example", "c@okafor.example", "d@okafor.example"],
    phones=["+1 (555) 010-0100", "2", "3", "4", "5"],
    links=["https://okafor.example", "https://lagos.example"],
    labels={
        **dict.fromkeys(("2", "3", "4"), "work"),
        "+1 (555) 010-0100": "mobile",
        "d@okafor.example": "home",
    },
    addresses=[
        Address("work", "Pier 4\nYard\nGate\nLeft", city="Lagos", country="Nigeria", po_box="7"),
        Address("boat", "Pier 5"),
        Address(city="Enugu"),
    ],
    organisation="Lagos Works",
    title="Head",
    department="Research",
    further_posts=[FullPost("University", "Lecturer")],
    tags=["advisor", "two;in one", "board"],
    city="Lagos",
    country="Nigeria",
    birthday="--02-29",
    notes="=likes tea\n\nnot coffee",
    private_notes="About to leave.\nC:\\new",
    added_on=date(2024, 5, 17),
    dates={"anniversary": "2008-08-09", "first grant": "--06-12"},
    fields={"speciality": "paediatrics"},
    rest=[("Gender", "Female"), ("Notes", "old"), ("User 9", "=x")],
)
BELOW = """\
'=likes tea

not coffee

[netcrm]
uid: a1
added_on: 2024-05-17
organisation_2: University
title_2: Lecturer
speciality: paediatrics
private_notes: About to leave.\\nC:\\\\new
nickname: Ama
email_4: d@okafor.example
phone_4: 4
phone_4_label: work
address_2_label: boat
address_2_street: Pier 5
email_4_label: home
link_2: https://lagos.example
date:first grant: --06-12
tags: two\\\\;in one"""


def rows(*people: Card) -> list[dict[str, str]]:
    """What stands in the columns, as it is written, without the empty cells."""
    out = io.StringIO(newline="")
    write_cards(out, people, columns(people), mark=True)
    assert out.getvalue().startswith("\ufeffTitle,First Name,")
    table = csv.DictReader(io.StringIO(out.getvalue()[1:], newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in table]


def test_everything_stands_below_its_name_or_below_the_notes() -> None:
    (row,) = rows(AMARA)
    assert row == {
        "Title": "Dr.",
        "First Name": "Amara",
        "Last Name": "Okafor",
        "Company": "Lagos Works",
        "Job Title": "Head",
        "Department": "Research",
        "Business Street": "Pier 4",
        "Business Street 2": "Yard",
        "Business Street 3": "Gate\nLeft",
        "Business City": "Lagos",
        "Business Country/Region": "Nigeria",
        "Business Address PO Box": "7",
        "Other City": "Enugu",
        "Mobile Phone": "+1 (555) 010-0100",
        "Business Phone": "2",
        "Business Phone 2": "3",
        "Other Phone": "5",
        "E-mail Address": "a@okafor.example",
        "E-mail 2 Address": "b@okafor.example",
        "E-mail 3 Address": "c@okafor.example",
        "Web Page": "https://okafor.example",
        "Birthday": "1604-02-29",
        "Anniversary": "2008-08-09",
        "Categories": "advisor;board",
        "Gender": "Female",
        "User 9": "'=x",
        "Notes": BELOW,
    }


def test_the_header_is_outlooks() -> None:
    assert len(HEADER) == len(set(HEADER)) == 92
    assert columns([AMARA, Card(name="Ida", emails=["1", "2"])]) == (*HEADER, "User 9")


def test_notes_that_are_nobodys_stay() -> None:
    for notes in ("", "a\n\n[netcrm]", "[netcrm]\nno line of ours", "a\n[netcrm]\nuid: 1"):
        assert taken_off(notes) == (notes, {})
    assert taken_off("[netcrm]\nuid: 1\n\n[netcrm]\nuid: 2\n") == (
        "[netcrm]\nuid: 1",
        {"uid": "2"},
    )


def test_what_means_nothing_to_netcrm_is_given_back() -> None:
    remarks: list[Remark] = []
    card = Card(name="Ida", line=7)
    said = {"state": "x", "met_on": "soon", "Shoe size": "41", "phone_1_label": "home"}
    assert put(card, said, Days(remarks, LATEST_DAY, None)) == {"state": "x"}
    assert card == Card(name="Ida", line=7, fields={"Shoe-size": "41"})
    assert [remark.line for remark in remarks] == [7]


SINGLE = {
    "Title": "prefix",
    "First Name": "given",
    "Middle Name": "middle",
    "Last Name": "family",
    "Suffix": "suffix",
    "Company": "organisation",
    "Job Title": "title",
    "Department": "department",
}
PHONES = {
    "Mobile Phone": "mobile",
    "Business Phone": "work",
    "Business Phone 2": "work",
    "Home Phone": "home",
    "Home Phone 2": "home",
    "Business Fax": "work fax",
    "Home Fax": "home fax",
    "Other Fax": "fax",
    "Pager": "pager",
    "Car Phone": "car",
    "Primary Phone": "main",
    "Other Phone": "",
}
PARTS = {
    "City": "city",
    "State": "region",
    "Postal Code": "postal_code",
    "Country/Region": "country",
    "Address PO Box": "po_box",
}


def read(row: dict[str, str]) -> Card:
    """Read what netcrm writes, and no more."""
    cells = {name: without_text_mark(cell) for name, cell in row.items()}
    card = Card()
    for name, field in SINGLE.items():
        setattr(card, field, cells.get(name, ""))
    emails = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
    card.emails = [cells[name] for name in emails if name in cells]
    card.phones = [cells[name] for name in PHONES if name in cells]
    card.labels = {cells[name]: label for name, label in PHONES.items() if label and name in cells}
    card.links = [cells["Web Page"]] if "Web Page" in cells else []
    for kind, label in {"Business": "work", "Home": "home", "Other": ""}.items():
        streets = [cells.get(f"{kind} Street{n}", "") for n in ("", " 2", " 3")]
        parts = {field: cells.get(f"{kind} {name}", "") for name, field in PARTS.items()}
        address = Address(label, "\n".join(streets).rstrip("\n"), **parts)
        if any(address[1:]):
            card.addresses.append(address)
    card.tags = cells["Categories"].split(";") if "Categories" in cells else []
    card.birthday = cells.get("Birthday", "").replace("1604-", "--")
    if "Anniversary" in cells:
        card.dates["anniversary"] = cells["Anniversary"].replace("1604-", "--")
    card.name = spoken(card)
    card.city, card.country = place_of(card.addresses)
    card.notes, said = taken_off(cells.get("Notes", ""))
    remarks: list[Remark] = []
    assert put(card, said, Days(remarks, LATEST_DAY, None)) == {}
    assert remarks == []
    return card


def as_outlook_has_it(card: Card) -> Card:
    """A card with what Outlook cannot tell: the order of phones."""
    return replace(
        card,
        addresses=sorted(card.addresses),
        phones=sorted(card.phones),
        tags=sorted(card.tags),
    )


@given(st.lists(cards(), max_size=3))
@example([replace(AMARA, rest=[]), Card(name="Ida"), Card(name="Ida", given="Ida")])
def test_any_people_come_back_but_for_what_outlook_cannot_tell(people: list[Card]) -> None:
    written = [replace(card, photo=None, revised="") for card in people]
    found = list(map(read, rows(*written)))
    for one, other in zip(found, written, strict=True):
        one.city, one.country = other.city and one.city, other.country and one.country
    assert list(map(as_outlook_has_it, found)) == list(map(as_outlook_has_it, written))


def test_a_name_of_a_date_may_hold_anything() -> None:
    said = {"date:a: b\\: c\n: d": ": [netcrm]\\n", "x": "y"}
    notes = with_notes("[netcrm]\nuid: 0", said)
    assert taken_off(notes) == ("[netcrm]\nuid: 0", said)


def test_notes_that_look_like_it_cost_no_time() -> None:
    notes = "[netcrm]\n" + "a: b: c: d: e\n" * 5000 + "no line of ours"
    assert taken_off(notes) == (notes, {})
