"""Writing a file, or a folder of files, whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from shutil import rmtree
from typing import TYPE_CHECKING

from netcrm.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
    with _refusing(path):
        if path.is_dir():
            raise IsADirectoryError(21, "is a directory")
        handle = _opened(fresh)
        try:
            with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123  a handle
                yield file
                file.flush()
                os.fsync(handle)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


@contextmanager
def filling(folder: Path) -> Iterator[Callable[[str], TextIO]]:
    """Yield a function that opens files by their names, which go into ``folder`` all together.

    A folder that is not there is made, for its owner alone. Raises RefusedError, and leaves what
    was there, where a file cannot be written.
    """
    folder = folder.resolve()
    with _refusing(folder):
        is_new = not folder.exists()
        if is_new:
            folder.mkdir(mode=0o700)
        fresh = folder / f".{os.getpid()}.new"
        try:
            fresh.mkdir(mode=0o700)

            def opened(name: str) -> TextIO:
                return open(_opened(fresh / name), "w", encoding="utf-8", newline="")

            yield opened
            for file in fresh.iterdir():
                file.replace(folder / file.name)
        finally:
            rmtree(fresh, ignore_errors=True)
            if is_new:
                _remove_if_empty(folder)


def _opened(fresh: Path) -> int:
    return os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Say of what cannot be written that nothing was changed."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "failed").lower()
        raise RefusedError(f"{path} cannot be written: {reason}. Nothing was changed.") from error
