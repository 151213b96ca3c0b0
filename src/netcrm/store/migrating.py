"""Bringing a database of an older netcrm to the schema of today, safely.

A copy is kept first. Then, in one transaction: views, triggers and full text are dropped, the
tables are migrated by Alembic, and what was dropped is made again from its one declaration.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from netcrm.errors import DatabaseError, RefusedError
from netcrm.store.backup import back_up
from netcrm.store.driver import driver_errors
from netcrm.store.file import connect, database_errors, revision
from netcrm.store.fulltext import is_part_of_index, rebuild
from netcrm.store.schema import REVISIONS, derived
from netcrm.store.shelf import BEFORE_MIGRATION

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection

SCRIPTS = Path(__file__).with_name("migrations")


def migrate(path: Path, scripts: Path = SCRIPTS, *, keep: bool = True) -> Path | None:
    """Migrate the file at ``path`` to the newest of ``scripts``; return where its copy is.

    There is none where somebody else was faster, or ``keep`` is False. Raises DatabaseError, with
    the file as it was, when the copy cannot be made or a step fails.
    """
    with database_errors(path), closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        # From here on nobody else writes: the copy is of what is migrated.
        stored = revision(connection, path)
        if stored == REVISIONS[-1]:
            return None
        kept = _copy(path, stored) if keep else None
        try:
            _bring_up(connection, path, scripts)
        except BaseException:
            if kept:
                kept.unlink(missing_ok=True)  # nothing was changed, and each try would leave one
            raise
        connection.execute("COMMIT")
    return kept


def _bring_up(connection: sqlite3.Connection, path: Path, scripts: Path) -> None:
    """Migrate the tables, and make anew what is made of them, in the caller's transaction."""
    counters = connection.execute("SELECT seq, name FROM sqlite_sequence").fetchall()
    _drop_derived(connection)
    upgrade(connection, scripts)
    _restore_counters(connection, counters)
    for statement in derived():
        connection.execute(statement)
    rebuild(connection)
    _check_references(connection, path)


def upgrade(connection: sqlite3.Connection, scripts: Path = SCRIPTS) -> None:
    """Run the migrations that are missing, within the caller's transaction."""
    engine = create_engine("sqlite://", creator=lambda: _Borrowed(connection), poolclass=StaticPool)
    with driver_errors(), engine.connect() as borrowed:
        command.upgrade(configuration(borrowed, scripts), "head")


def configuration(connection: Connection, scripts: Path = SCRIPTS) -> Config:
    """Return Alembic's settings; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_ours(_item: object, name: str | None, kind: str, *_: Any) -> bool:  # noqa: ANN401
    """Say whether Alembic shall compare something: not the shadow tables of full text."""
    return not (kind == "table" and is_part_of_index(name or ""))


def _copy(path: Path, stored: str) -> Path:
    """Keep a copy of a database of an older schema."""
    try:
        return back_up(path, f"{BEFORE_MIGRATION}{stored}")
    except RefusedError as error:
        told = f"{error.message[0].lower()}{error.message[1:]}"
        raise DatabaseError(f"{path} is of an older netcrm and was not migrated: {told}") from error


def _restore_counters(connection: sqlite3.Connection, counters: list[tuple[int, str]]) -> None:
    """Go on counting ids where each table was: a table made anew forgets those that are gone."""
    connection.executemany("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", counters)


def _check_references(connection: sqlite3.Connection, path: Path) -> None:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise DatabaseError(
            f"{path}: {table} {row} would belong to a {parent} that is not there; not migrated."
        )


def _drop_derived(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"
        " OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%') ORDER BY type DESC"
    ).fetchall()
    for kind, name in found:
        quoted = name.replace('"', '""')
        connection.execute(f'DROP {kind} "{quoted}"')


class _Borrowed:
    """The driver connection as SQLAlchemy sees it: it may not end the transaction, nor close."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave the end of the transaction to its owner."""

    def rollback(self) -> None:
        """Leave the end of the transaction to its owner."""

    def close(self) -> None:
        """Leave the connection open."""
