"""From the lines of a card to its properties, each in one piece, whatever way it was folded.

Version 3.0 and 4.0 put a blank before each further line, which goes; in 2.1 it is part of the
text. Quoted-printable goes on below a line that ends in ``=``, base64 until an empty line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.remarks import Remark
from netcrm.formats.vcard.custom import is_cut
from netcrm.formats.vcard.properties import divided, head_of
from netcrm.formats.vcard.splitting import BEGIN, mark, opens_agent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEEPEST = 10
"""Cards within cards, at most."""

_BLANKS = (" ", "\t")
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/=]+[ \t]*")
_QUOTED_SIGN = re.compile("=[0-9A-Fa-f]{2}")
_VERSION = "VERSION:"


def version_of(lines: Sequence[tuple[int, str]]) -> str:
    """Return the version of a card, wherever it stands; 3.0 where it does not say."""
    for _, line in lines:
        if line[: len(_VERSION)].upper() == _VERSION:
            return line[len(_VERSION) :].strip()
    return "3.0"


def unfolded(
    lines: Sequence[tuple[int, str]], version: str, remarks: list[Remark]
) -> Iterator[tuple[int, str]]:
    """Yield each property in one line, with the number of its first one."""
    return _Unfolding(lines, version, remarks).properties()


class _Unfolding:
    def __init__(
        self, lines: Sequence[tuple[int, str]], version: str, remarks: list[Remark]
    ) -> None:
        self._lines = lines
        self._blank_is_text = version == "2.1"
        self._remarks = remarks
        self._place = 0
        self._first = ""
        self._known_encoding: str | None = None

    def properties(self) -> Iterator[tuple[int, str]]:
        lines = self._lines
        while self._place < len(lines):
            number, line = lines[self._place]
            self._place += 1
            if not line or line.isspace():
                continue
            if line[-1] in ": \t" and opens_agent(line) and self._next_is_card():
                yield from self._agent(number, line)
                continue
            yield number, line if self._stands_alone(line) else self._whole(line)

    def _stands_alone(self, line: str) -> bool:
        """Say whether the next line surely begins something new, as it nearly always does."""
        if self._place == len(self._lines):
            return True
        following = self._lines[self._place][1]
        return ":" in following and following[0] not in _BLANKS and line[-1] != "="

    def _whole(self, line: str) -> str:
        """Return a property together with the lines that go on with it."""
        self._first, self._known_encoding = line, None
        parts = [line]
        more = self._further(parts)
        while more is not None:
            parts.append(more)
            more = self._further(parts)
        return "".join(parts) if len(parts) > 1 else line

    def _further(self, parts: list[str]) -> str | None:
        """Return what the next line adds; None, where the property has come to its end."""
        if parts[-1].endswith("=") and self._encoding() == "Q":
            return self._after_soft_break(parts)
        place = self._place
        while place < len(self._lines) and not self._lines[place][1]:
            place += 1
        if place == len(self._lines):
            return None
        following = self._lines[place][1]
        if following.startswith(_BLANKS):
            self._place = place + 1
            return following if self._blank_is_text else following[1:]
        if place == self._place and _IN_BASE64.fullmatch(following) and self._encoding() == "B":
            self._place = place + 1
            return following
        return None

    def _after_soft_break(self, parts: list[str]) -> str | None:
        """Return what follows a ``=`` at the end of a line; an empty line is none of the text."""
        place = self._place
        while place < len(self._lines) and not self._lines[place][1]:
            place += 1
        if place == len(self._lines):
            return None
        following = self._lines[place][1]
        if place > self._place and not _QUOTED_SIGN.match(following):
            return None
        self._place = place + 1
        parts[-1] = parts[-1][:-1]
        dropped = following.startswith(_BLANKS) and not self._blank_is_text
        return following[1:] if dropped else following

    def _encoding(self) -> str:
        """Return the encoding of the property, looked up once, however many its lines."""
        if self._known_encoding is None:
            parts = divided(self._first)
            head = head_of(parts[0]) if parts else None
            self._known_encoding = head.encoding if head else "Q" if is_cut(self._first) else ""
        return self._known_encoding

    def _next_is_card(self) -> bool:
        following = self._lines[self._place : self._place + 1]
        return bool(following) and mark(following[0][1]) == BEGIN

    def _agent(self, number: int, line: str) -> Iterator[tuple[int, str]]:
        """Yield the card of somebody's agent as version 3.0 writes it: as one text."""
        inner: list[str] = []
        depth = deepest = 0
        while self._place < len(self._lines):
            following = self._lines[self._place][1]
            self._place += 1
            inner.append(following)
            what = mark(following)
            depth += {"BEGIN": 1, "END": -1}[what[0]] if what else 0
            deepest = max(deepest, depth)
            if not depth:
                break
        if deepest > DEEPEST:
            reason = f"AGENT left out: cards within cards, more than {DEEPEST} deep"
            self._remarks.append(Remark(number, reason))
            return
        text = "\n".join(inner).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
        yield number, line.rstrip() + text.replace("\n", "\\n")
