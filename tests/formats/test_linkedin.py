"""Connections.csv of every generation, with what people and spreadsheets do to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.reading import detect, read_cards
from netcrm.formats.remarks import Remark, Skipped

DATA = Path(__file__).with_name("data")
NO_NAME = "no name (a closed account?)"


def read(text: str) -> tuple[list[Card], list[Skipped], list[Remark]]:
    reading = read_cards(text)
    assert reading.source == "linkedin"
    found = list(reading.cards)
    cards = [card for card in found if isinstance(card, Card)]
    return cards, [card for card in found if isinstance(card, Skipped)], reading.warnings


def read_file(name: str) -> tuple[list[Card], list[Skipped], list[Remark]]:
    return read((DATA / name).read_text(encoding="utf-8"))


def connected(*days: str) -> tuple[list[date | None], list[Remark]]:
    rows = "".join(f'Amara,Okafor,"{day}"\n' for day in days)
    cards, _, warnings = read(f"First Name,Last Name,Connected On\n{rows}")
    return [card.met_on for card in cards], warnings


def test_of_2014_the_columns_for_outlook_are_read() -> None:
    (amara, jonas), skipped, warnings = read_file("linkedin_2014_outlook.csv")
    assert amara == Card(
        line=2,
        name="Dr. Amara Ngozi Okafor, PhD",
        prefix="Dr.",
        given="Amara",
        middle="Ngozi",
        family="Okafor",
        suffix="PhD",
        emails=["amara@okafor.example", "a.okafor@work.example"],
        phones=["+234 803 555 0101", "+234 1 555 0100"],
        links=["https://okafor.example", "https://amara.example"],
        organisation="Lagos Works, Inc.",
        title="Head of Research",
        city="Lagos",
        country="Nigeria",
        birthday="1980-07-21",
        notes='Met twice.\nKnows "everybody".',
    )
    assert (jonas.line, jonas.name, jonas.city, jonas.country) == (
        4,
        "Jonas Lindqvist",
        "Uppsala",
        "Sweden",
    )
    assert jonas.birthday == "--02-29"
    assert skipped == []
    assert warnings == [Remark(1, "columns left out: Department")]


def test_of_2017_the_dates_have_the_month_first_and_a_time() -> None:
    (amara, jonas), skipped, warnings = read_file("linkedin_2017.csv")
    assert amara.title == 'Head of "Research"'
    assert amara.organisation == "Lagos Works, Inc."
    assert (amara.met, amara.met_on) == ("LinkedIn", date(2017, 10, 25))
    assert jonas.met_on == date(2017, 3, 4)
    assert (jonas.emails, skipped, warnings) == ([], [], [])


def test_of_2018_the_current_company_is_the_company() -> None:
    (amara, jonas), _, warnings = read_file("linkedin_2018_current.csv")
    assert (amara.organisation, amara.title) == ("Lagos Works", "Head of Research")
    assert amara.met_on == date(2018, 2, 7)
    assert amara.tags == ["colleagues", "advisors"]
    assert (jonas.met, jonas.met_on, jonas.tags) == ("LinkedIn", None, [])
    assert warnings == []


def test_of_2020_there_is_a_preamble_and_no_url() -> None:
    (amara, madhuri), skipped, warnings = read_file("linkedin_2020.csv")
    assert (amara.line, amara.met_on) == (5, date(2020, 3, 12))
    assert (madhuri.name, madhuri.family, madhuri.emails) == (
        "Madhuri",
        "",
        ["madhuri@example.org"],
    )
    assert (skipped, warnings) == ([], [])


def test_of_today_everybody_with_a_name_is_read_and_the_others_are_named() -> None:
    cards, skipped, warnings = read_file("linkedin_2026.csv")
    assert [card.name for card in cards] == [
        "Amara Okafor",
        "Tomás Ferreira",
        "Tomás Ferreira",
        "Yuki Tanaka",
    ]
    assert cards[0].links == ["https://www.linkedin.com/in/Amara-Okafor/?trk=export"]
    assert cards[1].links != cards[2].links
    assert cards[1].organisation == "Ferreira, Silva & Co"
    assert cards[1].title == 'Partner "Tax"'
    assert (cards[3].line, cards[3].links) == (11, ["linkedin.com/in/yuki-tanaka"])
    assert skipped == [Skipped(9, NO_NAME), Skipped(10, NO_NAME)]
    assert warnings == [Remark(11, "Connected On left out: 'sometime in May' is not a day")]
    assert cards[3].met_on is None


def test_the_url_may_stand_last_and_the_note_without_quotes() -> None:
    (amara,), _, warnings = read_file("linkedin_url_last.csv")
    assert amara.links == ["https://linkedin.com/in/amaraokafor"]
    assert amara.met_on == date(2023, 1, 15)
    assert warnings == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_spreadsheet_may_have_saved_it(separator: str, line_end: str, mark: str) -> None:
    lines = [
        ["Notes:", "", ""],
        ['"Any, words; at all"', "", ""],
        ["FIRST NAME", " Last Name", "connected on"],
        ["Amara", "Okafor", "12 Mar 2023"],
    ]
    (amara,), _, _ = read(mark + line_end.join(separator.join(line) for line in lines))
    assert (amara.line, amara.name, amara.met_on) == (4, "Amara Okafor", date(2023, 3, 12))


def test_t21_the_preamble_never_becomes_the_header() -> None:
    note = 'Notes:\n"Why some e-mail addresses are missing"\n\n'
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    cards, _, _ = read(f"{note}{header}Amara,Okafor,,,,,12 Mar 2023\n")
    assert [card.name for card in cards] == ["Amara Okafor"]
    for source, sentence in ((None, "is known as a name"), ("linkedin", "First Name, Last Name")):
        with pytest.raises(UnreadableFileError, match=sentence):
            read_cards(f"{note}Amara,Okafor,,,,,12 Mar 2023\n", source)


def test_t18_one_broken_row_costs_one_row() -> None:
    rows = ["Amara,Okafor,Lagos Works,", 'Jonas,Lindqvist,"Fjord AB,', "Yuki,Tanaka,,Nurse"]
    cards, skipped, _ = read("First Name,Last Name,Company,Position\n" + "\n".join(rows))
    assert [card.given for card in cards] == ["Amara", "Yuki"]
    assert skipped == [Skipped(3, "a quotation mark that is never closed")]


def test_rows_may_be_shorter_or_longer_than_the_header() -> None:
    cards, skipped, _ = read("First Name,Last Name,Connected On\nAmara\nYuki,Tanaka,,,more\n")
    assert [card.name for card in cards] == ["Amara", "Yuki Tanaka"]
    assert skipped == []


def test_slash_dates_have_the_month_first() -> None:
    assert connected("03/04/2020", "10/25/17, 9:50 PM", "10/15/2023") == (
        [date(2020, 3, 4), date(2017, 10, 25), date(2023, 10, 15)],
        [],
    )


def test_one_date_that_has_the_day_first_decides_for_the_file() -> None:
    days = ["03/04/2020", "12/11/2021", "25/10/2017"]
    expected = [date(2020, 4, 3), date(2021, 11, 12), date(2017, 10, 25)]
    assert connected(*days) == (expected, [])


def test_a_company_that_looks_like_a_date_decides_nothing() -> None:
    text = "First Name,Last Name,Company,Connected On\nAmara,Okafor,25/10/2017,03/04/2020\n"
    (amara,), _, _ = read(text)
    assert amara.met_on == date(2020, 3, 4)


def test_birthdays_are_read_in_the_order_of_the_file() -> None:
    header = "First Name,Last Name,Position,Company,Birthday\n"
    cards, _, warnings = read(f"{header}Amara,Okafor,,,03/04/1980\nIda,Løv,,,2/29/1980\n")
    assert [card.birthday for card in cards] == ["1980-03-04", "1980-02-29"]
    cards, _, warnings = read(f"{header}Amara,Okafor,,,03/04/1980\nIda,Løv,,,29/2/1980\n")
    assert [card.birthday for card in cards] == ["1980-04-03", "1980-02-29"]
    assert warnings == []


def test_values_stay_as_they_are_apart_from_outer_blanks_and_nul() -> None:
    text = "First Name,Last Name,Position\n \x1b[31mA\0mara ,=cmd()\t,Bob [work]\n"
    (amara,) = read_cards(text, "linkedin").cards
    assert isinstance(amara, Card)
    assert (amara.given, amara.family, amara.title) == ("\x1b[31mAmara", "=cmd()", "Bob [work]")


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("First Name,Last Name,Email,Phone", "csv"),
        ("First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels", "google"),
        (
            "Title,First Name,Last Name,Company,Job Title,Business Country/Region,Web Page",
            "outlook",
        ),
        ("Name,Given Name,Family Name", "csv"),
    ],
)
def test_other_address_books_are_not_taken_for_it(header: str, source: str) -> None:
    assert detect(header + "\n") == source
    if "First Name" in header:
        assert list(read_cards(header + "\n", "linkedin").cards) == []
