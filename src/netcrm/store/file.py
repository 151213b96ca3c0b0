"""The one SQLite file: making it, connecting to it, whose it is, and what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.errors import DatabaseError
from netcrm.store.schema import APPLICATION_ID, REVISIONS, lay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS = 20_000
"""How long a command waits for another one that is writing; forty at once are served in a few s."""

_DAMAGE = ("malformed", "corrupt", "disk I/O")
_SENTENCES = {
    ("not a database",): "this is no database of netcrm; name another file with --db or $NETCRM_DB",
    _DAMAGE: "the database is damaged; 'netcrm db check' says where."
    " 'netcrm db restore' puts a backup in its place",
    ("locked",): "another program is writing in the database; try again in a moment",
    ("full",): "the disk is full; nothing was changed",
    ("readonly",): "the database may not be written here; nothing was changed",
    ("unable to open",): "the database cannot be opened; are the file and its folder yours?",
}
"""What SQLite says, by its signs, in the words of a user."""


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one sentence about the file at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = f"{path}: {_in_words(error)}"
        raise DatabaseError(sentence if sentence.endswith("?") else f"{sentence}.") from error


def _in_words(error: sqlite3.Error) -> str:
    said = str(error)
    for signs, sentence in _SENTENCES.items():
        if any(sign in said for sign in signs):
            return sentence
    return f"the database answered: {said}"


def is_damage(error: BaseException | None) -> bool:
    """Say whether SQLite has found the file damaged."""
    return isinstance(error, sqlite3.Error) and any(sign in str(error) for sign in _DAMAGE)


def connect(path: Path, mode: str, wait_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Open the file in an SQLite URI ``mode`` (``ro``, ``rw``, ``rwc``, ``ro&immutable=1``)."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=wait_ms / 1000, cached_statements=64
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def connect_reader(path: Path, wait_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Open read-write where that can be (it leaves no side files behind), else as it stands."""
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    has_log = path.with_name(path.name + "-wal").exists()
    modes = ["rw"] if may_write else []
    modes.append("ro" if has_log else "ro&immutable=1")
    for mode in modes:
        connection = connect(path, mode, wait_ms)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            connection.close()
            if mode == modes[-1] or not isinstance(error, sqlite3.OperationalError):
                raise
        else:
            return connection
    raise AssertionError(modes)


def empty() -> sqlite3.Connection:
    """Return an empty network that is in no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    lay(connection)
    return connection


def create(path: Path) -> None:
    """Make a new database, whole or not at all; somebody else's, made meanwhile, is left."""
    folder = path.parent
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        make_folders(folder)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise DatabaseError(f"{path}: the database cannot be made ({reason}).") from error
    try:
        with database_errors(path):
            connection = connect(fresh, "rw")
            try:
                lay(connection)
                connection.execute("PRAGMA journal_mode = WAL")
            finally:
                connection.close()
        _put_in_place(fresh, path)
    finally:
        for beside in ("", "-wal", "-shm"):
            fresh.with_name(fresh.name + beside).unlink(missing_ok=True)


def make_folders(folder: Path) -> None:
    """Make the folders that are missing, each the user's alone (``parents=True`` would not)."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir(mode=0o700, exist_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            fresh.rename(path)


def refuse_what_is_no_file(path: Path) -> None:
    """Refuse a folder, or anything else that can hold no database."""
    try:
        no_file = path.exists() and not path.is_file()
    except OSError as error:  # a name that is too long
        reason = (error.strerror or "failed").lower()
        raise DatabaseError(f"{path}: no database can be there ({reason}).") from error
    if no_file:
        raise DatabaseError(f"{path} is not a file; name the database with --db or $NETCRM_DB.")


def check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of another program, whatever its tables are called."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DatabaseError(
            f"{path} is not a database of netcrm; name another file with --db or $NETCRM_DB."
        )


def revision(connection: sqlite3.Connection, path: Path) -> str:
    """Say which schema the file has; refuse one that only a newer netcrm knows."""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    stored = str(row[0]) if row else ""
    if stored not in REVISIONS:
        raise DatabaseError(
            f"{path} was written by a newer netcrm (schema {stored or 'unknown'}); "
            "update netcrm to open it. Nothing was changed."
        )
    return stored
