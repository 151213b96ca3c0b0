"""Which follow-ups are private: those that were promised in a private conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3


def private_followups(connection: sqlite3.Connection, contact: int) -> frozenset[int]:
    """Return the numbers of those with somebody that are private.

    The next one of a series does not know of its conversation, but has the same words.
    """
    found = rows(
        connection,
        "SELECT id FROM followup WHERE contact_id = :id AND what IN ("
        "  SELECT f.what FROM followup AS f JOIN interaction AS i ON i.id = f.interaction_id"
        "  WHERE f.contact_id = :id AND i.private)",
        id=contact,
    )
    return frozenset(row["id"] for row in found)
