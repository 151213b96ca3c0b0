"""Who else has what somebody is given: worth a remark, and no more."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

from netcrm.book.contact.rows import POINT_FIELDS, forms, normal_form
from netcrm.rules.names.folding import fold_words
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.contact.changes import Changes
    from netcrm.book.people.person import Person


def sharers(
    connection: sqlite3.Connection, kept: Person, changes: Changes, region: str | None
) -> list[str]:
    """Say who else has the further addresses, phone numbers in whatever writing."""
    said: list[str] = []
    for kind, name in POINT_FIELDS.items():
        there = {normal_form(kind, value) for value in getattr(kept, name)}
        for value in changes.further.get(name, ()):
            if normal_form(kind, value) in there:
                continue
            others = rows(
                connection,
                "SELECT id, name FROM contact WHERE removed_on IS NULL AND id <> :own AND id IN"
                " (SELECT contact_id FROM contact_point WHERE kind = :kind"
                " AND normal IN (SELECT value FROM json_each(:normals)))",
                own=kept.id,
                kind=kind,
                normals=json.dumps(forms(kind, value, region)),
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


def name_lost(connection: sqlite3.Connection, before: Person, after: Person) -> list[str]:
    """Say how to be found by a family name that somebody had until now."""
    row = first(connection, "SELECT searchable FROM contact WHERE id = :id", id=after.id)
    found_by = set(row["searchable"].split()) if row else set()
    if not before.family or found_by.issuperset(fold_words(before.family)):
        return []
    again = f"netcrm edit {after.id} --former-name {shlex.quote(before.name)}"
    return [f"'{before.family}' does not find {after.name} any more; to keep it: {again}"]
