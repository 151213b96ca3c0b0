"""The rows of a person: which there are, and their end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from netcrm.store.erasing.person import Person

BELONGINGS = {
    "contact_point": ("contact_id",),
    "postal_address": ("contact_id",),
    "photo": ("contact_id",),
    "position": ("contact_id",),
    "alias": ("contact_id",),
    "different": ("contact_id", "other_id"),
    "contact_tag": ("contact_id",),
    "participation": ("contact_id",),
    "followup": ("contact_id",),
    "involvement": ("contact_id",),
    "tie": ("contact_id",),
    "relationship": ("contact_id", "other_id"),
    "outcome_person": ("contact_id",),
    "named_date": ("contact_id",),
    "contact_field": ("contact_id",),
    "source_card": ("contact_id",),
}
"""The tables whose rows are somebody's, and the columns that say whose."""

SHARED = {
    "interaction": ("participation", "interaction_id"),
    "outcome": ("outcome_person", "outcome_id"),
}
"""What several people may have part in: in which table, by which column."""

LEADING = (
    ("contact", "introduced_by_id", "contact"),
    ("outcome", "via_id", "contact"),
    ("followup", "interaction_id", "interaction"),
)
"""Columns of what others have that may lead to what is gone, and where to."""

FILED_UNDER = {
    "organisation": (
        ("position", "organisation_id"),
        ("involvement", "organisation_id"),
        ("focus", "organisation_id"),
    ),
    "tag": (("contact_tag", "tag_id"), ("interaction_tag", "tag_id")),
    "custom_field": (("contact_field", "field_id"),),
}
"""The words, and the tables and columns that use them."""

Rows = dict[str, set[int]]
"""Ids by their tables."""


def rows_of(connection: sqlite3.Connection, person: Person) -> Rows:
    """Return all rows that are theirs, with the conversations in which nobody else took part.

    Likewise what came of knowing them and nobody else.
    """
    found: Rows = {"contact": set(person.ids)}
    for table, columns in BELONGINGS.items():
        whose = " OR ".join(f"{one} IN (SELECT value FROM json_each(:ids))" for one in columns)
        found[table] = _ids(connection, f"SELECT id FROM {table} WHERE {whose}", person.listed)
    for table, (shares, column) in SHARED.items():
        found[table] = _ids(
            connection,
            f"SELECT {column} FROM {shares} AS p"
            " WHERE contact_id IN (SELECT value FROM json_each(:ids)) AND NOT EXISTS"
            f" (SELECT 1 FROM {shares} AS o WHERE o.{column} = p.{column}"
            " AND o.contact_id NOT IN (SELECT value FROM json_each(:ids)))",
            person.listed,
        )
    found["interaction_tag"] = _ids(
        connection,
        "SELECT id FROM interaction_tag"
        " WHERE interaction_id IN (SELECT value FROM json_each(:ids))",
        _listed(found["interaction"]),
    )
    return found


def words_of(connection: sqlite3.Connection, rows: Rows) -> Rows:
    """Return the words under which rows are filed."""
    found: Rows = {}
    for word, uses in FILED_UNDER.items():
        found[word] = set()
        for table, column in uses:
            found[word] |= _ids(
                connection,
                f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"
                " AND id IN (SELECT value FROM json_each(:ids))",
                _listed(rows.get(table, ())),
            )
    return found


def delete(connection: sqlite3.Connection, rows: Rows) -> None:
    """Delete rows; what others have of them is taken off."""
    for table, column, of in LEADING:
        connection.execute(
            f"UPDATE {table} SET {column} = NULL"
            f" WHERE {column} IN (SELECT value FROM json_each(?))",
            (_listed(rows[of]),),
        )
    last = (*SHARED, "contact")
    for table in (*(one for one in rows if one not in last), *SHARED):
        _delete(connection, table, rows[table])
    _delete(connection, "contact", rows["contact"])


def delete_words(connection: sqlite3.Connection, words: Rows) -> None:
    """Delete words that nobody has; a tag with a cadence is a rule of its own, and stays."""
    for word, uses in FILED_UNDER.items():
        unused = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = {word}.id)"
            for table, column in uses
        )
        ruled = " AND every IS NULL" if word == "tag" else ""
        connection.execute(
            f"DELETE FROM {word} WHERE id IN (SELECT value FROM json_each(?)) AND {unused}{ruled}",
            (_listed(words[word]),),
        )


def still_there(connection: sqlite3.Connection, table: str, ids: Iterable[int]) -> set[int]:
    """Return which of these rows there are."""
    return _ids(
        connection,
        f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))",
        _listed(ids),
    )


def _delete(connection: sqlite3.Connection, table: str, ids: Iterable[int]) -> None:
    connection.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (_listed(ids),)
    )


def _ids(connection: sqlite3.Connection, sql: str, listed: str) -> set[int]:
    return {number for (number,) in connection.execute(sql, {"ids": listed})}


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
