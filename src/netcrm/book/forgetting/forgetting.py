"""Erasing somebody, with all that is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.book.forgetting.mentions import Mention, mentions
from netcrm.errors import NotFoundError
from netcrm.store.erasing.erase import erase
from netcrm.store.erasing.person import Person, person_of
from netcrm.store.erasing.waiting import leave_to_clear
from netcrm.store.reading import first

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


@dataclass(frozen=True, slots=True)
class Holdings:
    """What goes with somebody: conversations with nobody else, those that stay, follow-ups."""

    alone: int
    with_others: int
    followups: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Who was erased, how much that was, and where others still speak of them."""

    someone: Someone
    interactions: int
    followups: int
    steps: int
    mentions: list[Mention]


def holdings(connection: sqlite3.Connection, someone: Someone) -> Holdings:
    """Count what would go, for the question before it."""
    found = first(
        connection,
        "SELECT count(*) FILTER (WHERE others = 0) AS alone,"
        " count(*) FILTER (WHERE others > 0) AS with_others,"
        " (SELECT count(*) FROM followup WHERE contact_id = :id) AS followups FROM"
        " (SELECT (SELECT count(*) FROM participation AS o WHERE o.interaction_id ="
        " p.interaction_id AND o.contact_id <> :id) AS others"
        " FROM participation AS p WHERE p.contact_id = :id)",
        id=someone.id,
    )
    return Holdings(**(found or {}))


def forget(work: Work, someone: Someone) -> Forgotten:
    """Erase somebody from the tables, the history and the full text.

    The command goes on with the file itself and its backups when this is kept. It is no step: it
    cannot be undone.
    """
    person = _person(work.connection, someone)
    called = _called(work.connection, person)
    erased = erase(work.connection, person)
    leave_to_clear(work.connection, person.uids, work.moment.now)
    work.forgotten = person
    names = {text for text in person.texts if "@" not in text} | called
    return Forgotten(someone, *erased, mentions(work.connection, names))


def _person(connection: sqlite3.Connection, someone: Someone) -> Person:
    row = first(connection, "SELECT uid FROM contact WHERE id = :id", id=someone.id)
    if row is None:
        raise NotFoundError(f"{someone.name} ({someone.id}) is not here any more.")
    return person_of(connection, [row["uid"]], [])


def _called(connection: sqlite3.Connection, person: Person) -> set[str]:
    """Return by given and family name, how others may call them."""
    found = connection.execute(
        "SELECT given || ' ' || family FROM contact WHERE given <> '' AND family <> ''"
        " AND id IN (SELECT value FROM json_each(?))",
        (person.listed,),
    )
    return {name for (name,) in found}
