"""Looking a database over: whether the file is sound and says what it should."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import DatabaseError
from netcrm.store.file import connect, database_errors, is_damage
from netcrm.store.fulltext import fits, indexes
from netcrm.store.opening import open_for_reading
from netcrm.store.schema import laid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Look = Callable[[sqlite3.Connection], Iterator[str]]


class Health(NamedTuple):
    """What was found: counts of what is kept, and problems in words, none if all is well."""

    contacts: int | None
    interactions: int | None
    followups: int | None
    problems: list[str]


def check(path: Path) -> Health:
    """Look the whole file over; nothing is changed."""
    with database_errors(path):
        try:
            connection = open_for_reading(path)
        except DatabaseError as error:
            if is_damage(error.__cause__):
                return Health(None, None, None, [f"the file is damaged: {error.__cause__}"])
            raise
        try:
            counted = counts(connection)
            found = looked_over(connection, damages, references, _schema)
        finally:
            connection.close()
        if path.exists():
            found += _full_text(path)
    return Health(*counted, list(dict.fromkeys(found)))


def counts(connection: sqlite3.Connection) -> tuple[int | None, int | None, int | None]:
    """Count contacts, interactions and follow-ups; None for what is too damaged for that."""
    return (
        _count(connection, "contact"),
        _count(connection, "interaction"),
        _count(connection, "followup"),
    )


def _count(connection: sqlite3.Connection, table: str) -> int | None:
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def looked_over(connection: sqlite3.Connection, *looks: Look) -> list[str]:
    """Return what looks find, also where the damage ends one of them."""
    found: list[str] = []
    for look in looks:
        try:
            found.extend(look(connection))
        except sqlite3.DatabaseError as error:
            found.append(f"the file is damaged: {error}")
    return found


def quick(connection: sqlite3.Connection) -> Iterator[str]:
    """Look at each page, not at whether each index fits its table: that takes twice as long."""
    yield from _said(connection, "PRAGMA quick_check")


def damages(connection: sqlite3.Connection) -> Iterator[str]:
    """Look at all of the file."""
    yield from _said(connection, "PRAGMA integrity_check")


def _said(connection: sqlite3.Connection, pragma: str) -> Iterator[str]:
    for (said,) in connection.execute(pragma):
        if said != "ok":
            yield f"the file is damaged: {' '.join(str(said).split())}"


def references(connection: sqlite3.Connection) -> Iterator[str]:
    """Look for rows that belong to others which are not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} belongs to a {parent} that is not there"


def _schema(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare what the file is made of with what a new one would be."""
    expected, found = laid(), _declared(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            what = "is missing" if name not in found else "is not as netcrm made it"
            yield f"{name} {what}" if name in expected else f"{name} is not of netcrm"


def _declared(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sql for name, sql in found if not name.startswith("sqlite_")}


def _full_text(path: Path) -> Iterator[str]:
    """Compare the full text with what it is made of; SQLite asks for that as for a change."""
    try:
        connection = connect(path, "rw")
    except sqlite3.OperationalError:
        return
    try:
        for index in indexes(connection):
            connection.execute("BEGIN")
            if not fits(connection, index):
                yield f"the full text {index.name} does not fit {index.content}"
            connection.rollback()
    except sqlite3.OperationalError:  # it may not be written
        return
    finally:
        connection.close()
