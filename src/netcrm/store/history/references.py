"""Which rows belong to which: the foreign keys, asked before SQLite refuses at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

WORDS = ("tier", "tag", "organisation", "custom_field")
"""What people and conversations are filed under: a word that others use stays."""


class Reference(NamedTuple):
    """A row of ``child`` belongs to the ``parent`` whose columns equal its own: (own, its)."""

    child: str
    parent: str
    columns: tuple[tuple[str, str], ...]

    @property
    def joined(self) -> str:
        """The condition that ``p`` is the parent of ``c``."""
        return " AND ".join(f'p."{its}" = c."{own}"' for own, its in self.columns)

    @property
    def own(self) -> str:
        """The column of the child that holds the parent's id, or what stands for it."""
        return self.columns[0][0]


class Row(NamedTuple):
    """A row by its table and id."""

    table: str
    id: int


def references(connection: sqlite3.Connection) -> list[Reference]:
    """Return all that there are in a file."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
        )
    ]
    found = []
    for child in tables:
        keys: dict[int, list[tuple[str, str]]] = {}
        parents: dict[int, str] = {}
        for number, _, parent, own, its, *_ in connection.execute(
            f"PRAGMA foreign_key_list({child})"
        ):
            keys.setdefault(number, []).append((own, its))
            parents[number] = parent
        found += [Reference(child, parents[one], tuple(columns)) for one, columns in keys.items()]
    return found


def orphans(connection: sqlite3.Connection, parent: str, first: int, last: int) -> Iterator[Row]:
    """Yield rows that belong to a parent of that range which is not there any more."""
    for one in references(connection):
        if one.parent == parent and one.columns[0][1] == "id":
            found = connection.execute(
                f"SELECT c.id FROM {one.child} AS c LEFT JOIN {parent} AS p ON {one.joined}"
                f' WHERE c."{one.own}" BETWEEN ? AND ? AND p.id IS NULL LIMIT 1',
                (first, last),
            )
            yield from (Row(one.child, number) for (number,) in found)


def missing(connection: sqlite3.Connection, child: str, first: int, last: int) -> Iterator[Row]:
    """Yield what is not there and rows of that range belong to; a word is 0."""
    for one in references(connection):
        if one.child == child:
            by_id = one.columns[0][1] == "id"
            found = connection.execute(
                f"SELECT {f'c.{one.own}' if by_id else 0} FROM {child} AS c"
                f" LEFT JOIN {one.parent} AS p ON {one.joined}"
                f' WHERE c.id BETWEEN ? AND ? AND c."{one.own}" IS NOT NULL AND p.id IS NULL'
                " LIMIT 1",
                (first, last),
            )
            yield from (Row(one.parent, number) for (number,) in found)


def used(connection: sqlite3.Connection, parent: str) -> str:
    """Return the condition on ``p``, a row of ``parent``, that others belong to it."""
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {one.child} AS c WHERE {one.joined})"
        for one in references(connection)
        if one.parent == parent
    )
