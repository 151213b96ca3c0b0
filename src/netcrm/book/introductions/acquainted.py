"""Who knows whom, as far as that is recorded: introductions, relationships, shared work."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.practice.bonds import INTRODUCED, ORDER
from netcrm.rules.roles import inverse, role_name
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

HAS_INTRODUCED = "introduced"
"""What somebody has done of whom it is said on the other side that they were introduced by them."""

MOST_TOGETHER = 50
"""Of more people in one project or group, two need not know each other."""

_GONE = "SELECT id FROM contact WHERE removed_on IS NOT NULL"


class _Part(NamedTuple):
    """Somebody's part in a project or group; ``what`` names it, of both sorts in their order."""

    who: int
    focus: int
    what: str
    from_on: date | None
    to_on: date | None

    def meets(self, other: _Part) -> bool:
        """Say whether the two were in it at the same time, as far as their times are known."""
        return (
            self.who != other.who
            and self._begins_before_end_of(other)
            and (other._begins_before_end_of(self))
        )

    def _begins_before_end_of(self, other: _Part) -> bool:
        return (self.from_on or date.min) < (other.to_on or date.max)


class Acquaintances:
    """Who of those who are here knows whom; in both directions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._bonds: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._parts_of: defaultdict[int, list[_Part]] = defaultdict(list)
        self._members: defaultdict[int, list[_Part]] = defaultdict(list)
        self._read_introductions(connection)
        self._read_relationships(connection)
        self._read_parts(connection)

    def beside(self, who: int) -> set[int]:
        """Return those whom somebody knows."""
        return {*self._bonds.get(who, ()), *(other.who for _, other in self._together(who))}

    def how(self, one: int, other: int) -> str:
        """Say how ``other`` stands to ``one``, who know each other: the closest that is recorded.

        That is an introduction, else a relationship, else a project, else a group.
        """
        if said := self._bonds[one].get(other):
            return said
        return next(part.what for part, theirs in self._together(one) if theirs.who == other)

    def _together(self, who: int) -> Iterator[tuple[_Part, _Part]]:
        for part in self._parts_of.get(who, ()):
            yield from ((part, other) for other in self._members[part.focus] if part.meets(other))

    def _read_introductions(self, connection: sqlite3.Connection) -> None:
        for row in rows(
            connection,
            "SELECT c.id, i.id AS by FROM contact AS c"
            " JOIN contact AS i ON i.id = c.introduced_by_id"
            " WHERE c.removed_on IS NULL AND i.removed_on IS NULL AND c.id <> i.id ORDER BY c.id",
        ):
            self._bonds[row["by"]].setdefault(row["id"], INTRODUCED)
            self._bonds[row["id"]].setdefault(row["by"], HAS_INTRODUCED)

    def _read_relationships(self, connection: sqlite3.Connection) -> None:
        names, inverses = cache(role_name), cache(inverse)
        for row in rows(
            connection,
            f"SELECT contact_id, role, other_id FROM relationship WHERE contact_id NOT IN ({_GONE})"
            f" AND other_id NOT IN ({_GONE}) ORDER BY {ORDER}",
        ):
            one, role, other = row.values()
            self._bonds[other].setdefault(one, names(role))
            self._bonds[one].setdefault(other, inverses(role))

    def _read_parts(self, connection: sqlite3.Connection) -> None:
        for row in rows(
            connection,
            "SELECT n.contact_id AS who, f.id AS focus, f.sort || ' ' || f.name AS what,"
            " n.from_on, n.to_on FROM involvement AS n JOIN focus AS f ON f.id = n.focus_id"
            " JOIN contact AS c ON c.id = n.contact_id"
            " WHERE f.sort <> 'event' AND c.removed_on IS NULL"
            " ORDER BY f.sort DESC, f.from_on DESC, f.id, n.contact_id",
        ):
            part = _Part(**row)
            self._members[part.focus].append(part)
        for members in self._members.values():
            for part in members if len(members) <= MOST_TOGETHER else ():
                self._parts_of[part.who].append(part)
