"""What phones with Android write where the user has a word of their own for a number."""

from __future__ import annotations

import io

import pytest
from tests.formats.vcard.reader import one_card

from netcrm.formats.vcard.writing import write_cards

CODED = "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,"


@pytest.mark.parametrize(
    ("types", "label"),
    [
        (f"{CODED}=42=C3=BC=72=6F=20=4B=C3=B6=6C=6E)", "Büro Köln"),
        (f"{CODED}Soccer coach)", "Soccer coach"),
        (f"PREF;{CODED}=42=6F=61=74)", "Boat"),
        ("X-CUSTOM(Mobil privat)", "Mobil privat"),
        ("X-CUSTOM(CHARSET=ISO-8859-1,ENCODING=QUOTED-PRINTABLE,B=FCro)", "Büro"),
        ("X-CUSTOM(CHARSET=nonsense,ENCODING=QUOTED-PRINTABLE,B=C3=BCro)", "Büro"),
        (f"{CODED}B=FCro)", "B\ufffdro"),
        (f"{CODED}=4D=6F=62=69=6C)", "mobile"),
        (f"{CODED}a=1Bb)", "a␛b"),
        (f"{CODED})", ""),
        ("x-custom(Boot (rot))", "Boot (rot)"),
        ("X-Reserve", "Reserve"),
        ("CELL;X-Reserve", "mobile"),
    ],
)
def test_a_word_of_ones_own_is_what_it_is_for(types: str, label: str) -> None:
    card = one_card("FN:Ines Lind", f"TEL;{types}:+46 70 555 0101", version="2.1")
    assert card.labels == ({"+46 70 555 0101": label} if label else {})
    assert card.rest == []


def test_a_long_word_goes_on_in_the_next_line() -> None:
    begin = f"EMAIL;{CODED}=54=68=65=20=68=6F=75=73=65=20=62=79=20=74=68=65="
    card = one_card("FN:Ines Lind", begin, "=20=73=65=61):ines@lind.example", version="2.1")
    assert card.labels == {"ines@lind.example": "The house by the sea"}
    assert card.emails == ["ines@lind.example"]


def test_an_address_has_it_too() -> None:
    card = one_card("FN:Ines Lind", f"ADR;{CODED}=42=6F=61=74):;;Kaj 3;Lund;;;", version="2.1")
    assert card.addresses[0].label == "Boat"


def test_it_stays_with_what_is_only_kept() -> None:
    card = one_card("FN:Ines Lind", f"IMPP;{CODED}The =22boat=22, old):xmpp:ines", version="2.1")
    out = io.StringIO(newline="")
    write_cards(out, [card], "3.0")
    assert "\r\nIMPP;TYPE=\"The ^'boat^', old\":xmpp:ines\r\n" in out.getvalue()
