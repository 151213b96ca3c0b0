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
    from netcrm.formats.remarks import Remark, Skipped

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))


def _facts() -> dict[str, Any]:
    if not os.environ.get("NETCRM_CORPUS"):
        return {}
    facts = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return {name: facts[name] for name in sorted(facts) if name.endswith(".vcf")}


FACTS = _facts()
NOBODY = {"vcard/fk_empty_bom_only.vcf"}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FACTS, reason="NETCRM_CORPUS names no folder of real files"),
]

COUNTS = {"vcard/khard_unparsable.vcf": 1}
"""Of the card that is cut off, what there is of it was read."""


def read(name: str) -> tuple[list[Card | Skipped], list[Remark]]:
    data = (CORPUS / name).read_bytes().removeprefix(codecs.BOM_UTF8)
    reading = read_cards(data.decode("utf-8", "surrogateescape"), "vcard")
    return list(reading.cards), reading.warnings


def cards(name: str) -> list[Card]:
    return [card for card in read(name)[0] if isinstance(card, Card)]


def _rest(card: Card, name: str) -> list[str]:
    return [value for key, value in card.rest if key.partition(";")[0].upper() == name]


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
        "city": [one.city for one in at],
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
