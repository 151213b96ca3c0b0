"""Several people whom words mean that were typed one after the other."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from netcrm.book.people.meaning import found_by
from netcrm.book.people.resolve import resolve
from netcrm.errors import UsageError
from netcrm.rules.enumerating import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.people.finding import Asked, Someone

_LONGEST_NAME = 8
"""Of so many words a name may be that is not in quotes."""


def resolve_several(asked: Asked, words: Sequence[str]) -> list[Someone]:
    """Return those whom the words mean, each once: from the left, the longest run that is somebody.

    So a name may be typed in several words, or as one of them, in quotes. Raises the resolver's
    own errors for the first word that means nobody, or several.
    """
    return list({one.id: one for one in _one_by_one(asked, words)}.values())


def _one_by_one(asked: Asked, words: Sequence[str]) -> Iterator[Someone]:
    place = 0
    while place < len(words):
        length = _longest(asked, words[place : place + _LONGEST_NAME])
        yield resolve(asked, words[place : place + length])
        place += length


def _longest(asked: Asked, words: Sequence[str]) -> int:
    """Say how many first words mean somebody together; one, where none do.

    What has blanks in it was in quotes, and is a name of its own; so is a number.
    """
    single = list(takewhile(_may_go_on, words))
    for length in range(len(single), 1, -1):
        if found := found_by(asked, " ".join(words[:length])):
            _refuse_doubtful(asked, words[:length], found)
            return length
    return 1


def _may_go_on(word: str) -> bool:
    return len(word.split()) == 1 and not word.isdigit()


def _refuse_doubtful(asked: Asked, words: Sequence[str], together: Sequence[Someone]) -> None:
    """Refuse words that mean one person together, and as certainly others one by one."""
    alone = [found_by(asked, word) for word in words]
    if all(len(found) == 1 for found in alone) and {found[0] for found in alone} != {*together}:
        called = enumerated([one.name for one in together])
        raise UsageError(
            f"'{' '.join(words)}' may be {called}, or {enumerated([one[0].name for one in alone])}:"
            " put each name in quotes."
        )
