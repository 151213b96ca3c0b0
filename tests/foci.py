"""Events, projects and groups put into a database for tests of what depends on them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from tests.conftest import Netcrm


def put_focus(crm: Netcrm, sort: str, name: str, *people: int, kind: str | None = None) -> int:
    """Put one into the database, with people who have part in it, by their numbers."""
    with closing(sqlite3.connect(crm.db)) as connection:
        made = connection.execute(
            "INSERT INTO focus (uid, sort, name, folded, kind) VALUES (?, ?, ?, ?, ?)",
            (f"focus-{sort}-{fold(name)}", sort, name, fold(name), kind),
        )
        number = int(made.lastrowid or 0)
        connection.executemany(
            "INSERT INTO involvement (focus_id, contact_id) VALUES (?, ?)",
            [(number, contact) for contact in people],
        )
        connection.commit()
    return number
