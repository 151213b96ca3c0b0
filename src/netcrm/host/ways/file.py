"""A message into a file: the text of it, or the page where the name ends in ``.html``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import RefusedError
from netcrm.host.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from netcrm.host.ways.message import Message

PAGES = (".html", ".htm")


def write(message: Message, path: Path) -> None:
    """Put the message in place of what is at ``path``, whole or not at all, for its owner alone.

    A file that is there keeps its mode. A folder is not made: one that is missing is more often a
    disk that is not there. Raises RefusedError.
    """
    if not path.parent.is_dir():
        raise RefusedError(f"{path} cannot be written: there is no folder {path.parent}.")
    save(message.html if path.suffix.lower() in PAGES else message.text, path)
