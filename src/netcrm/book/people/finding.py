"""What the resolver looks for, and whom it finds in the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

LAST_TOUCHED = "-"

MOST_CANDIDATES = 20
"""More people than that are not worth listing: the words say too little."""

_MOST_BESIDE = 500
"""So many are looked at for those who were logged together with others."""


class Asked(NamedTuple):
    """Where words are looked up, and what the user answered when they were ambiguous.

    ``removed`` looks among those who were removed, and nowhere else. ``region`` is the country
    whose phone numbers are written without their country, such as IE. ``beside`` are the ids of the
    other people named: of several candidates, those who were logged together with them come first.
    """

    connection: sqlite3.Connection
    chosen: Mapping[str, int]
    removed: bool = False
    region: str | None = None
    beside: tuple[int, ...] = ()

    @property
    def among(self) -> str:
        """The condition on a contact to be one of those who are looked at."""
        return f"removed_on IS {'NOT ' if self.removed else ''}NULL"


class Someone(NamedTuple):
    """A person as far as needed to say who is meant.

    ``folded`` is the full name for comparing, ``searchable`` every word of a name.
    """

    id: int
    name: str
    folded: str = ""
    searchable: str = ""


def anybody(_someone: Someone) -> bool:
    """Take everybody whom the database finds."""
    return True


def people_where(
    asked: Asked,
    condition: str,
    values: Mapping[str, str],
    fit: Callable[[Someone], bool] = anybody,
) -> list[Someone]:
    """Return those who fulfil a condition of SQL and ``fit``, by name; one more than are listed.

    The shortest names are looked at first: a full name that was asked for is among them.
    """
    most = _MOST_BESIDE if asked.beside else MOST_CANDIDATES + 1
    found: list[Someone] = []
    # The condition first: whether somebody was removed stands at the end of a row, which costs half
    # as much again to read of everybody.
    for row in rows(
        asked.connection,
        f"SELECT id, name, folded, searchable FROM contact WHERE {condition} AND {asked.among}"
        " ORDER BY length(folded), name, id",
        **values,
    ):
        someone = Someone(**row)
        if fit(someone):
            found.append(someone)
        if len(found) == most:
            break
    return sorted(found, key=lambda one: (one.name, one.id))


def with_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Someone]:
    """Return people who are known by their ids, in their order."""
    found = rows(
        connection,
        "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(list(ids)),
    )
    names = {row["id"]: row["name"] for row in found}
    return [Someone(number, names[number]) for number in ids if number in names]
