"""The folder of backups beside a database: what is in it, what the next is called, what can go."""

from __future__ import annotations

import glob
import os
import re
import tempfile
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

BY_HAND = "by-hand"
BEFORE_IMPORT = "before-import"
BEFORE_RESTORE = "before-restore"
BEFORE_MIGRATION = "before-migration-from-"
"""With this the reason begins that ends with a revision of the schema."""

AUTOMATIC = (BEFORE_IMPORT, BEFORE_RESTORE)
"""What is made for these reasons goes when enough others are there."""

ENDING = ".db.gz"
TEMPORARY = ".new"
_STALE_NS = 3600 * 10**9
"""A file that is being written has changed within the last hour."""


class Backup(NamedTuple):
    """A file of the folder: when it was made (UTC, ``2026-03-02T081500Z``) and why.

    A copy from before a migration has no stamp. ``number`` tells those of one second apart.
    """

    stamp: str
    number: int
    reason: str
    file: Path


def folder_of(path: Path) -> Path:
    """Return the folder of the backups of a database; it need not be there."""
    real = path.resolve()  # SQLite's own files are beside what a link leads to, too
    return real.with_name(f"{real.name}-backups")


def names(
    path: Path, reason: str, at: datetime | None = None, ending: str = ENDING
) -> Iterator[str]:
    """Yield the names that a copy of a database may have: one of them is free.

    Of those of one second the last has the highest number, also when earlier ones are gone.
    """
    stamp = f"{at:%Y-%m-%dT%H%M%SZ}" if at else ""
    taken = (one.number for one in backups(path) if (one.stamp, one.reason) == (stamp, reason))
    begin = "-".join(filter(None, (path.resolve().stem, stamp, reason)))
    for number in count(max(taken, default=0) + 1):
        yield f"{begin}{f'-{number}' if number > 1 else ''}{ending}"


def backups(path: Path) -> list[Backup]:
    """Return what is in the folder of a database, oldest first."""
    form = re.compile(
        rf"{re.escape(path.resolve().stem)}(?:-(\d{{4}}-\d\d-\d\dT\d{{6}}Z))?"
        rf"-([a-z][a-z0-9-]*?)(?:-(\d+))?{re.escape(ENDING)}"
    )
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    known = ((form.fullmatch(file.name), file) for file in folder.iterdir())
    return sorted(
        Backup(found[1] or "", int(found[3] or 1), found[2], file) for found, file in known if found
    )


def copies(path: Path) -> list[Path]:
    """Return all that may be a copy of a database in its folder of backups, oldest first."""
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    known = [one.file for one in backups(path)]
    others = (one for one in folder.iterdir() if not one.name.startswith(".netcrm-"))
    return [*known, *sorted(one for one in others if one not in known and one.is_file())]


def damaged(path: Path) -> list[Path]:
    """Return the damaged files that are kept beside a database."""
    real = path.resolve()
    return sorted(
        real.parent.glob(f"{glob.escape(real.stem)}-*-damaged*{glob.escape(real.suffix)}*")
    )


def superfluous(there: Sequence[Backup], most: int) -> list[Backup]:
    """Return which of the automatic ones can go; ``there`` are sorted, oldest first.

    The last ``most`` stay, and of each month the last.
    """
    automatic = [one for one in there if one.stamp and one.reason in AUTOMATIC]
    of_months = {one.stamp[:7]: one for one in automatic}
    staying = {*automatic[-most:], *of_months.values()}
    return [one for one in automatic if one not in staying]


def tidy(path: Path, most: int) -> None:
    """Remove what can go; what may not be removed stays."""
    for one in superfluous(backups(path), most):
        with suppress(OSError):
            one.file.unlink()


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """Yield an empty file that nobody else may read; gone at the end, if it still has that name."""
    handle, name = tempfile.mkstemp(TEMPORARY, f".netcrm-{os.getpid()}-", folder)
    os.close(handle)
    file = Path(name)
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove from a folder to which a file was just added what killed processes have left."""
    if not folder.is_dir():
        return
    now = folder.stat().st_mtime_ns
    for left in _leftovers(folder):
        with suppress(OSError):
            if left.stat().st_mtime_ns < now - _STALE_NS:
                left.unlink()


def sweep_all(folder: Path) -> list[Path]:
    """Remove what killed processes have left, however new, and return what may be in use."""
    left = []
    for file in _leftovers(folder):
        if not _is_at_work(file):
            with suppress(OSError):
                file.unlink()
        if file.exists():
            left.append(file)
    return left


def _leftovers(folder: Path) -> Iterator[Path]:
    return folder.glob(f".netcrm-*{TEMPORARY}*")


def _is_at_work(file: Path) -> bool:
    """Say whether the process that made a temporary file may still be there."""
    named = re.match(r"\.netcrm-(\d+)-", file.name)
    if named is None or os.name == "nt":  # where to ask for a process is to end it
        return True
    try:
        os.kill(int(named[1]), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def is_kept(path: Path) -> bool:
    """Say whether a backup holds all that was written; each has the time of the last writing."""
    written = last_written(path)
    return any(one.file.stat().st_mtime_ns == written for one in backups(path))


def last_written(path: Path) -> int:
    """Return when the database was last written, in ns; what is still in its log counts."""
    real = path.resolve()
    files = (real, real.with_name(f"{real.name}-wal"))
    found = [file.stat() for file in files if file.exists()]
    return max((one.st_mtime_ns for one in found if one.st_size), default=0)
