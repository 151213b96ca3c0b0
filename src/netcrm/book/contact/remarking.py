"""Who else has what somebody is given: worth a remark, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import POINT_FIELDS, normal_form
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.contact.changes import Changes
    from netcrm.book.people.person import Person


def sharers(connection: sqlite3.Connection, kept: Person, changes: Changes) -> list[str]:
    """Say who else has the further addresses."""
    said: list[str] = []
    for kind, name in POINT_FIELDS.items():
        there = {normal_form(kind, value) for value in getattr(kept, name)}
        for value in changes.further.get(name, ()):
            if normal_form(kind, value) in there:
                continue
            others = rows(
                connection,
                "SELECT id, name FROM contact WHERE removed_on IS NULL AND id <> :own AND id IN"
                " (SELECT contact_id FROM contact_point WHERE kind = :kind AND normal = :normal)",
                own=kept.id,
                kind=kind,
                normal=normal_form(kind, value),
            )
            said += [f"{one['name']} ({one['id']}) has {value}, too." for one in others]
    return said


def namesakes(connection: sqlite3.Connection, one: Person) -> list[str]:
    """Say who else has the same full name, but for those who were told apart."""
    others = rows(
        connection,
        "SELECT id, name FROM contact WHERE removed_on IS NULL AND id <> :own"
        " AND folded = (SELECT folded FROM contact WHERE id = :own) AND NOT EXISTS (SELECT 1"
        "  FROM different WHERE contact_id = min(id, :own) AND other_id = max(id, :own))",
        own=one.id,
    )
    return [f"{other['name']} ({other['id']}) has the same name." for other in others]
