"""One property over several lines: three versions, two encodings, and what becomes of them."""

from __future__ import annotations

from base64 import b64encode

import pytest
from tests.formats.vcard.reader import one_card, read, reasons

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(60))
ENCODED = b64encode(PNG).decode()
HALF = len(ENCODED) // 2


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_a_blank_before_a_further_line_goes(version: str, blank: str) -> None:
    card = one_card("FN:Amara Oka", f"{blank}for", "NOTE:one", f"{blank} two", version=version)
    assert (card.name, card.notes) == ("Amara Okafor", "one two")


def test_in_version_2_1_it_is_part_of_the_text() -> None:
    card = one_card("FN:Amara", " Okafor", "NOTE:one", "\ttwo", version="2.1")
    assert (card.name, card.notes) == ("Amara Okafor", "one\ttwo")


def test_the_version_may_stand_at_the_end_or_be_missing() -> None:
    text = "BEGIN:VCARD\nFN:Amara\n Okafor\nVERSION:2.1\nEND:VCARD\n"
    assert read(text)[0][0].name == "Amara Okafor"
    assert read(text.replace("VERSION:2.1\n", ""))[0][0].name == "AmaraOkafor"


def test_parameters_are_folded_as_well() -> None:
    card = one_card("FN:Amara", 'EMAIL;X-ID="1', ' 2";TYPE=W', " ORK:amara@okafor.example")
    assert card.labels == {"amara@okafor.example": "work"}


def test_quoted_printable_goes_on_below_an_equals_sign() -> None:
    card = one_card(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=",
        "=AB =C5=81=",
        "o=C5=9B",
        "NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0Atwo is=",
        " indented=",
        "",
        "=21",
        "ADR;WORK;CHARSET=utf-8;ENCODING=quoted-printable:;;M=C3=BChlen=",
        "weg 1;M=C3=BChlheim;;45468;",
        version="2.1",
    )
    assert card.name == "Zoë Łoś"
    assert card.notes == "one\ntwo is indented!"
    assert (card.addresses[0].street, card.city) == ("Mühlenweg 1", "Mühlheim")


def test_it_ends_at_an_empty_line_before_another_property() -> None:
    card = one_card("FN;ENCODING=QUOTED-PRINTABLE:Amara=20Okafor=", "", "TEL;CELL:1", version="2.1")
    assert (card.name, card.phones) == ("Amara Okafor", ["1"])


def test_cut_in_the_middle_of_a_letter_it_gives_the_others() -> None:
    lines = ("FN:A", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Z=C3=BC=C3=")
    assert reasons(*lines, version="2.1") == [(4, "bytes that are not UTF-8 were replaced")]


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=PNG:{ENCODED[:HALF]}", f" {ENCODED[HALF:]}"],
        [f"PHOTO;ENCODING=BASE64;PNG:{ENCODED[:HALF]}", ENCODED[HALF:], ""],
        ["PHOTO;PNG;B:", f"  {ENCODED[:HALF]}", f"  {ENCODED[HALF:]}", "", ""],
        [f"PHOTO;BASE64:{ENCODED[:HALF]}", f"  {ENCODED[HALF:]}"],
        [f"PHOTO:data:image/png;base64,{ENCODED[:HALF]}", f" {ENCODED[HALF:]}"],
        [f"PHOTO:data:image/png;base64\\,{ENCODED}"],
        [f"PHOTO;ENCODING=b;VALUE=uri:data:image/png;charset=x;base64,{ENCODED}"],
        [f"PHOTO;ENCODING=b:{ENCODED.rstrip('=')}"],
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_a_picture_comes_out_of_base64_folded_in_any_way(lines: list[str], version: str) -> None:
    card = one_card(*lines, "FN:Amara Okafor", "TEL:1", version=version)
    assert card.photo is not None
    assert (card.photo.kind, card.photo.data) == ("png", PNG)
    assert (card.name, card.phones) == ("Amara Okafor", ["1"])


def test_only_the_encoding_itself_makes_a_value_go_on() -> None:
    card = one_card('ADR;LABEL="one;QUOTED-PRINTABLE":;;;;;;====', "FN:Amara Okafor", version="4.0")
    assert (card.name, card.country) == ("Amara Okafor", "====")
