"""The two people of an introduction, and what is said of it: ``grace ada both teach``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.half_names import refuse_half_a_name
from netcrm.book.people.person import people
from netcrm.book.people.resolve import leading
from netcrm.errors import RefusedError, UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.book.people.person import Person

_BETWEEN = frozenset({"and", "&", "to", "with"})
"""Words that may stand between the two."""


class Pair(NamedTuple):
    """The two, as they were named: the first is who will be asked how it went."""

    one: Someone
    other: Someone


def pair_and_text(asked: Asked, words: Sequence[str]) -> tuple[Pair, str]:
    """Read the two people at the beginning of the words, each as before a text, and the text."""
    one, rest = leading(asked, words)
    if rest and rest[0].casefold() in _BETWEEN:
        rest = rest[1:]
    if not rest:
        raise UsageError(f"To whom do you introduce {one.name}? Say both: netcrm intro grace ada")
    other, text = leading(asked._replace(beside=(one.id,)), rest)
    refuse_half_a_name(other, rest, text)
    if one.id == other.id:
        raise RefusedError(f"Both are {one.name} ({one.id}); nobody is introduced to themselves.")
    return Pair(one, other), " ".join(" ".join(text).split())


def both(connection: sqlite3.Connection, today: date, pair: Pair) -> tuple[Person, Person]:
    """Return all that is known of the two."""
    one, other = people(connection, today, [someone.id for someone in pair])
    return one, other
