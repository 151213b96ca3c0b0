"""Other spellings of a name: Müller is Mueller, Jean-Luc is Jeanluc, van den Berg Vandenberg."""
# Letters that look like others are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold_words, is_without_blanks
from netcrm.rules.names.titles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Spellings = tuple[str, ...]
"""The ways in which a word may be written, folded; the first one is its fold."""

_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
# What Persian and Arabic keyboards write for the same letter, what many leave the dots off from,
# and the stroke that only makes a word longer.
_ARABIC = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ـ": ""})
_BEGINNINGS = PARTICLES | {"mc", "mac", "o", "d"}
"""What is written together with the next word as well, or apart from it."""


def spelt(text: str) -> list[Spellings]:
    """Return the ways in which each word of a name may be written."""
    plain = fold_words(text)
    if text.isascii():
        return [(word,) for word in plain]
    letters = unicodedata.normalize("NFC", text.casefold())
    others = [fold_words(letters.translate(table)) for table in (_IN_TWO_LETTERS, _ARABIC)]
    as_many = [words for words in others if len(words) == len(plain)]
    return [tuple(dict.fromkeys(ways)) for ways in zip(plain, *as_many, strict=True)]


def further_words(text: str) -> list[str]:
    """Return the words by which a name is found beside those of its fold."""
    words = fold_words(text)
    if text.isascii() and text.replace(" ", "").isalnum():
        return list(_with_beginnings(words))  # nearly all of them, and faster
    others = [way for ways in spelt(text) for way in ways[1:]]
    return [*others, *_hyphenated(text), *_with_beginnings(words), *_without_blanks(words)]


def _hyphenated(text: str) -> Iterator[str]:
    """Yield in one piece what hyphens, or the points of initials, hold together."""
    for token in text.split():
        words = fold_words(token)
        if len(words) > 1:
            yield "".join(words)


def _with_beginnings(words: Sequence[str]) -> Iterator[str]:
    begun = ""
    for word in words:
        if word in _BEGINNINGS:
            begun += word
        else:
            if begun:
                yield begun + word
            begun = ""


def _without_blanks(words: Sequence[str]) -> Iterator[str]:
    """Yield in one piece a name in a writing that needs no blanks, and has them."""
    if len(words) > 1 and all(map(is_without_blanks, words)):
        yield "".join(words)
