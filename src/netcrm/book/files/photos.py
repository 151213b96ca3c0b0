"""The photos of people as files take them along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.card import Photo
from netcrm.store.photos import folder_beside

if TYPE_CHECKING:
    import sqlite3


def photo_of(connection: sqlite3.Connection, file: str) -> Photo | None:
    """Read a photo by the name of its file; None where the file is not there any more."""
    folder = folder_beside(connection)
    if folder is None:
        return None
    try:
        data = (folder / file).read_bytes()
    except OSError:
        return None
    return Photo(file.rpartition(".")[2], data)
