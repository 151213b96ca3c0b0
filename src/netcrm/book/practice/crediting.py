"""Counting what came of which person, event, kind, year or introduction."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.folding import fold
from netcrm.rules.outcomes import kind_name
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from netcrm.book.practice.outcomes import Outcome

    Introducers = dict[int, "Credited"]
    """Who introduced somebody, by their numbers."""


class Credited(NamedTuple):
    """To what an outcome is counted; ``is_assumed`` where it was not said of the outcome itself.

    That is the introducer of a person; without a name it came of none of them.
    """

    id: int | None
    name: str | None
    is_assumed: bool = False


class Count(NamedTuple):
    """How many outcomes came of something, and of how many of them that is assumed."""

    id: int | None
    name: str | None
    outcomes: int
    assumed: int


NONE = Credited(None, None)


def counted(connection: sqlite3.Connection, found: Sequence[Outcome], by: str) -> list[Count]:
    """Count outcomes by what is one of BY; one may count for several, and for each only once."""
    introducers = _introducers(connection, found) if by == "via" else {}
    counts: dict[tuple[int | None, str], list[Credited]] = defaultdict(list)
    for one in found:
        for credited in dict.fromkeys(BY[by](one, introducers)) or [NONE]:
            counts[credited.id, fold(credited.name or "")].append(credited)
    rows_of = [
        Count(told[0].id, told[0].name, len(told), sum(one.is_assumed for one in told))
        for told in counts.values()
    ]
    if by == "year":
        return sorted(rows_of, key=lambda row: row.name or "", reverse=True)
    return sorted(rows_of, key=lambda row: (row.name is None, -row.outcomes, row.name, row.id))


def _people(one: Outcome, _: Introducers) -> Iterator[Credited]:
    return (Credited(*someone[:2]) for someone in one.people)


def _kind(one: Outcome, _: Introducers) -> list[Credited]:
    return [Credited(None, kind_name(one.kind))]


def _year(one: Outcome, _: Introducers) -> list[Credited]:
    return [Credited(None, str(one.on.year))]


def _focus(sort: str) -> Callable[[Outcome, Introducers], list[Credited]]:
    def credited(one: Outcome, _: Introducers) -> list[Credited]:
        ground = one.focus
        return [Credited(ground.id, ground.name)] if ground and ground.sort == sort else []

    return credited


def _via(one: Outcome, introducers: Introducers) -> list[Credited]:
    """Credit who introduced: as it was said, else whoever introduced the people of it to me."""
    if one.via:
        return [Credited(*one.via[:2])]
    return [introducers[who.id] for who in one.people if who.id in introducers]


BY: dict[str, Callable[[Outcome, Introducers], Iterable[Credited]]] = {
    "person": _people,
    "event": _focus("event"),
    "project": _focus("project"),
    "group": _focus("group"),
    "kind": _kind,
    "year": _year,
    "via": _via,
}
"""By what outcomes are counted."""


def _introducers(connection: sqlite3.Connection, found: Sequence[Outcome]) -> Introducers:
    people = {who.id for one in found for who in one.people}
    known = rows(
        connection,
        "SELECT c.id, i.id AS by, i.name FROM contact AS c"
        " JOIN contact AS i ON i.id = c.introduced_by_id"
        " WHERE c.id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(sorted(people)),
    )
    return {row["id"]: Credited(row["by"], row["name"], is_assumed=True) for row in known}
