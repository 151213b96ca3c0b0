"""Bringing a database of an older netcrm to the schema of today, safely.

A copy is kept first. Then, in one transaction: views, triggers and full text are dropped, the
tables are migrated by Alembic, and what was dropped is made again from its one declaration.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from netcrm.errors import DatabaseError
from netcrm.store.opening import connect, database_errors, revision
from netcrm.store.schema import derived

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).with_name("migrations")


def migrate(path: Path, scripts: Path = SCRIPTS) -> Path:
    """Migrate the file at ``path`` to the newest of ``scripts``; return where its copy is.

    Raises DatabaseError, with the file as it was, when the copy cannot be made.
    """
    with database_errors(path):
        connection = connect(path, "rw")
        try:
            kept = _copy(connection, path)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            _drop_derived(connection)
            upgrade(connection, scripts)
            for statement in derived():
                connection.execute(statement)
            connection.execute("INSERT INTO name_index (name_index) VALUES ('rebuild')")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.rollback()
            connection.close()
    return kept


def upgrade(connection: sqlite3.Connection, scripts: Path = SCRIPTS) -> None:
    """Run the migrations that are missing, within the caller's transaction."""
    engine = create_engine("sqlite://", creator=lambda: _Borrowed(connection), poolclass=StaticPool)
    with engine.connect() as borrowed:
        command.upgrade(configuration(borrowed, scripts), "head")


def configuration(connection: Connection, scripts: Path = SCRIPTS) -> Config:
    """Return Alembic's settings; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_ours(_item: object, name: str | None, kind: str, *_: Any) -> bool:  # noqa: ANN401
    """Say whether Alembic shall compare something: not the shadow tables of full text."""
    return not (kind == "table" and (name or "").startswith("name_index"))


def _copy(connection: sqlite3.Connection, path: Path) -> Path:
    stored = revision(connection, path)
    kept = path.with_name(f"{path.name}.before-{stored}-was-migrated")
    try:
        kept.touch(mode=0o600)
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise DatabaseError(f"{kept}: no copy can be kept ({reason}); not migrated.") from error
    with sqlite3.connect(kept) as copy:
        connection.backup(copy)
    copy.close()
    return kept


def _drop_derived(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"
        " OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%') ORDER BY type DESC"
    ).fetchall()
    for kind, name in found:
        connection.execute(f"DROP {kind} {name}")


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
