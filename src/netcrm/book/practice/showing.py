"""Who is part of an event, a project or a group, and in what somebody has part."""

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
        " WHERE focus_id = :focus ORDER BY person_part.id",
        focus=focus,
    )
    return [Part(**row) for row in found]


class Taken(NamedTuple):
    """In what somebody has part: ``role`` is theirs; an event has its own days, else it is theirs.

    The days of a project or group are not those of everybody in it.
    """

    id: int
    sort: str
    name: str
    kind: str | None
    role: str | None
    from_on: date | None
    to_on: date | None


def taken_part(connection: sqlite3.Connection, contact: int) -> list[Taken]:
    """Return in what somebody has or had part, the latest first, undated ones at the end."""
    found = rows(
        connection,
        "SELECT p.focus_id AS id, p.sort, p.name, p.kind, p.role,"
        " coalesce(p.from_on, iif(p.sort = 'event', f.from_on, NULL)) AS from_on,"
        " coalesce(p.to_on, iif(p.sort = 'event', f.to_on, NULL)) AS to_on"
        " FROM person_part AS p JOIN focus AS f ON f.id = p.focus_id WHERE p.contact_id = :id"
        " ORDER BY coalesce(p.from_on, f.from_on) DESC, p.focus_id",
        id=contact,
    )
    return [Taken(**row) for row in found]


class Renewal(NamedTuple):
    """Something still to be done for a focus, such as renewing a membership."""

    id: int
    what: str
    due_on: date
    every: str | None


def renewals(connection: sqlite3.Connection, focus: int) -> list[Renewal]:
    """Return what is still to be done for a focus, the most urgent first."""
    found = rows(
        connection,
        "SELECT id, what, due_on, every FROM followup WHERE focus_id = :focus"
        " AND contact_id IS NULL AND done_on IS NULL AND dropped_on IS NULL ORDER BY due_on, id",
        focus=focus,
    )
    return [Renewal(**row) for row in found]
