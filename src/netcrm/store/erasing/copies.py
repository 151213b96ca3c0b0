"""Erasing a person from a backup: it is unpacked, erased from, packed, and replaced at once."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from netcrm.errors import NetcrmError
from netcrm.store import shelf
from netcrm.store.backup import pack
from netcrm.store.erasing.erase import erase
from netcrm.store.erasing.person import Person, person_of
from netcrm.store.file import connect
from netcrm.store.schema import REVISIONS
from netcrm.store.unpacking import unpacked

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class UnclearError(Exception):
    """A file in which somebody may still be, and which cannot be written anew."""


def clear(file: Path, uids: Collection[str], texts: set[str]) -> bool:
    """Erase from a backup whom these uids mean; say whether they were in it.

    It keeps its name, its time and its mode. The names by which it knew them are added to
    ``texts``. Raises UnclearError.
    """
    try:
        with unpacked(file, file.parent) as backup:
            if backup.contents.problems:
                raise UnclearError(file)
            if not _is_in(backup.plain, uids, texts):
                return False
            if backup.contents.schema != REVISIONS[-1]:
                from netcrm.store.migrating import migrate

                migrate(backup.plain, keep=False)
            texts |= _erased(backup.plain, uids, texts).texts
            _replace(file, backup.plain)
    except (NetcrmError, OSError, sqlite3.Error) as error:
        raise UnclearError(file) from error
    return True


def _is_in(plain: Path, uids: Collection[str], texts: Collection[str]) -> bool:
    """Look for them in a file of any schema: in the tables, and in the history."""
    named = Person(set(uids), texts=set(texts))
    uid = " OR ".join("instr({0}, ?)" for _ in uids)
    with closing(connect(plain, "ro&immutable=1")) as connection:
        looks = [("contact", "uid"), ("change", '"rows"')]
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alias'").fetchone():
            looks.append(("alias", "value"))
        for table, column in looks:
            where = uid.format(column)
            if connection.execute(
                f"SELECT 1 FROM {table} WHERE {where} LIMIT 1", tuple(uids)
            ).fetchone():
                return True
        summaries = connection.execute("SELECT summary FROM step")
        if any(named.is_named_in(summary) for (summary,) in summaries):
            return True
        rows = connection.execute('SELECT "rows" FROM change WHERE "rows" IS NOT NULL')
        return any(
            isinstance(value, str) and named.is_named_in(value)
            for (images,) in rows
            for image in json.loads(images)
            for value in image.values()
        )


def _erased(plain: Path, uids: Collection[str], texts: Collection[str]) -> Person:
    with closing(connect(plain, "rw")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        person = person_of(connection, uids, texts)
        erase(connection, person)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    return person


def _replace(file: Path, plain: Path) -> None:
    """Put a plain file in the place of a backup, in the form that this has."""
    with file.open("rb") as opened:
        compressed = opened.read(2) == b"\x1f\x8b"
    with shelf.temporary(file.parent) as fresh:
        if compressed:
            pack(plain, fresh)
        else:
            shutil.copyfile(plain, fresh)
        shutil.copystat(file, fresh)
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(file)
