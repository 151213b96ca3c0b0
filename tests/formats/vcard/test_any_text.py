"""No file whatever is more than remarks, and none takes long."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.vcard.reader import card_text, read

from netcrm.errors import UnreadableFileError
from netcrm.formats.card import Card
from netcrm.formats.reading import read_cards
from netcrm.formats.vcard.values import split

REAL = card_text(
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ok=C3=A1for;Amara;;;",
    "FN:Dr. Amara Okafor\\, PhD",
    "ORG:Lagos Works;Research",
    "item1.TEL;TYPE=CELL;PREF=1:+234 803 555 0101",
    "item1.X-ABLabel:_$!<Mobile>!$_",
    'ADR;LABEL="1 Marina Rd\\nLagos":;;1 Marina Rd;Lagos;;101001;Nigeria',
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRg",
    "",
    "AGENT:",
    "BEGIN:VCARD",
    "FN:Jonas",
    "END:VCARD",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-16",
    "NOTE;ENCODING=QUOTED-PRINTABLE:one=",
    "=20two",
    "REV:20240301T100000Z",
    version="2.1",
)
PIECES = st.sampled_from(
    [
        *(
            b"\r",
            b"\n",
            b"\r\r\n",
            b" ",
            b":",
            b";",
            b",",
            b'"',
            b"\\",
            b"=",
            b"\xff",
            b"\xc3",
            b"^",
        ),
        *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b"CHARSET=", b"data:;base64,"),
        b"\xef\xbb\xbf",
    ]
)


@given(data=st.lists(PIECES | st.binary(max_size=6), max_size=40).map(b"".join))
def test_any_bytes_are_read(data: bytes) -> None:
    with suppress(UnreadableFileError):
        read(data)
    read(b"BEGIN:VCARD\n" + data)


@given(text=st.text())
def test_any_text_is_read(text: str) -> None:
    read(f"BEGIN:VCARD\nFN:A\n{text}")


@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(REAL)), st.integers(0, 30), PIECES), min_size=1, max_size=8
    )
)
def test_a_real_card_may_be_damaged_anywhere(changes: list[tuple[int, int, bytes]]) -> None:
    data = REAL
    for place, length, piece in changes:
        data = data[:place] + piece + data[place + length :]
    cards, skipped, remarks = read(data + b"\nEND:VCARD\n" + card_text("FN:Jonas Lindqvist"))
    assert cards[-1].name == "Jonas Lindqvist"
    lines = [one.line for one in cards] + [one.line for one in skipped]
    assert all(line > 0 for line in (*lines, *(one.line for one in remarks)))


@given(data=st.binary(max_size=80))
def test_text_without_a_charset_never_comes_as_half_of_a_letter(data: bytes) -> None:
    line = data.replace(b"\n", b"").replace(b"\r", b"").replace(b"\0", b"")
    for card in read(card_text("FN:A", b"NOTE:" + line, b"X-OWN:" + line))[0]:
        str(card).encode()


@given(parts=st.lists(st.text("a\\,;n"), min_size=1))
def test_what_is_divided_is_all_of_it(parts: list[str]) -> None:
    text = ";".join(parts)
    found = split(text, ";")
    assert ";".join(found) == text
    assert all(not before.endswith("\\") or before[-2:] == "\\\\" for before, _ in pairwise(found))


MEGABYTE = 300_000  # a third of one, so that the whole is quick


@pytest.mark.parametrize(
    "body",
    [
        "\r" * MEGABYTE,
        "BEGIN:VCARD\n" * (MEGABYTE // 12),
        "BEGIN:" + " " * MEGABYTE + "x",
        "AGENT:\nBEGIN:VCARD\n" * (MEGABYTE // 19),
        "BEGIN:X\n" * (MEGABYTE // 8),
        "X:1\n" + " b\n" * (MEGABYTE // 3),
        "X:1\n" + "\n b\n" * (MEGABYTE // 4),
        ("X:1" + "\n" * 1000) * (MEGABYTE // 1003),
        "A" * (MEGABYTE // 2) + "=\n" + "=\n" * (MEGABYTE // 4),
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\n\n" * (MEGABYTE // 3),
        "A" * (MEGABYTE // 2) + "\n" + "AAAA\n" * (MEGABYTE // 10),
        'A;B="' * (MEGABYTE // 5),
        "A;B" + "=," * (MEGABYTE // 2) + '"',
        "A" + ";B=c" * (MEGABYTE // 4) + ":1",
        "N:" + "\\;" * 30_000,
        "a." * (MEGABYTE // 2) + "TEL:1",
        "PHOTO:data:" + ";a=b" * (MEGABYTE // 4),
        "NOTE;CHARSET=punycode:" + "\udce4a" * (MEGABYTE // 2),
        "NOTE:" + "\udce4" * MEGABYTE,
        "".join(f"END:VCARD\nBEGIN:VCARD\nFN:A\nTZ:Europe/X{n}\n" for n in range(MEGABYTE // 45)),
        "".join(
            f"END:VCARD\nBEGIN:VCARD\nFN:A\nNOTE;CHARSET=x{n}:\udce4\n"
            for n in range(MEGABYTE // 55)
        ),
    ],
    ids=range(21),
)
def test_a_hostile_file_takes_no_time(body: str) -> None:
    start = perf_counter()
    reading = read_cards(f"BEGIN:VCARD\nVERSION:2.1\nFN:A\n{body}\nEND:VCARD\n", "vcard")
    assert any(isinstance(one, Card) for one in reading.cards)
    assert perf_counter() - start < 2
