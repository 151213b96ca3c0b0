"""Saving a file of the user's: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from netcrm.errors import RefusedError


def save(text: str, path: Path) -> None:
    """Write a text in place of what is at ``path``; what a link leads to is replaced, not the link.

    A new file, and the folders that it needs, are the owner's alone; a file that is there keeps its
    mode. Raises RefusedError, and leaves all as it was, where it cannot be written.
    """
    place = Path(os.path.realpath(path))
    fresh = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        mode = _mode(place)
        make_folders(place.parent)
        handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123  a handle
                file.write(text.encode())
                file.flush()
                os.fsync(handle)
            fresh.chmod(mode)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"{path} cannot be written: {reason}. Nothing was changed.") from error


def make_folders(folder: Path) -> None:
    """Make the folders that are missing, each the user's alone (``parents=True`` would not)."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir(mode=0o700, exist_ok=True)


def _mode(place: Path) -> int:
    """Return the mode of the file to be replaced; OSError where it is not to be."""
    if not os.path.lexists(place):
        return 0o600
    found = place.stat().st_mode
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "it is not a file")
    if not (found & 0o222 and os.access(place, os.W_OK)):
        raise OSError(errno.EACCES, "it is read-only")
    return stat.S_IMODE(found)
