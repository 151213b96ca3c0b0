"""How two names are one: the same, written in another way, shortened, mistyped."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.short_forms import is_short_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.likeness.profile import Called, Profile

NEAR = 80.0
"""Two words as like as this, of 100, may be one that was mistyped."""

SHORTEST_MISTYPED = 3


class Naming(IntEnum):
    """What one name has to do with another; the higher, the more.

    From NEAR on they have a word in common that is no initial: by it they are found.
    """

    NONE = 0
    IN_PART = 1
    NEAR = 2
    SHORT = 3
    SPELT = 4
    SAME = 5


class Named(NamedTuple):
    """The closest two names of two people."""

    naming: Naming
    one: str
    other: str


def closest(one: Profile, other: Profile) -> Named:
    """Compare all names of two people, the former ones, too."""
    found = Named(Naming.NONE, one.shown, other.shown)
    for mine in one.names:
        for theirs in other.names:
            naming = compared(mine, theirs)
            if naming > found.naming:
                found = Named(naming, mine.shown, theirs.shown)
    return found


def compared(one: Called, other: Called) -> Naming:
    """Compare two names; the order of their words plays no part."""
    if one.plain == other.plain or sorted(one.plain) == sorted(other.plain):
        return Naming.SAME if sorted(one.words) == sorted(other.words) else Naming.SPELT
    if (len(one.plain), one.plain) < (len(other.plain), other.plain):
        return _aligned(one.plain, other.plain)
    return _aligned(other.plain, one.plain)


def _aligned(fewer: Sequence[str], more: Sequence[str]) -> Naming:
    """Find for each word of a name one of the other name that may be the same."""
    left = list(more)
    rest: list[str] = []
    anchored = False
    for word in fewer:
        if word in left:
            left.remove(word)
            anchored |= len(word) > 1
        else:
            rest.append(word)
    found = Naming.SHORT if len(fewer) > 1 else Naming.IN_PART
    for word in rest:
        place, likeness = _nearest(word, left)
        if likeness is Naming.NONE:
            return Naming.NONE
        del left[place]
        found = min(found, likeness)
    return found if anchored else min(found, Naming.IN_PART)


def _nearest(word: str, others: Sequence[str]) -> tuple[int, Naming]:
    """Return the place of the word that is most like one, and what it has to do with it."""
    nearest = (0, Naming.NONE)
    for place, other in enumerate(others):
        likeness = _graded(word, other)
        if likeness > nearest[1]:
            nearest = (place, likeness)
    return nearest


def _graded(one: str, other: str) -> Naming:
    """Say what two words that are not equal have to do with each other."""
    if len(one) == 1 or len(other) == 1:
        is_initial = one.isascii() and other.isascii() and one[:1] == other[:1]
        return Naming.SHORT if is_initial else Naming.NONE
    if is_short_for(one, other):
        return Naming.SHORT
    return Naming.NEAR if _mistyped(one, other) else Naming.NONE


def _mistyped(one: str, other: str) -> bool:
    """Say whether two words differ by a slip; numbers tell apart: agent47 is not agent48."""
    if min(len(one), len(other)) < SHORTEST_MISTYPED or _digits(one) != _digits(other):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(one, other, score_cutoff=NEAR) > 0


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))


def given_names_agree(one: str, other: str) -> bool:
    """Say whether two given names, folded and plain, may be one; an unknown one may be any."""
    if not one or not other or one == other:
        return True
    return _graded(one, other) is not Naming.NONE
