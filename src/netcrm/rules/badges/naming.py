"""How a name stands on a badge: with the family name first, or in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.rules.names.titles import PARTICLES, is_post_nominal, take_prefix

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_CAPITALS = 3
"""Fewer may as well be initials: AJ Smith."""


def in_order_of_speech(text: str) -> str:
    """Turn ``LOVELACE Ada`` into ``Ada Lovelace``: the capitals tell which the family name is.

    Where all of it is in capitals, or nothing is, it stays.
    """
    prefix, words = take_prefix(text.split())
    begin, end = _capitals(words)
    if begin == end or (begin, end) == (0, len(words)):
        return text
    family = [cased(word) for word in words[begin:end]]
    spoken = [*words[:begin], *words[end:], *family] if begin == 0 else _put(words, begin, family)
    return " ".join(filter(None, [prefix, *spoken]))


def _put(words: Sequence[str], begin: int, family: Sequence[str]) -> list[str]:
    return [*words[:begin], *family, *words[begin + len(family) :]]


def _capitals(words: Sequence[str]) -> tuple[int, int]:
    """Return from where to where the family name stands in capitals: first, or last but titles."""
    shouted = [_is_shouted(word) for word in words]
    if not any(shouted):
        return 0, 0
    begin = shouted.index(True)
    end = begin
    while end < len(words) and (shouted[end] or _is_particle(words[end])):
        end += 1
    while begin and _is_particle(words[begin - 1]):
        begin -= 1
    before = [word for word in words[:begin] if not is_post_nominal(word)]
    after = [word for word in words[end:] if not is_post_nominal(word)]
    return (begin, end) if not (before and after) else (0, 0)


def _is_shouted(word: str) -> bool:
    letters = "".join(filter(str.isalpha, re.sub(r"^Ma?c(?=[A-Z])", "MC", word)))
    return len(letters) >= _FEWEST_CAPITALS and letters.isupper() and not is_post_nominal(word)


def _is_particle(word: str) -> bool:
    return word.isupper() and word.casefold() in PARTICLES


def cased(word: str) -> str:
    """Write a word in capitals as a name: O'NEILL-BERG is O'Neill-Berg, VAN is van."""
    if word.casefold() in PARTICLES:
        return word.lower()
    name = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
    return re.sub(r"\bMc(\w)", lambda found: f"Mc{found[1].upper()}", name)
