"""Remembering that two who look like one are two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.store.reading import first

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


def tell_apart(work: Work, one: Someone, other: Someone) -> None:
    """Remember it; where it is known already, change nothing."""
    from netcrm.store.models import Different

    if are_told_apart(work.connection, one.id, other.id):
        return
    low, high = sorted((one.id, other.id))
    work.session.add(Different(contact_id=low, other_id=high))
    work.people = [one.id, other.id]
    work.summary = f"{one.name} ({one.id}) and {other.name} ({other.id}) are two people"


def are_told_apart(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Say whether two contacts are known to be two people."""
    low, high = sorted((one, other))
    known = "SELECT 1 FROM different WHERE contact_id = :low AND other_id = :high"
    return first(connection, known, low=low, high=high) is not None


def told_apart(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """Return all who are known to be two people, the lower number first."""
    return set(connection.execute("SELECT contact_id, other_id FROM different"))
