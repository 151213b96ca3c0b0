"""What is in a file that nobody else has open: the plain copy that a backup is made of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from netcrm.store.checking import counts, looked_over
from netcrm.store.file import connect, revision
from netcrm.store.reading import first
from netcrm.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from netcrm.store.checking import Look


class Contents(NamedTuple):
    """What a file holds, and when its last step was taken; problems in words, none if all is well.

    Numbers and schema are None only where the file is too damaged to tell.
    """

    contacts: int | None = None
    interactions: int | None = None
    followups: int | None = None
    last_change_at: datetime | None = None
    schema: str | None = None
    problems: tuple[str, ...] = ()


def contents(plain: Path, named: Path, *looks: Look) -> Contents:
    """Say what is in the file ``plain``, which the user knows as ``named``, and what looks find.

    Raises DatabaseError where only a newer netcrm knows what is in it.
    """
    try:
        with closing(connect(plain, "ro&immutable=1")) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return Contents(problems=("it is no database of netcrm",))
            schema = revision(connection, named)
            counted = counts(connection)
            step = first(connection, "SELECT at FROM step ORDER BY id DESC LIMIT 1")
            found = looked_over(connection, *looks)
    except sqlite3.DatabaseError as error:
        return Contents(problems=(f"the file is damaged: {error}",))
    return Contents(*counted, step["at"] if step else None, schema, tuple(dict.fromkeys(found)))
