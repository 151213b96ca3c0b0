"""What is kept, table by table, but for the history itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from netcrm.store.fulltext import fits, indexes, is_part_of_index

if TYPE_CHECKING:
    from pathlib import Path

NOT_KEPT = ("step", "change", "step_person", "sqlite_sequence", "alembic_version")

Snapshot = dict[str, list[tuple[Any, ...]]]


def tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return sorted(n for (n,) in found if n not in NOT_KEPT and not is_part_of_index(n))


def snapshot(path: Path) -> Snapshot:
    """Read everything; full text and references are sound."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in indexes(plain):
            assert fits(plain, index), index.name
        return {
            table: plain.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for table in tables(plain)
        }
