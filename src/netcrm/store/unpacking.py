"""Opening a backup to look at it: a plain file for a while, and what is in it."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import RefusedError, UnreadableFileError
from netcrm.store import shelf
from netcrm.store.backup import PART, copy
from netcrm.store.checking import damages, references
from netcrm.store.contents import Contents, contents
from netcrm.store.file import connect_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SQLITE = b"SQLite format 3\0"
_GZIP = b"\x1f\x8b"


class Unpacked(NamedTuple):
    """The plain copy of a backup, and what was found in it."""

    plain: Path
    contents: Contents


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[Unpacked]:
    """Unpack a backup, compressed or plain, into ``folder`` and look it over; gone at the end.

    Raises UnreadableFileError where the file cannot be read, RefusedError where it cannot be
    unpacked, DatabaseError where only a newer netcrm knows what is in it. All else that is wrong is
    among the problems.
    """
    try:
        with file.open("rb") as opened:
            begin = opened.read(len(_SQLITE))
    except OSError as error:
        raise UnreadableFileError(f"{file} cannot be read: {_reason(error)}.") from error
    with ExitStack() as open_:
        try:
            plain = open_.enter_context(shelf.temporary(folder))
            problem = _unpack(file, begin, plain)
        except OSError as error:
            told = f"{file} cannot be unpacked into {folder}: {_reason(error)}."
            raise RefusedError(told) from error
        if problem:
            yield Unpacked(plain, Contents(problems=(problem,)))
        else:
            yield Unpacked(plain, contents(plain, file, damages, references))


def _unpack(file: Path, begin: bytes, plain: Path) -> str:
    """Write the database of a backup into an empty file; say what is wrong where that fails."""
    if begin.startswith(_GZIP):
        return _decompress(file, plain)
    if begin != _SQLITE:
        return "it is no backup of netcrm" if begin else "it is empty"
    try:
        with closing(connect_reader(file)) as source:
            copy(source, plain)
    except sqlite3.DatabaseError as error:
        return f"the file is damaged: {error}"
    return ""


def _decompress(file: Path, plain: Path) -> str:
    try:
        with gzip.open(file) as source, plain.open("wb") as out:
            part = source.read(PART)
            if not part.startswith(_SQLITE):
                return "it is no backup of netcrm"
            while part:
                out.write(part)
                part = source.read(PART)
    except EOFError:
        return "the file is cut off"
    except (gzip.BadGzipFile, zlib.error) as error:
        return f"the file is damaged: {error}"
    return ""


def _reason(error: OSError) -> str:
    return (error.strerror or "failed").lower()
