"""Finding contacts who may be one person, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.duplicates.different import told_apart
from netcrm.book.duplicates.profiles import profiles
from netcrm.book.people.person import people
from netcrm.rules.likeness.blocking import Crowds, candidates
from netcrm.rules.likeness.evidence import LISTED, likeness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.rules.likeness.evidence import Likeness
    from netcrm.rules.likeness.profile import Profile


class Pair(NamedTuple):
    """Two contacts, how certain it is that they are one person, of 100, and why."""

    a: Person
    b: Person
    certainty: int
    evidence: Sequence[str]


class Found(NamedTuple):
    """The surest pairs, how many there are in all, and what too many people share."""

    pairs: list[Pair]
    total: int
    crowds: Sequence[str] = ()


def duplicates(
    connection: sqlite3.Connection, today: date, most: int | None, region: str | None = None
) -> Found:
    """Find all pairs, and return ``most`` of them, but for those who were told apart."""
    known = profiles(connection, region)
    crowds = Crowds()
    found: dict[tuple[int, int], Likeness] = {}
    for one, other in candidates(known, crowds):
        pair = (known[one].id, known[other].id)
        if pair not in found and (like := likeness(known[one], known[other])).certainty >= LISTED:
            found[pair] = like
    return Found(*_surest(connection, today, found, most), crowds.names)


def duplicates_of(
    connection: sqlite3.Connection,
    today: date,
    someone: Someone,
    most: int | None,
    region: str | None = None,
) -> Found:
    """Find the pairs of one person: compared with everybody."""
    known = profiles(connection, region)
    own = next(one for one in known if one.id == someone.id)
    found = {
        (min(own.id, one.id), max(own.id, one.id)): like
        for one in known
        if one is not own and (like := _compared(own, one)).certainty >= LISTED
    }
    return Found(*_surest(connection, today, found, most))


def compare(
    connection: sqlite3.Connection,
    today: date,
    one: Someone,
    other: Someone,
    region: str | None = None,
) -> Pair:
    """Compare two people, whatever comes of it."""
    known = {each.id: each for each in profiles(connection, region, (one.id, other.id))}
    like = _compared(known[one.id], known[other.id])
    a, b = people(connection, today, (one.id, other.id))
    return Pair(a, b, *like)


def _compared(one: Profile, other: Profile) -> Likeness:
    return likeness(*sorted((one, other), key=lambda each: each.id))


def _surest(
    connection: sqlite3.Connection,
    today: date,
    found: dict[tuple[int, int], Likeness],
    most: int | None,
) -> tuple[list[Pair], int]:
    """Return the pairs as they are shown, and how many there are."""
    apart = told_apart(connection)
    pairs = sorted((-like.certainty, pair) for pair, like in found.items() if pair not in apart)
    shown = [pair for _, pair in pairs[:most]]
    known = _people(connection, today, (number for pair in shown for number in pair))
    return [Pair(known[a], known[b], *found[a, b]) for a, b in shown], len(pairs)


def _people(connection: sqlite3.Connection, today: date, ids: Iterable[int]) -> dict[int, Person]:
    return {one.id: one for one in people(connection, today, dict.fromkeys(ids))}
