"""Google's CSV, old and new: several values in a cell, kinds told by each row."""

from __future__ import annotations

from tests.formats.dialects.reading import only, read, table

from netcrm.formats.card import Card
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

NEW = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name"),
    *("Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As"),
    *("Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes"),
    *("Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
)
OLD = (
    *("Name", "Given Name", "Additional Name", "Family Name", "Name Prefix", "Name Suffix"),
    *("Nickname", "Maiden Name", "Birthday", "Notes", "Group Membership"),
    *("E-mail 1 - Type", "E-mail 1 - Value"),
)


def test_the_new_form() -> None:
    row = {
        "First Name": "Noor",
        "Last Name": "El Amrani",
        "Organization Name": "Delta Works",
        "Organization Title": "Engineer",
        "Organization Department": "Locks",
        "Birthday": " --12-01",
        "Labels": "Family ::: * myContacts",
        "Photo": "https://lh3.example/noor",
        "E-mail 1 - Label": "Work",
        "E-mail 1 - Value": "noor@delta.example",
        "E-mail 2 - Label": "* Home",
        "E-mail 2 - Value": "noor@home.example",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": "+31 6 5550 0101",
        "Address 1 - Label": "Home",
        "Address 1 - Formatted": "Kade 1\n1011 AA Amsterdam",
        "Address 1 - Street": "Kade 1",
        "Address 1 - City": "Amsterdam",
        "Address 1 - Postal Code": "1011 AA",
        "Address 1 - Country": "NL",
        "Website 1 - Label": "Blog",
        "Website 1 - Value": "https://noor.example",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2015-06-20",
        "Event 2 - Label": "Swimming diploma",
        "Event 2 - Value": "1996-05-04",
        "Event 3 - Label": "* Jahrestag",
        "Event 3 - Value": "2020-01-02",
    }
    assert only(table(row, more=NEW), "google") == Card(
        line=2,
        name="Noor El Amrani",
        given="Noor",
        family="El Amrani",
        emails=["noor@home.example", "noor@delta.example"],
        phones=["+31 6 5550 0101"],
        links=["https://noor.example"],
        labels={
            "noor@home.example": "home",
            "noor@delta.example": "work",
            "+31 6 5550 0101": "mobile",
            "https://noor.example": "Blog",
        },
        addresses=[
            Address("home", "Kade 1", city="Amsterdam", postal_code="1011 AA", country="NL")
        ],
        organisation="Delta Works",
        title="Engineer",
        department="Locks",
        tags=["Family"],
        city="Amsterdam",
        country="NL",
        birthday="--12-01",
        dates={
            "anniversary": "2015-06-20",
            "Swimming diploma": "1996-05-04",
            "anniversary 2": "2020-01-02",
        },
        rest=[("Photo", "https://lh3.example/noor")],
    )


def test_of_the_old_form_one_cell_can_hold_several_values() -> None:
    row = {
        "Name": "Dr. Ana Costa",
        "Given Name": "Ana",
        "Family Name": "Costa",
        "Name Prefix": "Dr.",
        "Maiden Name": "Silva",
        "Group Membership": "* My Contacts ::: Choir ::: * starred",
        "E-mail 1 - Type": "* ",
        "E-mail 1 - Value": "ana@a.example ::: ana@b.example",
        "Phone 1 - Type": "Privat",
        "Phone 1 - Value": "1 ::: 2 ::: 1",
        "Address 1 - Type": "Andere",
        "Address 1 - Street": "Rua 1 ::: Rua 2",
        "Address 1 - City": "Porto ::: Faro",
        "Address 1 - Country": "Portugal",
        "Address 2 - Type": "Ferienhaus",
        "Address 2 - Formatted": "Somewhere\nby the sea",
        "Organization 1 - Name": "Hospital ::: University",
        "Organization 1 - Title": "Surgeon ::: Reader",
        "Organization 2 - Name": "Choir",
    }
    card = only(table(row, more=OLD), "google")
    assert (card.name, card.former_names, card.tags) == (
        "Dr. Ana Costa",
        ["Ana Silva"],
        ["Choir", "starred"],
    )
    assert card.emails == ["ana@a.example", "ana@b.example"]
    assert (card.phones, card.labels) == (["1", "2"], {"1": "home", "2": "home"})
    assert card.addresses == [
        Address("", "Rua 1", city="Porto", country="Portugal"),
        Address("", "Rua 2", city="Faro"),
        Address("Ferienhaus", formatted="Somewhere\nby the sea"),
    ]
    assert (card.organisation, card.title) == ("Hospital", "Surgeon")
    assert card.further_posts == [FullPost("University", "Reader"), FullPost("Choir")]


def test_each_row_has_its_own_kinds() -> None:
    rows = [
        {"Given Name": "A", "E-mail 1 - Type": "Work", "E-mail 1 - Value": "a@x.example"},
        {"Given Name": "B", "E-mail 1 - Type": "Privat", "E-mail 1 - Value": "b@x.example"},
        {"Given Name": "C", "E-mail 1 - Type": "Boat", "E-mail 1 - Value": "c@x.example"},
    ]
    labels = [card.labels for card in read(table(*rows, more=OLD)).cards]
    assert labels == [{"a@x.example": "work"}, {"b@x.example": "home"}, {"c@x.example": "Boat"}]


def test_who_has_no_name_is_called_by_what_there_is() -> None:
    rows = [
        {"Nickname": "Bo", "Organization Name": "Acme"},
        {"Organization Name": "Acme", "E-mail 1 - Value": "info@acme.example"},
        {"E-mail 1 - Value": "info@acme.example"},
        {"Phone 1 - Value": "555 0101"},
        {"Notes": "nobody"},
    ]
    found = read(table(*rows, more=NEW))
    names = ["Bo", "Acme", "info@acme.example", "555 0101"]
    assert [(card.name, card.given, card.family) for card in found.cards] == [
        (name, "", "") for name in names
    ]
    assert [(one.line, one.reason) for one in found.skipped] == [
        (6, "no name, e-mail address, phone or organisation")
    ]


def test_one_cell_too_many_is_no_harm_and_a_filled_one_is_told() -> None:
    header = ",".join(NEW)
    width = len(NEW)
    found = read(f"{header}\nNoor{',' * width}\nBo{',' * width}more, \n")
    assert [card.name for card in found.cards] == ["Noor", "Bo"]
    assert found.remarks == ["3: cells beyond the named columns left out: more"]


def test_a_huge_cell_that_netcrm_has_no_place_for_is_left_out() -> None:
    row = {"First Name": "Noor", "Phonetic First Name": "n" * 64_001, "File As": "N"}
    found = read(table(row, more=NEW))
    assert found.cards[0].rest == [("File As", "N")]
    assert found.remarks == ["2: Phonetic First Name left out: more than 64,000 characters"]


def test_a_cell_that_was_made_harmless_is_as_it_was() -> None:
    row = {"First Name": "Noor", "Notes": "'=1+1", "Nickname": "'t Hart"}
    card = only(table(row, more=NEW), "google")
    assert (card.notes, card.nickname) == ("=1+1", "'t Hart")
