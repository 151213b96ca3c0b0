"""Any text is read, or refused in one sentence."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import NetcrmError, UnreadableFileError, UsageError
from netcrm.formats import reading
from netcrm.formats.card import Card
from netcrm.formats.dialects.mapping import read_mapping
from netcrm.formats.reading import READERS, detect, read_cards

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OWN = "uid,name,email_1,tags,birthday,met_on\n"


def test_the_format_is_told_by_the_header() -> None:
    assert detect(LINKEDIN) == "linkedin"
    assert detect(OWN) == "netcrm"
    assert detect("\ufeffName;Email_1\n") == "netcrm"


def test_an_unknown_file_is_told_what_would_be_known() -> None:
    with pytest.raises(UnreadableFileError, match=r"No known header.*any table with a name"):
        read_cards("Dear Amara,\nhow are you?\n")


NOISE = "\x01\x02,\x03\n" * 99


def test_what_is_no_text_is_told_to_be_none() -> None:
    for mapping in ((), read_mapping(["name=A"])):
        with pytest.raises(UnreadableFileError, match="binary data"):
            read_cards(NOISE, mapping=mapping)


def test_below_a_known_header_there_may_be_any_characters() -> None:
    (first, *_) = read_cards(f"uid,name,notes\n1,Ida,\x05\n{NOISE}").cards
    assert isinstance(first, Card)
    assert (first.name, first.notes) == ("Ida", "\x05")


def test_an_unknown_format_is_a_slip_of_the_user() -> None:
    with pytest.raises(UsageError, match=r"choose linkedin, .* or json"):
        read_cards(OWN, "linkdin")


def test_a_header_without_rows_is_no_error() -> None:
    reading = read_cards(LINKEDIN)
    assert (list(reading.cards), reading.warnings, reading.total_lines) == ([], [], 1)


def test_cards_are_read_as_they_are_taken() -> None:
    reading = read_cards(f"{OWN},Amara,,,,one day\n,Jonas,,,,another day\n")
    assert (reading.warnings, reading.total_lines) == ([], 3)
    next(reading.cards)
    assert [warning.line for warning in reading.warnings] == [2]
    next(reading.cards)
    assert [warning.line for warning in reading.warnings] == [2, 3]


def test_today_and_the_order_of_days_come_from_outside() -> None:
    text = f"{OWN},Amara,,,1/20/65,03/04/2024\n,Jonas,,,2026-07-01,\n"
    reading = read_cards(text, today=date(2026, 3, 1), order="dmy")
    amara, jonas = [card for card in reading.cards if isinstance(card, Card)]
    assert (amara.birthday, amara.met_on) == ("1965-01-20", date(2024, 4, 3))
    assert jonas.birthday == ""
    assert [warning.line for warning in reading.warnings] == [3]


pieces = st.sampled_from(
    [LINKEDIN, OWN, "Notes:\n", ",", ";", "\t", '"', "\n", "\r", "\0", "\ufeff", "01/02/2003", "--"]
)


@pytest.mark.parametrize("source", [None, *READERS])
@given(text=st.lists(pieces | st.text(max_size=8), max_size=25).map("".join))
def test_no_text_is_more_than_one_sentence_of_trouble(text: str, source: str | None) -> None:
    with contextlib.suppress(NetcrmError):
        assert all(one.line > 1 for one in read_cards(text, source).cards)


def test_more_records_than_a_file_may_have_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "RECORDS", 2)
    rows = "name,email_1\n" + "Ada,a@example.org\n" * 2
    assert len(list(read_cards(rows).cards)) == 2
    cards = read_cards(rows + "Ada,\n").cards
    next(cards)
    next(cards)
    with pytest.raises(UnreadableFileError, match="more than 2 records"):
        next(cards)


def test_what_stands_in_the_rows_is_no_header() -> None:
    """netcrm's own file for Google has the names of its fields in the rows."""
    google = "First Name,Last Name,Labels,Organization Name,Custom Field 1 - Label,a,b"
    assert detect(f"{google}\nAna,Lund,x,Acme,uid,name,met_on\n") == "google"
