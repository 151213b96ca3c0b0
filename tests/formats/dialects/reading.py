"""Reading the text of a fixture, for the tests of all dialects."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netcrm.formats.card import Card
from netcrm.formats.dialects.mapping import read_mapping
from netcrm.formats.reading import read_cards
from netcrm.formats.remarks import Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 3, 1)


class Read(NamedTuple):
    """What came of a text."""

    source: str
    cards: list[Card]
    skipped: list[Skipped]
    remarks: list[str]


def read(text: str, *maps: str, source: str | None = None, order: str | None = None) -> Read:
    """Read a text as import does."""
    reading = read_cards(text, source, today=TODAY, order=order, mapping=read_mapping(maps))
    found = list(reading.cards)
    cards = [one for one in found if isinstance(one, Card)]
    skipped = [one for one in found if isinstance(one, Skipped)]
    remarks = [f"{remark.line}: {remark.reason}" for remark in reading.warnings]
    return Read(reading.source, cards, skipped, remarks)


def table(*rows: dict[str, str], separator: str = ",", more: Sequence[str] = ()) -> str:
    """Write rows under the columns that they have, and ``more`` that stay empty."""
    names = list(dict.fromkeys([name for row in rows for name in row] + list(more)))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def only(text: str, source: str) -> Card:
    """Read the one card of a text that is of this format and gives no remark."""
    found = read(text)
    assert (found.source, found.skipped, found.remarks) == (source, [], [])
    (card,) = found.cards
    return card
