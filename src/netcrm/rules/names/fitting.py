"""Whether words that were typed fit somebody's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.reference import name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.names.reference import Word
    from netcrm.rules.names.spellings import Spellings


class Names(NamedTuple):
    """The words that somebody is called by: those of the name, and further ones."""

    name: list[Spellings]
    further: list[Spellings]


def names(name: str, searchable: str) -> Names:
    """Take the words of a name, and those by which somebody is found as well."""
    of_name = name_words(name)
    known = {way for ways in of_name for way in ways}
    return Names(of_name, [(word,) for word in searchable.split() if word not in known])


def fits(words: Sequence[Word], someone: Names, *, each_its_own: bool = False) -> bool:
    """Tell whether all the words are of somebody's names.

    Each initial needs a word of the name of its own; with ``each_its_own`` all words do. Further
    words are looked at for what is not of the name.
    """
    ordered = sorted(words, key=lambda word: word.initial)
    places = [_places(word, someone) for word in ordered]
    alone = [each_its_own or word.initial for word in ordered]
    return _assigned(places, alone, frozenset())


def _places(word: Word, someone: Names) -> list[int]:
    """Return the places of the words that a word may be; further ones come after the name."""
    of_name = [place for place, ways in enumerate(someone.name) if _is_of(word, ways)]
    if of_name or word.initial or word.of_name:
        return of_name
    further = enumerate(someone.further, len(someone.name))
    return [place for place, ways in further if _is_of(word, ways)]


def is_full_name(words: Sequence[Word], someone: Names) -> bool:
    """Tell whether the words are the whole name, in any order and in whatever spelling."""
    if len(words) != len(someone.name):
        return False
    places = [
        [place for place, ways in enumerate(someone.name) if set(word.spellings) & set(ways)]
        for word in words
    ]
    return _assigned(places, [True] * len(words), frozenset())


def _is_of(word: Word, ways: Spellings) -> bool:
    """Tell whether a word that was typed is one of a name, or the part of it that it may be."""
    if word.initial:
        return any(way.startswith(word.folded) for way in ways)
    if word.whole:
        return any(one in ways for one in word.spellings)
    if word.beginning:
        return any(way.startswith(word.spellings) for way in ways)
    return any(one in way for one in word.spellings for way in ways)


def _assigned(
    places: Sequence[Sequence[int]], alone: Sequence[bool], taken: frozenset[int]
) -> bool:
    """Tell whether there is a place for each, and one of its own for those who need it."""
    if not places:
        return True
    return any(
        _assigned(places[1:], alone[1:], taken | {place})
        for place in places[0]
        if not (alone[0] and place in taken)
    )
