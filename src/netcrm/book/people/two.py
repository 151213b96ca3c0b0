"""Two people whom words mean that were typed one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people.meaning import found_by
from netcrm.book.people.resolve import resolve
from netcrm.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone


def resolve_two(asked: Asked, words: Sequence[str]) -> tuple[Someone, Someone]:
    """Return the two whom ``words`` mean: two words are one each, more are split where it fits.

    Raises UsageError where there is no such split, or more than one, and where both are the same.
    """
    if len(words) == 2:  # noqa: PLR2004
        _refuse_one_name(asked, words)
        one, other = resolve(asked, words[:1]), resolve(asked, words[1:])
        if one.id == other.id:
            raise UsageError(f"Both of these are {one.name} ({one.id}).")
        return one, other
    splits = list(_splits(asked, words))
    if len(splits) != 1:
        raise UsageError("Which two people are these? Put each name in quotes.")
    return splits[0]


def resolve_one_or_two(asked: Asked, words: Sequence[str]) -> tuple[Someone, Someone | None]:
    """Return the one person whom all words mean together, else the two whom they mean.

    Of a single word that means nobody or several, the resolver's own errors are raised.
    """
    found = found_by(asked, " ".join(words))
    if len(words) == 1 or len(found) == 1:
        return resolve(asked, words), None
    return resolve_two(asked, words)


def _refuse_one_name(asked: Asked, words: Sequence[str]) -> None:
    """Refuse two words that are the name of one person: nobody else was named."""
    together = found_by(asked, " ".join(words))
    if len(together) == 1:
        one = together[0]
        raise UsageError(
            f"'{' '.join(words)}' is {one.name} ({one.id}). Which two people are these? Say both by"
            " their numbers, or put each name in quotes with more of it."
        )


def _splits(asked: Asked, words: Sequence[str]) -> list[tuple[Someone, Someone]]:
    found = []
    for place in range(1, len(words)):
        ones = found_by(asked, " ".join(words[:place]))
        others = found_by(asked, " ".join(words[place:]))
        if len(ones) == len(others) == 1 and ones[0].id != others[0].id:
            found.append((ones[0], others[0]))
    return found
