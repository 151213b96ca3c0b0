"""Files of many cards, of which some are broken: one bad card costs one card."""

from __future__ import annotations

import pytest
from tests.formats.vcard.reader import read

from netcrm.formats.reading import detect
from netcrm.formats.vcard.reading import recognises

AMARA = "BEGIN:VCARD\nVERSION:3.0\nFN:Amara Okafor\nTEL:+234 1 555 0100\nEND:VCARD\n"
JONAS = "BEGIN:VCARD\nVERSION:3.0\nFN:Jonas Lindqvist\nTEL:+46 18 555 0100\nEND:VCARD\n"


def names(text: str) -> list[str]:
    return [card.name for card in read(text)[0]]


def remarks(text: str) -> list[tuple[int, str]]:
    return [(remark.line, remark.reason) for remark in read(text)[2]]


@pytest.mark.parametrize(
    "top",
    [
        "BEGIN:VCARD\n",
        "begin:vCard\r\n",
        "BEGIN:VCARD \r\n",
        "\ufeff\r\n\r\n" + "\n" * 50 + "BEGIN:VCARD\n",
        "home.begin:vcard\r\r\n",
        "  BEGIN : VCARD\n",
        "BEGIN:VCAR\n",
        "noise\n" * 9 + "BEGIN:VCARD\n",
    ],
)
def test_a_vcard_is_known_by_its_first_lines(top: str) -> None:
    assert recognises(top)
    assert detect(top + "FN:Amara\nEND:VCARD\n") == "vcard"


@pytest.mark.parametrize(
    "top",
    ["", "\ufeff", "BEGIN:VCALENDAR\n", "name,BEGIN:VCARD\n", "noise\n" * 10 + "BEGIN:VCARD\n"],
)
def test_other_files_are_not(top: str) -> None:
    assert not recognises(top)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = (AMARA + "\n\n" + JONAS).replace("\n", end)
    (amara, jonas), skipped, warnings = read(text)
    assert (amara.name, amara.line, amara.phones) == ("Amara Okafor", 1, ["+234 1 555 0100"])
    assert (jonas.name, jonas.line) == ("Jonas Lindqvist", 8)
    assert (skipped, warnings) == ([], [])


def test_lines_may_end_in_several_ways_within_one_card() -> None:
    assert names(AMARA.replace("\nTEL", "\r\nTEL").replace("\nEND", "\r\r\nEND")) == [
        "Amara Okafor"
    ]


def test_a_card_that_never_ends_costs_no_other() -> None:
    text = AMARA.replace("END:VCARD\n", "") + JONAS
    assert names(text) == ["Amara Okafor", "Jonas Lindqvist"]
    assert remarks(text) == [
        (1, "a card without END:VCARD (cut off?); what there is of it was read")
    ]


def test_a_file_may_be_cut_anywhere() -> None:
    text = JONAS + AMARA[:-30]
    assert names(text) == ["Jonas Lindqvist", "Amara Okafor"]
    assert [line for line, _ in remarks(text)] == [6]


def test_a_beginning_that_lost_a_letter_is_one() -> None:
    assert names(AMARA.replace("VCARD\nVERSION", "VCAR\nVERSION") + JONAS) == [
        "Amara Okafor",
        "Jonas Lindqvist",
    ]
    assert remarks("BEGIN:VCAR\nFN:Amara\nEND:VCARD\n") == [
        (1, "'BEGIN:VCAR' was read as BEGIN:VCARD")
    ]


def test_what_is_no_card_is_skipped_by_name() -> None:
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:FN\nEND:VEVENT\nEND:VCALENDAR\n"
    cards, skipped, warnings = read(AMARA + event + JONAS)
    assert [card.name for card in cards] == ["Amara Okafor", "Jonas Lindqvist"]
    assert [(one.line, one.reason) for one in skipped] == [(6, "VCALENDAR is no vCard")]
    assert warnings == []


def test_what_is_no_card_within_one_is_left_out_of_it() -> None:
    inner = "BEGIN:X-CALL\nTEL:1\nEND:X-CALL\nTEL:"
    cards, _, warnings = read(AMARA.replace("TEL:", inner))
    assert cards[0].phones == ["+234 1 555 0100"]
    assert [(one.line, one.reason) for one in warnings] == [(4, "X-CALL is no vCard; left out")]


def test_text_between_the_cards_is_named_once() -> None:
    assert remarks(f"hello\nthere\n{AMARA}END:VCARD\n{JONAS}") == [
        (1, "text outside of any card; left out"),
        (8, "text outside of any card; left out"),
    ]


def test_the_card_of_an_agent_is_not_a_card_of_its_own() -> None:
    inner = "AGENT:\nBEGIN:VCARD\nFN:Mei Zhao\nTEL:1,2\nEND:VCARD\nTEL:"
    cards, skipped, warnings = read(AMARA.replace("TEL:", inner) + JONAS)
    assert [card.name for card in cards] == ["Amara Okafor", "Jonas Lindqvist"]
    assert cards[0].phones == ["+234 1 555 0100"]
    assert cards[0].rest == [("AGENT", "BEGIN:VCARD\\nFN:Mei Zhao\\nTEL:1\\,2\\nEND:VCARD")]
    assert (skipped, warnings) == ([], [])


def test_agents_of_agents_have_an_end() -> None:
    deep = "AGENT:\nBEGIN:VCARD\n" * 11 + "END:VCARD\n" * 11
    cards, _, warnings = read(AMARA.replace("TEL", f"{deep}TEL"))
    assert (cards[0].rest, cards[0].phones) == ([], ["+234 1 555 0100"])
    assert [one.reason for one in warnings] == [
        "AGENT left out: cards within cards, more than 10 deep"
    ]


def test_a_card_has_a_thousand_lines_at_most() -> None:
    cards, _, warnings = read(AMARA.replace("TEL", "X-NOISE:1\n" * 2000 + "TEL"))
    assert (len(cards[0].rest), cards[0].phones) == (998, [])
    assert [(one.line, one.reason) for one in warnings] == [
        (1002, "more than 1,000 lines in one card; the others were left out")
    ]


def test_a_line_that_is_none_is_named_and_the_rest_is_kept() -> None:
    text = AMARA.replace("TEL", "no property at all\nmy phone:1\nTEL")
    assert remarks(text) == [
        (4, "a line that is none of a vCard left out: 'no property at all'"),
        (5, "a line that is none of a vCard left out: 'my phone:1'"),
    ]
    assert read(text)[0][0].phones == ["+234 1 555 0100"]
