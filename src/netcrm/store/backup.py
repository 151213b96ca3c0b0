"""Making a backup: a copy of one instant, while others may write, whole or not at all."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import DatabaseError, RefusedError
from netcrm.store import shelf
from netcrm.store.checking import quick
from netcrm.store.contents import Contents, contents
from netcrm.store.file import check_owner, connect_reader, database_errors, refuse_what_is_no_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    Progress = Callable[[int], None]

LEVEL = 1
"""Of gzip. Measured: 6 takes three times as long, for a file that is smaller by an eighth."""

PART = 1 << 16
"""So many bytes are compressed at a time; progress is counted in these."""

PAGES = 1024
"""So many pages are copied at a time."""


class Place(NamedTuple):
    """Where a backup goes: under the first of the names that is free in the folder."""

    folder: Path
    names: Iterable[str]
    compressed: bool = True


class Made(NamedTuple):
    """A backup that was made, and what is in it."""

    file: Path
    contents: Contents


def parts_of(path: Path) -> int:
    """Return in about how many parts a file is compressed: what progress comes to."""
    return path.stat().st_size // PART if path.is_file() else 0


def back_up_by_hand(path: Path, file: Path | None, at: datetime, progress: Progress) -> Made:
    """Back up into ``file``, or a folder, or by default the folder of backups.

    It is compressed, unless ``file`` does not end in .gz. Raises RefusedError where the file is
    there already or cannot be written, DatabaseError where the database is missing or damaged.
    """
    refuse_what_is_no_file(path)
    if not path.exists():
        raise DatabaseError(f"There is no file {path}; the first 'netcrm add' makes it.")
    if file is None:
        place = _on_the_shelf(path, shelf.BY_HAND, at)
    elif file.is_dir():
        place = Place(file, shelf.names(path, shelf.BY_HAND, at))
    elif os.path.lexists(file):
        raise _there_already(file)
    else:
        place = Place(file.parent, [file.name], file.suffix.casefold() == ".gz")
    with _copied(path, place.folder) as plain:
        found = contents(plain, path, quick)
        if found.problems:
            told = "the database is damaged; 'netcrm db check' says where"
            raise DatabaseError(f"{path}: {told}. No backup was made.")
        return Made(_put_away(plain, place, progress), found)


def back_up(
    path: Path,
    reason: str,
    at: datetime | None = None,
    progress: Progress = lambda _reached: None,
) -> Path:
    """Back up into the folder of backups, whatever is in the file, and return where.

    Raises RefusedError where it cannot be written.
    """
    place = _on_the_shelf(path, reason, at)
    with _copied(path, place.folder) as plain:
        return _put_away(plain, place, progress)


def is_worthwhile(path: Path) -> bool:
    """Say whether there is anybody in a database, and something that is in no backup."""
    with database_errors(path), closing(connect_reader(path)) as connection:
        somebody = connection.execute("SELECT 1 FROM contact LIMIT 1").fetchone()
    return bool(somebody) and not shelf.is_kept(path)


def _on_the_shelf(path: Path, reason: str, at: datetime | None) -> Place:
    folder = shelf.folder_of(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return Place(folder, shelf.names(path, reason, at))


@contextmanager
def _copied(path: Path, folder: Path) -> Iterator[Path]:
    """Yield a copy of the database, to be put away; it has the time of the last writing.

    So it can be told later whether anything was written since. What is left of it goes at the end.
    """
    written = shelf.last_written(path)
    try:
        with shelf.temporary(folder) as plain:
            with database_errors(path), closing(connect_reader(path)) as source:
                check_owner(source, path)
                copy(source, plain)
            os.utime(plain, ns=(written, written))
            yield plain
    except OSError as error:
        raise _unwritable(folder, error) from error
    for one in (path.resolve().parent, shelf.folder_of(path)):
        shelf.sweep(one)


def copy(source: sqlite3.Connection, plain: Path) -> None:
    """Copy what a connection sees now into an empty file."""
    # In one snapshot: or each change by others would let the copy begin again.
    source.execute("BEGIN")
    source.execute("SELECT 1 FROM sqlite_master").fetchone()
    with closing(sqlite3.connect(plain, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES)


def _put_away(plain: Path, place: Place, progress: Progress) -> Path:
    """Put a copy where it shall be, under a name that is free, and return where that is."""
    if not place.compressed:
        return put(plain, place)
    with shelf.temporary(plain.parent) as packed:
        pack(plain, packed, progress)
        shutil.copystat(plain, packed)
        return put(packed, place)


def pack(plain: Path, packed: Path, progress: Progress = lambda _reached: None) -> None:
    """Compress a plain file into another one."""
    with (
        plain.open("rb") as source,
        packed.open("wb") as raw,
        gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as out,
    ):
        for reached, part in enumerate(iter(partial(source.read, PART), b""), 1):
            out.write(part)
            progress(reached)


def put(fresh: Path, place: Place) -> Path:
    """Give a file a further name, once it is on the disk, and never the name of another one."""
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    for name in place.names:
        named = place.folder / name
        try:
            os.link(fresh, named)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            if os.path.lexists(named):
                continue
            fresh.rename(named)
        return named
    raise _there_already(place.folder / name)


def _there_already(file: Path) -> RefusedError:
    return RefusedError(f"{file} is there already; name another file.")


def _unwritable(folder: Path, error: OSError) -> RefusedError:
    reason = (error.strerror or "failed").lower()
    return RefusedError(f"No backup can be written into {folder}: {reason}.")
