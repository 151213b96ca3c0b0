"""Text in an older encoding: by the CHARSET of each property, else by one guess."""

from __future__ import annotations

import pytest
from tests.formats.vcard.reader import card_text, one_card, read, reasons

GUESSED = "neither UTF-8 nor with a CHARSET: read as Windows-1252, here and below"


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("UTF-8", "Zoë Łoś"),
        ("windows-1252", "Sören Nüßli"),
        ("Windows-1252", "Sören Nüßli"),
        ("ISO-8859-1", "José García"),
        ("ISO-8859-2", "Łukasz Żak"),
        ("windows-1251", "Иван Орлов"),
        ("cp1253", "Γιώργος"),
        ("CP1255", "יעל"),
        ("Shift_JIS", "山田"),
        ("GB2312", "孔夫子"),
        ("KOI8-R", "Иван"),
    ],
)
def test_each_property_has_its_charset(charset: str, name: str) -> None:
    raw = name.encode(charset)
    quoted = "".join(f"={byte:02X}" for byte in raw)
    lines: list[str | bytes] = [
        f"FN;CHARSET={charset}:".encode() + raw,
        f"NOTE;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted}",
        "TITLE:Ingénieure",
    ]
    card = one_card(*lines, version="2.1")
    assert (card.name, card.notes, card.title) == (name, name, "Ingénieure")


def test_what_says_nothing_is_guessed_with_one_remark() -> None:
    lines: list[str | bytes] = [
        "FN:Sören Nüßli".encode("cp1252"),
        "N:Nüßli;Sören".encode("cp1252"),
        "ADR:;;Mühlgässli 3;Zürich".encode("cp1252"),
        "NOTE;ENCODING=QUOTED-PRINTABLE:Gr=FC=DFe",
        "TITLE:Ingénieur",
        "item1.TEL:1",
        "item1.X-ABLabel:Büro".encode("cp1252"),
    ]
    cards, _, _ = read(card_text(*lines, version="2.1"))
    (card,) = cards
    assert (card.name, card.family, card.city) == ("Sören Nüßli", "Nüßli", "Zürich")
    assert (card.notes, card.title, card.labels) == ("Grüße", "Ingénieur", {"1": "Büro"})
    assert reasons(*lines, version="2.1") == [(3, GUESSED)]


def test_a_guess_knows_other_encodings_too() -> None:
    lines: list[str | bytes] = [
        "FN:Иван Орлов".encode("cp1251"),
        "NOTE:Москва, улица Садовая".encode("cp1251"),
    ]
    assert read(card_text(*lines))[0][0].name == "Иван Орлов"
    assert "Windows-1251" in reasons(*lines)[0][1]


def test_a_charset_that_nobody_knows_is_named() -> None:
    assert reasons("FN;CHARSET=X-KLINGON;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", version="2.1") == [
        (3, "there is no CHARSET 'X-KLINGON'")
    ]
    for codec in ("zlib", "punycode", "unicode_escape", "utf-7", "../os", "a" * 99, "idna"):
        found = reasons("FN:A", f"NOTE;CHARSET={codec};ENCODING=QUOTED-PRINTABLE:=C3=AB")
        assert found == [(4, f"there is no CHARSET {codec[:40]!r}")]


def test_a_charset_that_is_wrong_costs_only_the_bytes_it_has_not() -> None:
    cards, _, warnings = read(card_text(b"FN;CHARSET=utf-8:Zo\xeb Marsh"))
    assert cards[0].name == "Zo\ufffd Marsh"
    assert [one.reason for one in warnings] == ["bytes that are not utf-8 were replaced"]


def test_quoted_printable_that_is_none_stays_as_it_is() -> None:
    assert one_card("FN;ENCODING=QUOTED-PRINTABLE:1 = 2 =ZZ", version="2.1").name == "1 = 2 =ZZ"


def test_no_value_holds_a_zero() -> None:
    assert one_card("FN;ENCODING=QUOTED-PRINTABLE:Am=00ara", version="2.1").name == "Amara"
