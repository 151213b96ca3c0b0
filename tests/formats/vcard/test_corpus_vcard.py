"""Real vCards, where they are at hand: every card counted, every known value found."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from netcrm.formats.card import Card
from netcrm.formats.reading import read_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netcrm.formats.remarks import Remark, Skipped
    from netcrm.rules.addresses import Address

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))


def _facts() -> dict[str, Any]:
    if not os.environ.get("NETCRM_CORPUS"):
        return {}
    facts = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return {name: facts[name] for name in sorted(facts) if name.endswith(".vcf")}


FACTS = _facts()

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FACTS, reason="NETCRM_CORPUS names no folder of real files"),
]

COUNTS = {"vcard/khard_unparsable.vcf": 1}
"""Of the card that is cut off, what there is of it was read."""


def read(name: str) -> tuple[list[Card | Skipped], list[Remark]]:
    data = (CORPUS / name).read_bytes().removeprefix(codecs.BOM_UTF8)
    if not data:  # nothing but its mark: an import says that it is empty
        return [], []
    reading = read_cards(data.decode("utf-8", "surrogateescape"), "vcard")
    return list(reading.cards), reading.warnings


def cards(name: str) -> list[Card]:
    return [card for card in read(name)[0] if isinstance(card, Card)]


def _rest(card: Card, name: str) -> list[str]:
    bare = [(key.partition(";")[0].rpartition(".")[2], value) for key, value in card.rest]
    return [value for key, value in bare if key.upper() == name]


def _iso(day: str) -> str:
    digits = day.replace("-", "")
    year = "-" if day.startswith("--") else digits[:-4]
    return f"{year}-{digits[-4:-2]}-{digits[-2:]}"


def agrees(card: Card, key: str, value: Any) -> bool:
    at = card.addresses
    said: dict[str, list[Any]] = {
        "fn": [card.name],
        "given": [card.given],
        "family": [card.family],
        "middle": [card.middle],
        "prefix": [card.prefix],
        "suffix": [card.suffix],
        "nick": [card.nickname],
        "org": [card.organisation],
        "title": [card.title],
        "url": card.links,
        "city": [*(one.city for one in at), card.city],
        "street": [one.street for one in at],
        "country": [one.country for one in at],
        "po_box": [one.po_box for one in at],
        "role": _rest(card, "ROLE"),
        "bday_text": _rest(card, "BDAY"),
        "note": [card.notes],
    }
    if key == "bday":
        return card.birthday == _iso(value)
    if key in {"emails", "phones", "tags"}:
        return set(value) <= set(getattr(card, key))
    return value in said[key]


@pytest.mark.parametrize("name", FACTS)
def test_every_card_is_counted_and_every_sample_found(name: str) -> None:
    found, _ = read(name)
    assert len(found) == COUNTS.get(name, FACTS[name]["count"])
    people = [card for card in found if isinstance(card, Card)]
    for sample in FACTS[name]["sample"]:
        assert any(
            all(agrees(card, key, value) for key, value in sample.items()) for card in people
        ), sample


def _address(card: Card) -> Address:
    return card.addresses[0]


NOTED: dict[str, Callable[[list[Card]], Iterable[str]]] = {
    "cardmend_android21": lambda c: [c[0].nickname, *c[0].notes.split("\n")],
    "cardmend_google": lambda c: [c[0].labels[c[0].phones[1]]],
    "ez_android": lambda c: [c[2].phones[0], *c[3].phones, c[4].emails[0]],
    "ez_evolution": lambda c: [c[0].department.replace(",", " /"), c[0].uid, *c[0].dates.values()],
    "ez_fullcontact": lambda c: [c[0].further_posts[0].organisation, c[0].phones[8], c[0].birthday],
    "ez_gmail": lambda c: [*_rest(c[0], "X-ABRELATEDNAMES"), *c[0].dates.values()],
    "ez_ms_outlook": lambda c: [c[0].birthday, *_rest(c[0], "X-MS-MANAGER")],
    "ez_outlook-2003": lambda c: [*c[0].phones, c[0].department, c[0].birthday],
    "ez_rfc2426-example": lambda c: [c[0].emails[0]],
    "fk_ansi_no_charset": lambda c: [_address(c[0]).postal_code],
    "fk_cropped": lambda c: [c[0].department],
    "fk_outlook_v2": lambda c: [c[0].notes],
    "fk_v2_1": lambda c: [
        *(c[0].department, c[0].phones[0], c[0].birthday, _address(c[0]).street),
        *c[0].dates.values(),
    ],
    "fk_whatsapp": lambda c: c[0].notes.split("\n"),
    "kcontacts_vcard13": lambda c: [c[0].uid, *c[0].links],
    "khard_individual": lambda c: [c[0].uid],
    "khard_joe": lambda c: [c[0].uid],
    "khard_labels": lambda c: _rest(c[0], "X-ABLABEL"),
    "khard_post": lambda c: [_address(c[0]).po_box, _address(c[0]).region],
    "lexnetwork_two": lambda c: [c[0].department],
    "monica_three": lambda c: [c[2].name],
    "rc_apple": lambda c: [_address(c[0]).country, _address(c[0]).postal_code],
    "rc_johndoe": lambda c: [c[0].emails[0], c[0].notes],
    "rc_thebat": lambda c: [c[0].family],
    "sabre_qp_compound_adr": lambda c: [_address(c[0]).postal_code],
    "vobject_groups_lowercase": lambda c: [*_rest(c[0], "O"), *_rest(c[0], "TITLE")],
}
"""What a reader of the raw file has noted about it, and is in the cards, too."""


@pytest.mark.parametrize("name", NOTED)
def test_what_a_reader_has_noted_is_found(name: str) -> None:
    values = list(NOTED[name](cards(f"vcard/{name}.vcf")))
    note = FACTS[f"vcard/{name}.vcf"]["note"]
    assert values
    assert [value for value in values if not value or value not in note] == []


REMARKED = {
    "ez_android": 1,  # quoted-printable that ends in the middle of a letter
    "fk_ansi_no_charset": 1,
    "fk_cropped": 2,
    "fk_german_cp1252": 1,
    "fk_v4_two": 1,
    "khard_unparsable": 1,
    "rc_thebat": 1,
}


@pytest.mark.parametrize("name", [name for name in FACTS if name.startswith("vcard/")])
def test_only_what_is_wrong_is_remarked_upon(name: str) -> None:
    assert len(read(name)[1]) == REMARKED.get(Path(name).stem, 0)


def test_a_day_that_the_calendar_does_not_have_is_no_birthday() -> None:
    assert cards("vcard/fk_v4_two.vcf")[1].birthday == ""
