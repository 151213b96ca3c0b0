"""Reading of everybody what is compared."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from netcrm.rules.likeness.profile import Profile, called, generation, plainly
from netcrm.rules.names.folding import fold
from netcrm.rules.phones import comparable_phone
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from netcrm.rules.likeness.profile import Called
    from netcrm.store.reading import Row

_PEOPLE = """
    SELECT id, name, folded, given, family, suffix, nickname, birthday, city
    FROM contact WHERE removed_on IS NULL
"""
_POINTS = "SELECT contact_id, kind, normal FROM contact_point WHERE 1"
_WORK = """
    SELECT p.contact_id, o.name, o.folded
    FROM position AS p JOIN organisation AS o ON o.id = p.organisation_id WHERE 1
"""
_FORMER = "SELECT contact_id, value, normal FROM alias WHERE kind = 'name'"
_SOURCES = "SELECT contact_id, source FROM source_card WHERE 1"

NONE: frozenset[str] = frozenset()
NOWHERE: dict[str, str] = {}


def profiles(
    connection: sqlite3.Connection, region: str | None, only: Sequence[int] | None = None
) -> list[Profile]:
    """Return all who are here, or ``only`` some of them, by their ids.

    ``region`` is the country of the phones that do not tell theirs.
    """
    these = "IN (SELECT value FROM json_each(:ids))" if only else "IS NOT NULL"
    among = f"AND contact_id {these}"
    named = {"ids": json.dumps(only)}
    points: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, kind, normal in connection.execute(f"{_POINTS} {among}", named):
        plain = comparable_phone(normal, region) if kind == "phone" else normal
        points[number, kind].add(plain)
    work: dict[int, dict[str, str]] = defaultdict(dict)
    for number, name, folded in connection.execute(f"{_WORK} {among}", named):
        work[number][folded] = name
    former: dict[int, list[Called]] = defaultdict(list)
    for number, value, normal in connection.execute(f"{_FORMER} {among}", named):
        former[number].append(called(value, normal))
    sources: dict[int, set[str]] = defaultdict(set)
    for number, source in connection.execute(f"{_SOURCES} {among}", named):
        sources[number].add(source)
    return [
        Profile(
            id=row["id"],
            names=tuple(_names(row, former.get(row["id"], []))),
            given=_given(row),
            generation=generation(row["suffix"] or ""),
            birthday=row["birthday"] or "",
            city=(fold(row["city"]), row["city"]) if row["city"] else ("", ""),
            organisations=work.get(row["id"], NOWHERE),
            emails=frozenset(points.get((row["id"], "email"), NONE)),
            phones=frozenset(points.get((row["id"], "phone"), NONE)),
            links=frozenset(points.get((row["id"], "link"), NONE)),
            sources=frozenset(sources.get(row["id"], NONE)),
        )
        for row in rows(connection, f"{_PEOPLE} AND id {these} ORDER BY id", **named)
    ]


def _names(row: Row, former: list[Called]) -> Iterator[Called]:
    """Yield the name of today, the former ones, and the nickname before the family name."""
    yield called(row["name"], row["folded"])
    yield from former
    if row["nickname"]:
        name = f"{row['nickname']} {row['family']}" if row["family"] else row["nickname"]
        yield called(name, fold(name))


def _given(row: Row) -> str:
    return plainly(fold(row["given"]).split()[0]) if row["given"] else ""
