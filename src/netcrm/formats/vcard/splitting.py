"""Taking a file of vCards apart into its cards, so that a broken one costs no other.

Nothing is decoded or unfolded yet: a card is the lines between its BEGIN and its END, or whatever
comes instead of an END.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netcrm.formats.remarks import Remark, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"([^\r\n]*)(?:\r\r\n|\r\n?|\n|\Z)")
_MARK = re.compile(
    r"\ufeff?(?:[\w-]{1,60}\.)?(BEGIN|END)[ \t]*:[ \t]*([\w-]*)[ \t]*", re.IGNORECASE
)
_AGENT = re.compile(r"(?:[\w-]{1,60}\.)?AGENT(?:;[^:]*)?:[ \t]*", re.IGNORECASE)
_LONGEST_MARK = 200
_CARD = "VCARD"
BEGIN = ("BEGIN", _CARD)
"""The mark of a line that begins a card."""

_CUT = frozenset(("VC", "VCA", "VCAR"))
"""What is left of the word where a line was cut."""


@dataclass(slots=True)
class RawCard:
    """The lines of one card with their numbers, from 1, without its BEGIN and its END."""

    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text, whichever ends they have, also CR CR LF and several kinds."""
    return (found[1] for found in _LINE.finditer(text))


def mark(line: str) -> tuple[str, str] | None:
    """Return what a line begins or ends, as ``("BEGIN", "VCARD")``; None for any other line."""
    found = _MARK.fullmatch(line) if len(line) < _LONGEST_MARK else None
    if found is None:
        return None
    name = found[2].upper()
    return found[1].upper(), _CARD if name in _CUT else name


def begins_card(text: str) -> bool:
    """Tell whether there is a card anywhere in a text, be it cut off."""
    return any(mark(line) == BEGIN for line in lines_of(text) if ":" in line)


def opens_agent(line: str) -> bool:
    """Tell a property of vCard 2.1 of which the value is a whole card, on the lines below."""
    return _AGENT.fullmatch(line) is not None


def cards(text: str, remarks: list[Remark]) -> Iterator[RawCard | Skipped]:
    """Yield the cards of a file, and a word about each component that is none."""
    return _Splitter(remarks).cards(text)


class _Splitter:
    """Knows at each line whether it is in a card, in something else, or between them."""

    def __init__(self, remarks: list[Remark]) -> None:
        self._remarks = remarks
        self._card: RawCard | None = None
        self._agents = 0  # cards within the card that are not closed yet
        self._foreign: list[str] = []  # components that are no cards, the innermost last
        self._stray = False
        self._last = ""

    def cards(self, text: str) -> Iterator[RawCard | Skipped]:
        for number, line in enumerate(lines_of(text), start=1):
            found = mark(line) if ":" in line else None
            if found is not None:
                yield from self._marked(number, line, *found)
            elif not self._foreign:
                self._plain(number, line)
            if line:
                self._last = line
        yield from self._unclosed()

    def _marked(self, number: int, line: str, what: str, name: str) -> Iterator[RawCard | Skipped]:
        if name == _CARD:
            self._foreign.clear()
            if what == "BEGIN":
                yield from self._begin(number, line)
            else:
                yield from self._end(number, line)
        elif what == "BEGIN":
            if not self._foreign:
                yield from self._left_out(number, name)
            self._foreign.append(name)
        elif name in self._foreign:
            del self._foreign[self._foreign.index(name) :]
        elif not self._foreign:
            self._plain(number, line)

    def _begin(self, number: int, line: str) -> Iterator[RawCard]:
        if self._card is not None and opens_agent(self._last):
            self._agents += 1
            self._card.lines.append((number, line))
            return
        yield from self._unclosed()
        if not line.upper().rstrip().endswith(_CARD):
            self._remarks.append(Remark(number, f"'{line.strip()}' was read as BEGIN:VCARD"))
        self._card, self._agents, self._stray = RawCard(number), 0, False

    def _end(self, number: int, line: str) -> Iterator[RawCard]:
        if self._card is None:
            self._plain(number, line)
        elif self._agents:
            self._agents -= 1
            self._card.lines.append((number, line))
        else:
            yield self._card
            self._card = None

    def _unclosed(self) -> Iterator[RawCard]:
        if self._card is not None:
            reason = "a card without END:VCARD (cut off?); what there is of it was read"
            self._remarks.append(Remark(self._card.line, reason))
            yield self._card
            self._card = None

    def _left_out(self, number: int, name: str) -> Iterator[Skipped]:
        reason = f"{name or 'a component without a name'} is no vCard"
        if self._card is None:
            yield Skipped(number, reason)
        else:
            self._remarks.append(Remark(number, f"{reason}; left out"))

    def _plain(self, number: int, line: str) -> None:
        if self._card is not None:
            self._card.lines.append((number, line))
        elif not self._stray and line.strip("\ufeff \t"):
            self._remarks.append(Remark(number, "text outside of any card; left out"))
            self._stray = True
