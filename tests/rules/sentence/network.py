"""An invented network that answers as the resolver does, without a database."""

# Tables of words, and dashes as people write them, are what this is about.
# ruff: noqa: SIM905

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold_words
from netcrm.rules.sentence.naming import Named
from netcrm.rules.sentence.timing import Calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

CALENDAR = Calendar(date(2026, 3, 2))
PEOPLE = {
    1: "Grace Hopper",
    2: "Marie Curie",
    3: "Bela Varga",
    4: "Ada Lovelace",
    5: "Ada Byron",
    6: "Ana María de la Cruz",
    7: "Mei-Ling Zhao",
    8: "Will Young",
    9: "Mark Twain",
    10: "王小明",
}
WHOLE_ONLY = frozenset(
    "a about and at call coffee discussed for had has he her i in it meeting met new next of on she"
    " the their they to too was we were who will with".split()
)


def knows(words: Sequence[str]) -> Named | None:
    """Take the longest run of first words of which each begins a word of one name."""
    for length in range(len(words), 0, -1):
        typed = [part for word in words[:length] for part in _folded(word)]
        names = {number: fold_words(name) for number, name in PEOPLE.items()}
        found = [number for number, name in names.items() if typed and _fits(typed, name)]
        if found:
            whole = any(set(typed) <= set(names[number]) for number in found)
            return Named(length, tuple(found), whole)
    return None


def _fits(typed: Sequence[str], name: Sequence[str]) -> bool:
    return all(
        word in name
        or (
            word not in WHOLE_ONLY
            and len(word.rstrip(".")) > 1
            and any(one.startswith(word) for one in name)
        )
        or (word.endswith(".") and any(one.startswith(word[0]) for one in name))
        for word in typed
    )


def _folded(word: str) -> list[str]:
    """Fold a word; an initial keeps its point."""
    return [word.lower()] if word.endswith(".") else fold_words(word)
