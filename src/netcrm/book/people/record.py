"""What is shown of a person for editing: all that belongs to them, and all that could."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.person import person
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person


class Record(NamedTuple):
    """A person, the name of who introduced them, and the names of the fields that anybody has."""

    person: Person
    introduced_by: str
    fields: list[str]


def record(connection: sqlite3.Connection, today: date, someone: Someone) -> Record:
    """Read what is edited of somebody."""
    one = person(connection, today, someone.id)
    by = first(connection, "SELECT name FROM contact WHERE id = :id", id=one.introduced_by_id)
    fields = rows(connection, "SELECT name FROM custom_field ORDER BY folded")
    return Record(one, by["name"] if by else "", [row["name"] for row in fields])
