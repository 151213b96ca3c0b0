"""The schema as SQL text: what a new database is made of, without SQLModel at run time.

``schema.sql`` is generated from the models and ``derived.sql`` is written by hand; a test compares
both with the models and with what the migrations make. To generate it again after a change of the
models: ``python -m netcrm.store.schema > src/netcrm/store/schema.sql``.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x6E637264
"""Stands in the header of every file of netcrm, so that no other program's file is mistaken."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The schema revisions that this netcrm knows, oldest first; the last is the packaged head."""

TIERS = (("core", "3w", 1.5), ("close", "2m", 1.2), ("steady", "6m", 1.0), ("light", "1y", 1.0))
"""The tiers of a new database: name, cadence, weight (docs/explanation/due.md)."""


def lay(connection: sqlite3.Connection) -> None:
    """Make the tables, indexes, views and triggers of today in an empty database."""
    connection.executescript(f"BEGIN;\n{_text('schema.sql')}{_text('derived.sql')}COMMIT;")


def derived() -> Iterator[str]:
    """Yield the statements that make full text, triggers and views."""
    statement = ""
    for line in _text("derived.sql").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def laid() -> dict[str, str]:
    """Return what a new database is made of: the SQL text of each thing by its name."""
    connection = sqlite3.connect(":memory:")
    lay(connection)
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    connection.close()
    return {name: sql for name, sql in found.items() if not name.startswith("sqlite_")}


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def generated() -> Iterator[str]:
    """Yield the text of ``schema.sql``, statement by statement."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable
    from sqlmodel import SQLModel

    from netcrm.store import models  # noqa: F401  fills the metadata

    dialect = sqlite.dialect()
    yield "-- Generated from store/models.py by: python -m netcrm.store.schema\n"
    for table in SQLModel.metadata.sorted_tables:
        statement = str(CreateTable(table).compile(dialect=dialect)).strip()
        yield "\n" + "\n".join(line.rstrip() for line in statement.splitlines()) + ";\n"
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip() + ";\n"
    yield "\nCREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n"
    yield f"INSERT INTO alembic_version (version_num) VALUES ('{REVISIONS[-1]}');\n"
    for name, every, weight in TIERS:
        yield f"INSERT INTO tier (name, every, weight) VALUES ('{name}', '{every}', {weight});\n"
    yield f"PRAGMA application_id = {APPLICATION_ID};\n"


if __name__ == "__main__":
    import sys

    sys.stdout.writelines(generated())
