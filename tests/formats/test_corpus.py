"""Real exports, where they are at hand: every record counted, every known value found."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from netcrm.formats.card import Card
from netcrm.formats.reading import read_cards
from netcrm.formats.source import read_text
from netcrm.rules.days import parse_file_day

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))


def _facts() -> dict[str, Any]:
    if not os.environ.get("NETCRM_CORPUS"):
        return {}
    facts = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))
    return {
        name: facts[name]
        for name in sorted(facts)
        if name.startswith("csv/linkedin_") and not name.endswith("messages.csv")
    }


FACTS = _facts()

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FACTS, reason="NETCRM_CORPUS names no folder of real files"),
]


def said(card: Card) -> dict[str, Any]:
    return {
        "given": card.given,
        "family": card.family,
        "emails": card.emails,
        "org": card.organisation,
        "title": card.title,
        "url": next(iter(card.links), ""),
        "connected": card.met_on,
    }


@pytest.mark.parametrize("name", FACTS)
def test_every_record_is_counted_and_every_sample_found(name: str) -> None:
    reading = read_cards(read_text(CORPUS / name).text)
    found = list(reading.cards)
    assert reading.source == "linkedin"
    assert len(found) == FACTS[name]["count"]
    assert reading.warnings == []
    people = [said(card) for card in found if isinstance(card, Card)]
    for sample in FACTS[name]["sample"]:
        expected = dict(sample)
        if "connected" in expected:
            expected["connected"] = parse_file_day(expected["connected"])
        assert any(expected.items() <= one.items() for one in people), sample
