"""Short ways to read vCards in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.card import Card
from netcrm.formats.reading import read_cards
from netcrm.formats.remarks import Skipped

if TYPE_CHECKING:
    from netcrm.formats.remarks import Remark


def read(text: str | bytes) -> tuple[list[Card], list[Skipped], list[Remark]]:
    """Read a file: its cards, what was skipped, and the remarks."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "surrogateescape")
    reading = read_cards(text, "vcard")
    found = list(reading.cards)
    cards = [one for one in found if isinstance(one, Card)]
    return cards, [one for one in found if isinstance(one, Skipped)], reading.warnings


def one_card(*lines: str | bytes, version: str = "3.0", end: bytes = b"\r\n") -> Card:
    """Read the card of these properties, of which nothing may have been left out."""
    cards, skipped, remarks = read(card_text(*lines, version=version, end=end))
    assert (len(cards), skipped, remarks) == (1, [], [])
    return cards[0]


def card_text(*lines: str | bytes, version: str = "3.0", end: bytes = b"\r\n") -> bytes:
    """Write the lines of a card around these properties."""
    written = [f"BEGIN:VCARD\nVERSION:{version}".replace("\n", end.decode()), *lines, "END:VCARD"]
    return b"".join((line if isinstance(line, bytes) else line.encode()) + end for line in written)


def reasons(*lines: str | bytes, version: str = "3.0") -> list[tuple[int, str]]:
    """Return the remarks on a card of these properties."""
    return [(remark.line, remark.reason) for remark in read(card_text(*lines, version=version))[2]]
