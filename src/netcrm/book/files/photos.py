"""The photos of people as files take them along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.card import Photo
from netcrm.store.photos import photo_path

if TYPE_CHECKING:
    import sqlite3


def photo_of(connection: sqlite3.Connection, file: str) -> Photo | None:
    """Read a photo by the name of its file; None where the file is not there any more."""
    path = photo_path(connection, file)
    return Photo(path.suffix[1:], path.read_bytes()) if path else None
