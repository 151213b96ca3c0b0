"""Which pairs are compared: those who share a key, so that it does not grow with the square.

A key is an address, a whole name, or a word of a name together with a trait (an organisation, a
city, a birthday, a mail domain). Nobody who shares none of them can be likely enough: see
``evidence.py``. A block of more than ``MOST`` is narrowed to those of it who share a second such
block, or whose other words are a letter apart or short for one another.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from netcrm.rules.names.short_forms import long_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.rules.likeness.profile import Profile

MOST = 50
"""So many people with one key are all compared with one another."""

SHORTEST_CUT = 4
"""A word of fewer letters says too little when one more is taken out."""

_PLACES = 32
"""The bits of a mark that hold the place of a person; those above are of a key."""

_SEPARATOR = "\t"


class Crowds:
    """The blocks that were too large, as they are told to a user."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add(self, key: str) -> None:
        """Note one."""
        said = key.partition(":")[2].replace(_SEPARATOR, " + ")
        if said not in self.names:
            self.names.append(said)


def keys(one: Profile) -> set[str]:
    """Return the keys of somebody."""
    found = set(one.points())
    found.update(f"name:{' '.join(sorted(name.plain))}" for name in one.names)
    words = {word for name in one.names for word in name.plain if len(word) > 1}
    found.update(f"{trait}{_SEPARATOR}{word}" for trait in one.traits() for word in words)
    return found


def candidates(
    profiles: Sequence[Profile], crowds: Crowds, most: int = MOST
) -> Iterator[tuple[int, int]]:
    """Yield the places of two people who are to be compared, the lower one first.

    A pair may come several times.
    """
    # Marks of whole numbers, sorted: a tenth of the memory that a dictionary of the keys takes.
    marks = sorted(
        hash(key) << _PLACES | place for place, one in enumerate(profiles) for key in keys(one)
    )
    large: dict[int, list[int]] = {}
    for key, found in groupby(marks, key=lambda mark: mark >> _PLACES):
        places = [mark & (1 << _PLACES) - 1 for mark in found]
        if len(places) > most:
            large[key] = places
        else:
            yield from combinations(places, 2)
    del marks
    for key, places in large.items():
        crowds.add(_text(key, profiles[places[0]]))
        yield from _narrowed(profiles, key, places, large, most)


def _text(key: int, one: Profile) -> str:
    return next(text for text in sorted(keys(one)) if hash(text) == key)


def _narrowed(
    profiles: Sequence[Profile],
    key: int,
    places: Sequence[int],
    large: dict[int, list[int]],
    most: int,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a large block who have more in common."""
    text = _text(key, profiles[places[0]])
    parts: dict[int | str, list[int]] = defaultdict(list)
    for place in places:
        own = keys(profiles[place])
        for other in own:
            if other != text and hash(other) in large:
                parts[hash(other)].append(place)
        for trace in _traces(profiles[place], text.rpartition(_SEPARATOR)[2]):
            parts[trace].append(place)
    seen: set[tuple[int, int]] = set()
    for part in parts.values():
        if len(part) <= most:
            seen.update(combinations(part, 2))
    yield from seen


def _traces(one: Profile, known: str) -> set[str]:
    """Return what is left of the words of a name, but one that is known, without any one letter."""
    found: set[str] = set()
    for word in {word for name in one.names for word in name.plain if word != known}:
        found.update(long_forms(word))
        if len(word) >= SHORTEST_CUT:
            found.update(
                word[:cut] + word[cut + 1 :] for cut, sign in enumerate(word) if not sign.isdigit()
            )
    return found
