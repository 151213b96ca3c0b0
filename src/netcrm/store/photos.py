"""Photos: files in a folder beside the database, each called after what is in it.

A file is made within a transaction and stays when that is kept; whoever was forgotten takes theirs
along. Undoing leaves files alone, so that what was undone can be done again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    import sqlite3


def folder_of(path: Path) -> Path:
    """Return where the photos of a database are."""
    return path.with_name(f"{path.name}-photos")


def folder_beside(connection: sqlite3.Connection) -> Path | None:
    """Return where the photos of an open database are; None where it is in memory."""
    (_, _, file) = connection.execute("PRAGMA database_list").fetchone()
    return folder_of(Path(file)) if file else None


def photo_path(connection: sqlite3.Connection, file: str | None) -> Path | None:
    """Return where a photo is; None where there is none, or not any more."""
    folder = folder_beside(connection)
    path = folder / file if folder and file else None
    return path if path and path.exists() else None


class Photos:
    """The photos of one database, and those that a command has made so far."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._made: list[Path] = []

    def keep(self, name: str, data: bytes) -> None:
        """Keep a picture under its name; a dry run (without a folder) makes no file."""
        if self._folder is None:
            return
        path = self._folder / name
        if path.exists():
            return
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh = path.with_name(f".{name}.{os.getpid()}.new")
            self._made += [fresh, path]
            with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123  a handle
                file.write(data)
            fresh.replace(path)
        except OSError as error:
            reason = (error.strerror or "failed").lower()
            raise RefusedError(
                f"The photo cannot be written to {self._folder}: {reason}. Nothing was changed."
            ) from error

    def take_back(self) -> None:
        """Remove what was made: the command was not kept."""
        for path in self._made:
            path.unlink(missing_ok=True)


def sweep(connection: sqlite3.Connection, path: Path) -> None:
    """Remove the files that nobody has, not even in the history: of those who were forgotten.

    Nobody else is adding any meanwhile: a photo is made by who may write into the database.
    """
    folder = folder_of(path)
    if not folder.is_dir():
        return
    connection.execute("BEGIN IMMEDIATE")
    used = {name for (name,) in connection.execute("SELECT file FROM photo")}
    images = connection.execute("SELECT rows FROM change WHERE of_table = 'photo' AND rows <> ''")
    used.update(image["file"] for (rows,) in images for image in json.loads(rows))
    for file in folder.iterdir():
        if file.name not in used:
            file.unlink(missing_ok=True)
    connection.execute("ROLLBACK")
