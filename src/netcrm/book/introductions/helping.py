"""Who could introduce me to somebody: those I was in contact with, and whom they know."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.facts import LAST_CONTACT
from netcrm.book.introductions.acquainted import Acquaintances
from netcrm.book.people.finding import Someone
from netcrm.rules.chains import shortest
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from netcrm.book.introductions.places import Places

WORKS_THERE, WORKED_THERE = "works there", "worked there"


class Helper(NamedTuple):
    """Somebody I was in contact with who could introduce me: ``how`` they stand to ``to``.

    Who has a post at the ``organisation``, or had, stands to nobody in particular.
    """

    who: Someone
    how: str
    to: Someone | None
    organisation: str | None
    last_contact_on: date


class Helping:
    """The search for the way to one of the ``goals``, among all who are here."""

    def __init__(self, connection: sqlite3.Connection, today: date, goals: set[int]) -> None:
        self._goals = goals
        self._acquaintances = Acquaintances(connection)
        self._names: dict[int, str] = {}
        self._last: dict[int, date] = {}
        for row in rows(
            connection,
            f"SELECT c.id, c.name, {LAST_CONTACT} AS last_on FROM contact AS c"
            " WHERE c.removed_on IS NULL",
            today=today,
        ):
            self._names[row["id"]] = row["name"]
            if row["last_on"]:
                self._last[row["id"]] = row["last_on"]

    def chain(self) -> list[int]:
        """Return the shortest chain, from somebody I was in contact with; none is empty."""
        return shortest(self._last, self._acquaintances.beside, self._goals, self._rank)

    def hows(self, chain: Sequence[int]) -> list[str]:
        """Say how each of a chain stands to the one before."""
        return [self._acquaintances.how(one, other) for one, other in pairwise(chain)]

    def acquainted(self) -> list[Helper]:
        """Return those who know somebody of the goals, and are none of them."""
        known: dict[int, int] = {}
        for goal in sorted(self._goals, key=self._rank):
            for one in self._acquaintances.beside(goal):
                if one in self._last and one not in self._goals:
                    known.setdefault(one, goal)
        return [
            self._helper(one, self._acquaintances.how(known[one], one), to=known[one])
            for one in sorted(known, key=self._rank)
        ]

    def at(self, places: Places) -> list[Helper]:
        """Return those who work at an organisation, know somebody there, or have worked there."""
        found: dict[int, Helper] = {}
        for one in (
            *self._employed(places.now, WORKS_THERE),
            *self.acquainted(),
            *self._employed(places.formerly, WORKED_THERE),
        ):
            found.setdefault(one.who.id, one)
        return list(found.values())

    def _employed(self, held: Mapping[int, str], how: str) -> Iterator[Helper]:
        for one in sorted(held.keys() & self._last.keys(), key=self._rank):
            yield self._helper(one, how, at=held[one])

    def _helper(self, one: int, how: str, to: int | None = None, at: str | None = None) -> Helper:
        asked_for = Someone(to, self._names[to]) if to else None
        return Helper(Someone(one, self._names[one]), how, asked_for, at, self._last[one])

    def _rank(self, one: int) -> tuple[int, int]:
        """Put those first with whom there was contact last, then who has the lower number."""
        return -self._last.get(one, date.min).toordinal(), one
