"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a text file that takes the place of ``path`` when all of it was written.

    It is readable by its owner alone, and line ends are left as they are written. Raises
    RefusedError, and leaves what was there, where it cannot be written.
    """
    path = path.resolve()  # what a link leads to is replaced, not the link
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "is a directory")
        handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123  a handle
                yield file
                file.flush()
                os.fsync(handle)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"{path} cannot be written: {reason}. Nothing was changed.") from error
