"""What Google Contacts is given: its columns as far as they go, and everything else beside them."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.any_cards import KINDS, cards

from netcrm.formats.card import Card
from netcrm.formats.days import Days
from netcrm.formats.dialects.beyond import spoken
from netcrm.formats.dialects.beyond_reading import put
from netcrm.formats.dialects.google_writing import columns, write_cards
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
    former_names=["Amara Eze"],
    emails=["amara@okafor.example", "a.okafor@work.example"],
    phones=["+1 (555) 010-0100"],
    links=["https://okafor.example"],
    labels={"a.okafor@work.example": "work", "+1 (555) 010-0100": "work fax"},
    addresses=[Address("boat", "Pier 4\nYard", city="Lagos", country="Nigeria")],
    organisation="Lagos Works",
    title="Head",
    department="Research",
    further_posts=[FullPost("University", "Lecturer")],
    tags=["advisor", "two ::: in one", "*star"],
    city="Ibadan",
    country="Nigeria",
    birthday="--02-29",
    met="=at a conference",
    met_on=date(2024, 5, 17),
    notes="- likes tea\n- not coffee",
    dates={"anniversary": "2008-08-09", "first grant": "--06-12"},
    fields={"speciality": "paediatrics"},
    rest=[
        ("Phonetic First Name", "Amara"),
        ("Relation 1 - Label", "Brother"),
        ("Custom Field 1 - Label", "shoe"),
        ("Custom Field 1 - Value", "41"),
        ("Notes", "old"),
        ("=evil", "@x"),
    ],
)


def rows(*people: Card, mark: bool = False) -> list[dict[str, str]]:
    """What stands in the columns, as it is written, without the empty cells."""
    out = io.StringIO(newline="")
    write_cards(out, people, columns(people), mark=mark)
    table = csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"), newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in table]


def test_everything_stands_below_its_name() -> None:
    custom = {
        "uid": "a1",
        "former_names": "Amara Eze",
        "city": "Ibadan",
        "country": "Nigeria",
        "met": "'=at a conference",
        "met_on": "2024-05-17",
        "organisation_2": "University",
        "title_2": "Lecturer",
        "speciality": "paediatrics",
        "tags": "two ::: in one;*star",
    }
    (row,) = rows(AMARA)
    assert row == {
        "First Name": "Amara",
        "Last Name": "Okafor",
        "Name Prefix": "Dr.",
        "Nickname": "Ama",
        "Phonetic First Name": "Amara",
        "Organization Name": "Lagos Works",
        "Organization Title": "Head",
        "Organization Department": "Research",
        "Birthday": "--02-29",
        "Notes": "'- likes tea\n- not coffee",
        "Labels": "advisor ::: * myContacts",
        "E-mail 1 - Value": "amara@okafor.example",
        "E-mail 2 - Label": "Work",
        "E-mail 2 - Value": "a.okafor@work.example",
        "Phone 1 - Label": "Work Fax",
        "Phone 1 - Value": "+1 (555) 010-0100",
        "Website 1 - Value": "https://okafor.example",
        "Address 1 - Label": "boat",
        "Address 1 - Street": "Pier 4\nYard",
        "Address 1 - City": "Lagos",
        "Address 1 - Country": "Nigeria",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2008-08-09",
        "Event 2 - Label": "first grant",
        "Event 2 - Value": "--06-12",
        "Relation 1 - Label": "Brother",
        "Custom Field 1 - Label": "shoe",
        "Custom Field 1 - Value": "41",
        **{f"Custom Field {n} - Label": name for n, name in enumerate(custom, start=2)},
        **{f"Custom Field {n} - Value": value for n, value in enumerate(custom.values(), start=2)},
        "'=evil": "'@x",
    }


def test_the_header_is_googles_and_as_wide_as_is_needed() -> None:
    header = columns([AMARA, Card(name="Ida", phones=["1", "2"])])
    assert header[:17] == columns([])
    assert columns([])[-2:] == ("Photo", "Labels")
    assert header[17:27] == (
        *("E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value"),
        *("Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value"),
        *("Address 1 - Label", "Address 1 - Street"),
    )


def test_who_has_only_a_whole_name_is_seen() -> None:
    (row,) = rows(Card(name="Lagos Works, Inc."))
    assert row["First Name"] == row["Custom Field 1 - Value"] == "Lagos Works, Inc."
    assert row["Custom Field 1 - Label"] == "name"


SINGLE = {
    "First Name": "given",
    "Middle Name": "middle",
    "Last Name": "family",
    "Name Prefix": "prefix",
    "Name Suffix": "suffix",
    "Nickname": "nickname",
    "Organization Name": "organisation",
    "Organization Title": "title",
    "Organization Department": "department",
    "Birthday": "birthday",
    "Notes": "notes",
}
POINTS = {"E-mail": "emails", "Phone": "phones", "Website": "links"}
PARTS = {
    "Label": "label",
    "Formatted": "formatted",
    "Street": "street",
    "City": "city",
    "PO Box": "po_box",
    "Region": "region",
    "Postal Code": "postal_code",
    "Country": "country",
    "Extended Address": "extended",
}
WORDS = {word.title(): word for word in (*KINDS, "anniversary")}


def read(row: dict[str, str]) -> Card:
    """Read what netcrm writes, and no more."""
    records: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    card = Card()
    for column, cell in row.items():
        numbered = re.fullmatch(r"(.+) (\d+) - (.+)", column)
        value = without_text_mark(cell)
        if numbered:
            is_kind = numbered[3] == "Label" and numbered[1] != "Custom Field"
            word = WORDS.get(value, value) if is_kind else value
            records[numbered[1]][int(numbered[2])][numbered[3]] = word
        elif column in SINGLE:
            setattr(card, SINGLE[column], value)
        else:
            card.tags = value.split(" ::: ")[:-1]
    for kind, field in POINTS.items():
        for record in records[kind].values():
            getattr(card, field).append(record["Value"])
            if "Label" in record:
                card.labels[record["Value"]] = record["Label"]
    for parts in records["Address"].values():
        card.addresses.append(Address(**{PARTS[part]: told for part, told in parts.items()}))
    card.city, card.country = place_of(card.addresses)
    card.addresses = list(filter(is_postal, card.addresses))
    card.dates = {one["Label"]: one["Value"] for one in records["Event"].values()}
    card.name = spoken(card)
    custom = {one["Label"]: one["Value"] for one in records["Custom Field"].values()}
    remarks: list[Remark] = []
    assert put(card, custom, Days(remarks, LATEST_DAY, None)) == {}
    assert remarks == []
    return card


@given(st.lists(cards(), max_size=3))
@example([replace(AMARA, rest=[]), Card(name="Ida"), Card(name="Ida", given="Ida")])
@example([Card(name="x", emails=["a ::: b", "c"], labels={"a ::: b": "home", "c": "work"})])
def test_any_people_come_back_the_same(people: list[Card]) -> None:
    written = [replace(card, photo=None, revised="") for card in people]
    found = list(map(read, rows(*written)))
    for one, other in zip(found, written, strict=True):  # no city is that of an address
        one.city, one.country = other.city and one.city, other.country and one.country
    for one in (*found, *written):
        one.addresses = sorted(filter(is_postal, one.addresses))
        for values in (one.emails, one.phones, one.links, one.tags):
            values.sort(key=lambda value: (":::" in value, value))  # what is beside comes last
    assert found == written


def is_postal(one: Address) -> bool:
    """Whether it is more than the town where somebody is."""
    return bool(one.label or any(one._replace(city="", country="")))


def test_where_somebody_is_stands_in_an_address() -> None:
    (row,) = rows(Card(name="x", city="Lagos", country="Nigeria"))
    assert (row["Address 1 - City"], row["Address 1 - Country"]) == ("Lagos", "Nigeria")
    assert read(row) == Card(name="x", city="Lagos", country="Nigeria")
