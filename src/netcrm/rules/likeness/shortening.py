"""Short forms of given names: Bob is Robert, and so is Rob."""

from __future__ import annotations

from functools import cache


def is_short_for(one: str, other: str) -> bool:
    """Say whether one of two folded words is short for the other, or both for the same name."""
    return not long_forms(one).isdisjoint(long_forms(other))


@cache
def long_forms(word: str) -> frozenset[str]:
    """Return the names that a word may be short for, and itself."""
    return frozenset({word, *_long_forms().get(word, ())})


@cache
def _long_forms() -> dict[str, set[str]]:
    from nicknames import NickNamer

    return NickNamer().canonical_lookup
