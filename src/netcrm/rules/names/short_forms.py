"""Short forms of given names: who is called Bob may be written down as Robert.

They are English names. A likeness of names is a guess, fit to be asked about and no more.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nicknames import NickNamer


def other_given_names(who: str) -> Iterator[str]:
    """Yield ``who`` with another given name for one that was typed, full ones first."""
    words = fold_words(who)
    for others in (_known().canonicals_of, _known().nicknames_of):
        for place, word in enumerate(words):
            for other in sorted(others(word)):
                yield " ".join([*words[:place], other, *words[place + 1 :]])


def is_short_for(one: str, other: str) -> bool:
    """Say whether one of two folded words is short for the other, or both for the same name."""
    return not long_forms(one).isdisjoint(long_forms(other))


@cache
def long_forms(word: str) -> frozenset[str]:
    """Return the names that a folded word may be short for, and itself."""
    return frozenset({word, *_known().canonicals_of(word)})


@cache
def _known() -> NickNamer:
    # Imported only where somebody was not found, or is compared: no other command pays for it.
    from nicknames import NickNamer

    return NickNamer()
