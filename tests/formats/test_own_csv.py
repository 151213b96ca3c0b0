"""netcrm's own CSV says everything, opens in a spreadsheet, and comes back the same."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.own_columns import in_order
from netcrm.formats.own_csv import COLUMNS, Widths, header, write_cards
from netcrm.formats.reading import read_cards
from netcrm.formats.remarks import Remark, Skipped
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).with_name("data")
AMARA = Card(
    uid="0190-amara",
    name="Dr. Amara Okafor",
    prefix="Dr.",
    given="Amara",
    family="Okafor",
    emails=["amara@okafor.example", "a.okafor@work.example"],
    phones=["+234 803 555 0101"],
    links=["https://okafor.example"],
    organisation="Lagos Works, Inc.",
    title="Head of Research",
    tags=["advisor", "two;in\\one"],
    city="Lagos",
    country="Nigeria",
    birthday="--02-29",
    met="at a conference",
    met_on=date(2024, 5, 17),
    tier="core",
    every="3w",
    notes="Likes tea.\nNot coffee.",
    pronouns="she/her",
    time_zone="Africa/Lagos",
    private_notes="About to leave.",
    dates={"first grant": "2019-06-12"},
    fields={"career-stage": "senior"},
    added_on=date(2024, 5, 18),
    former_names=["Amara Eze", "A;E"],
    department="Research",
    labels={"a.okafor@work.example": "work", "+234 803 555 0101": "=mobile"},
    addresses=[Address("work", "12 Broad Street\nFloor 2", city="Lagos"), Address(po_box="7")],
    further_posts=[FullPost("University of Lagos", "Lecturer")],
)


MORE = (
    *("pronouns", "time_zone", "department", "former_names", "email_2_label", "phone_1_label"),
    *("address_1_label", "address_1_street", "address_1_city", "address_2_po_box"),
    *("organisation_2", "title_2", "date:first grant", "career-stage", "private_notes"),
)


def written(*cards: Card, widths: Widths | None = None, mark: bool = False) -> str:
    def most(name: str) -> int:
        return max((len(getattr(card, name)) for card in cards), default=0)

    columns = widths or Widths(most("emails"), most("phones"), most("links"), more_of(cards))
    out = io.StringIO(newline="")
    write_cards(out, ((card, "2026-01-05", "2026-01-26") for card in cards), columns, mark=mark)
    return out.getvalue()


def more_of(cards: Sequence[Card]) -> tuple[str, ...]:
    """The further columns that any of these cards needs."""
    return in_order(name for card in cards for name in _more_of(card))


def _more_of(card: Card) -> Iterator[str]:
    plain = ("pronouns", "time_zone", "department", "former_names", "private_notes")
    yield from (name for name in plain if getattr(card, name))
    for kind in ("email", "phone", "link"):
        for n, value in enumerate(getattr(card, f"{kind}s"), start=1):
            if value in card.labels:
                yield f"{kind}_{n}_label"
    for n, address in enumerate(card.addresses, start=1):
        yield from (f"address_{n}_{part}" for part, told in address._asdict().items() if told)
    for n, post in enumerate(card.further_posts, start=2):
        yield from (f"{part}_{n}" for part, told in post._asdict().items() if told)
    yield from (f"date:{name}" for name in card.dates)
    yield from card.fields


def read(text: str) -> list[Card | Skipped]:
    return list(read_cards(text, "netcrm").cards)


def test_the_columns_are_those_that_the_design_promises() -> None:
    assert header(Widths(emails=2, phones=0, links=1)) == [
        *("uid", "name", "prefix", "given", "middle", "family", "suffix", "nickname"),
        *("email_1", "email_2", "phone_1", "link_1", "organisation", "title", "tags"),
        *("city", "country", "birthday", "met", "met_on", "tier", "every", "notes"),
        *("added_on", "last_contact_on", "due_on"),
    ]
    assert header(Widths(more=MORE))[-len(MORE) - 1 :] == ["due_on", *MORE]
    assert in_order(sorted(MORE)) == MORE


def test_every_cell_stands_below_its_name() -> None:
    (row,) = csv.DictReader(io.StringIO(written(AMARA), newline=""))
    different = {
        "email_1": "amara@okafor.example",
        "email_2": "a.okafor@work.example",
        "phone_1": "+234 803 555 0101",
        "link_1": "https://okafor.example",
        "tags": "advisor;two\\;in\\\\one",
        "birthday": "'--02-29",
        "met_on": "2024-05-17",
        "added_on": "2024-05-18",
        "former_names": "Amara Eze;A\\;E",
        "email_2_label": "work",
        "phone_1_label": "'=mobile",
        "address_1_label": "work",
        "address_1_street": "12 Broad Street\nFloor 2",
        "address_1_city": "Lagos",
        "address_2_po_box": "7",
        "organisation_2": "University of Lagos",
        "title_2": "Lecturer",
        "pronouns": "she/her",
        "time_zone": "Africa/Lagos",
        "department": "Research",
        "date:first grant": "2019-06-12",
        "career-stage": "senior",
        "private_notes": "About to leave.",
        "last_contact_on": "2026-01-05",
        "due_on": "2026-01-26",
    }
    same = {name: getattr(AMARA, name) for name in COLUMNS if name in row and name not in different}
    assert row == same | different


def test_it_comes_back_the_same() -> None:
    assert read(written(AMARA, Card(name="Ida"))) == [
        replace(AMARA, line=2),
        Card(line=5, name="Ida"),
    ]


def test_lines_end_as_rfc_4180_says_and_the_mark_is_the_callers_choice() -> None:
    text = written(Card(name="Ida"))
    assert text.count("\r\n") == text.count("\n") == 2
    assert text.startswith("uid,")
    marked = written(Card(name="Ida"), mark=True)
    assert marked == "\ufeff" + text
    assert read(marked) == read(text)


def test_nothing_runs_in_a_spreadsheet() -> None:
    evil = Card(name="=cmd()", title="@SUM(A1)", notes="'=quoted", phones=["+44 20 7946 0000"])
    text = written(evil)
    assert ",'=cmd()," in text
    assert ",'@SUM(A1)," in text
    assert ",''=quoted," in text
    assert ",+44 20 7946 0000," in text
    assert read(text) == [replace(evil, line=2)]


def test_a_card_with_more_than_the_columns_hold_is_never_cut() -> None:
    with pytest.raises(ValueError, match="2 values for 1 columns"):
        written(AMARA, widths=Widths())


def test_columns_may_stand_in_any_order_be_missing_or_unknown() -> None:
    reading = read_cards((DATA / "netcrm_by_hand.csv").read_text(encoding="utf-8"))
    assert reading.source == "netcrm"
    assert list(reading.cards) == [
        Card(
            line=2,
            name="Amara Okafor",
            emails=["amara@okafor.example", "a.okafor@work.example"],
            tags=["advisor"],
            met_on=date(2024, 5, 17),
            birthday="--02-29",
        ),
        Card(
            line=3,
            name="Jonas Lindqvist",
            tags=["two;in one", "board"],
            fields={"Shoe-size": "44"},
        ),
        Skipped(4, "neither a name nor a uid"),
    ]
    birthday, met_on = reading.warnings
    assert birthday.line == 3
    assert birthday.reason.startswith("birthday left out: '31 June' is no day of the year")
    assert met_on.line == 3
    assert met_on.reason.startswith("met_on left out: '03/04/2024' can be")


def test_any_other_column_is_a_field_if_it_can_be() -> None:
    reading = read_cards(
        "uid,name,Career stage,state,4,,DATE: First  grant,date:birthday,date:,career-STAGE,Zone\n"
        "1,Ida,'=senior,x,x,x,12 June 2019,1 May,2 May,junior,\n"
        "2,Bo, ,,,,31 June,,,,x\n"
        "3,Cai\n"
    )
    assert list(reading.cards) == [
        Card(
            line=2,
            uid="1",
            name="Ida",
            fields={"Career-stage": "=senior"},
            dates={"First grant": "2019-06-12"},
        ),
        Card(line=3, uid="2", name="Bo", fields={"Zone": "x"}),
        Card(line=4, uid="3", name="Cai"),
    ]
    day, columns = reading.warnings
    assert day.reason.startswith("date:First grant left out: '31 June' is no day of the year")
    left_out = "columns left out: state, 4, (no name), date:birthday, date:, career-STAGE"
    assert columns == Remark(1, left_out)


def test_a_time_zone_that_is_none_is_left_out() -> None:
    reading = read_cards("uid,name,time_zone\n1,Ida,europe/oslo\n2,Bo,Oslo\n")
    zones = [card.time_zone for card in reading.cards if isinstance(card, Card)]
    assert zones == ["Europe/Oslo", ""]
    (remark,) = reading.warnings
    assert remark.line == 3
    assert remark.reason.startswith("time_zone left out: There is no time zone 'Oslo'. Did you")


def test_parts_make_a_name_where_there_is_no_other() -> None:
    parts, known = read("uid,name,given,family\n,,Amara,Okafor\nx1,,Jonas,Lindqvist\n")
    assert isinstance(parts, Card)
    assert isinstance(known, Card)
    assert parts.name == "Amara Okafor"
    assert (known.uid, known.name) == ("x1", "")


def test_numbered_columns_count_by_their_number() -> None:
    (card,) = read("email_10,name,email_9,email,email_x\nj@x.example,Jonas,i@x.example,,\n")
    assert isinstance(card, Card)
    assert card.emails == ["i@x.example", "j@x.example"]


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="looked for uid, name"):
        read_cards("email_1,phone_1\na@b.example,1\n", "netcrm")


def test_what_comes_in_numbers_may_have_gaps_and_stand_anywhere() -> None:
    reading = read_cards(
        "Address_2_City,email_1_LABEL,name,title_3,email_2_label,email_1,link_1_label,title_1\n"
        "Oslo,home,Ida,Nurse,work,ida@berg.example,blog,x\n"
        "'=1,home,Bo\n"
    )
    assert list(reading.cards) == [
        Card(
            line=2,
            name="Ida",
            emails=["ida@berg.example"],
            labels={"ida@berg.example": "home"},
            addresses=[Address(city="Oslo")],
            further_posts=[FullPost(title="Nurse")],
        ),
        Card(line=3, name="Bo", addresses=[Address(city="=1")]),
    ]
    left_out = "columns left out: email_2_label, link_1_label, title_1"
    assert reading.warnings == [Remark(1, left_out)]
