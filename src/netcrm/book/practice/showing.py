"""Who is part of an event, a project or a group."""

from __future__ import annotations

from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3


class Part(NamedTuple):
    """Somebody's part in a focus; the organisation is that of it, else of their main post."""

    id: int
    name: str
    role: str | None
    organisation: str | None
    from_on: date | None
    to_on: date | None


def parts(connection: sqlite3.Connection, focus: int) -> list[Part]:
    """Return who is part of a focus, in the order in which they came."""
    found = rows(
        connection,
        "SELECT contact_id AS id, who AS name, role, organisation, from_on, to_on FROM person_part"
        " WHERE focus_id = :focus ORDER BY id",
        focus=focus,
    )
    return [Part(**row) for row in found]
