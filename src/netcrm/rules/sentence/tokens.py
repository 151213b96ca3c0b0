"""The words of a sentence, and what is left of it when some of them are understood."""

# Quotation marks and dashes as people write them are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(
    r"(?P<before>[\"'“”‘’(\[{,;:.!?…–—-]*)(?P<core>.*?)(?P<after>[\"'“”‘’)\]},;:.!?…–—-]*)"
)
_BREAKS = ",;:.!?…–—"
_CLOSERS = {")": "(", "]": "[", "}": "{", '"': '"', "”": "“"}
_LOOSE = ",;:–—- "


class Role(Enum):
    """What a word was understood as; a ``LINK`` only connects what was."""

    TEXT = "text"
    PERSON = "person"
    DAY = "day"
    PLACE = "place"
    LINK = "link"


@dataclass(slots=True)
class Token:
    """One word between blanks, without the signs around it."""

    before: str
    core: str
    after: str
    role: Role = Role.TEXT
    stays: bool = False
    """Whether it stays in the text although it was understood."""

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.core.lower()

    @property
    def free(self) -> bool:
        """Whether it is text still."""
        return self.role is Role.TEXT

    @property
    def is_word(self) -> bool:
        """Whether there is a letter or a digit in it."""
        return any(map(str.isalnum, self.core))

    @property
    def breaks(self) -> bool:
        """Whether a clause, or a member of a list, ends with it."""
        return not self.core or any(sign in self.after for sign in _BREAKS)

    @property
    def ends_possessive(self) -> bool:
        """Whether something of theirs is meant: ``Grace's``."""
        return self.low.endswith(("'s", "’s", "s'", "s’"))

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name is; scripts without small letters always are."""
        first = self.core[:1]
        return first.isalpha() and not first.islower()

    @property
    def is_initial(self) -> bool:
        """Whether it stands for a name: ``J.`` or ``J.R.R.``; no clause ends with its point."""
        letters = self.core.split(".")
        return self.after == "." and all(len(sign) == 1 and sign.isalpha() for sign in letters)

    @property
    def as_name(self) -> str:
        """The word with the point that belongs to it."""
        return f"{self.core}." if self.is_initial else self.core

    @property
    def is_acronym(self) -> bool:
        """Whether it is all in capitals."""
        letters = [sign for sign in self.core if sign.isalpha()]
        return len(letters) > 1 and all(sign.isupper() for sign in letters)


def tokens(text: str) -> list[Token]:
    """Split a text at blanks."""
    found = (_WORD.fullmatch(word) for word in text.split())
    return [Token(one["before"], one["core"], one["after"]) for one in found if one]


def take(sentence: Sequence[Token], begin: int, end: int, role: Role) -> None:
    """Say as what the words from ``begin`` to ``end`` were understood."""
    for token in sentence[begin:end]:
        token.role = role


def words_of(some: Iterable[Token]) -> str:
    """Write words without the signs around them."""
    return " ".join(token.core for token in some)


def rest(sentence: Sequence[Token]) -> str:
    """Write what is text still, with the signs that hold it together."""
    kept: list[list[str]] = []
    opened = ""
    carried = False
    for token in sentence:
        if token.free or token.stays:
            kept.append([opened + token.before, token.core, token.after])
            opened, carried = "", False
            continue
        opened, closed = _brackets(opened, token)
        if kept and (closed or not kept[-1][2]):
            after = "" if token.is_initial else token.after
            signs = "".join(sign for sign in after if sign in _BREAKS)
            carried = carried or bool(signs)
            kept[-1][2] += closed + signs
    text = " ".join("".join(word) for word in kept if any(word))
    return text.lstrip(_LOOSE).rstrip(_LOOSE + ("." if carried else ""))


def _brackets(opened: str, token: Token) -> tuple[str, str]:
    """Return the brackets that a word leaves open for the next one, and those that it closes."""
    closed = ""
    opened += "".join(sign for sign in token.before if sign in _CLOSERS.values())
    for sign in token.after:
        if sign not in _CLOSERS:
            continue
        if opened.endswith(_CLOSERS[sign]):
            opened = opened[:-1]
        else:
            closed += sign
    return opened, closed
