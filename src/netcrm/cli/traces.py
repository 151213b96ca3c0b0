"""Files beside the database that may name somebody who is forgotten: the list that came, texts."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from glob import escape
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netcrm.config import at_home, config_path, logbook_path
from netcrm.errors import RefusedError
from netcrm.host.logbook import read, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.cli.call import Call
    from netcrm.store.erasing.person import Person


class Traces(NamedTuple):
    """Files that named them and were removed, and files that may and were not."""

    removed: list[Path]
    left: list[Path]


def wipe(call: Call, person: Person) -> Traces:
    """Remove what the schedule keeps of them, and texts that were theirs in the editor."""
    removed: list[Path] = []
    left: list[Path] = []
    _unflag(person)
    for file in _lists(call):
        if person.is_named_in(_text_of(file)):
            (removed if _is_removed(file) else left).append(file)
    for file in _drafts(call):
        if person.is_named_in(text := _text_of(file)):
            theirs = any(f'name = "{name}"' in text for name in person.texts)
            (removed if theirs and _is_removed(file) else left).append(file)
    return Traces(removed, left)


def _unflag(person: Person) -> None:
    """Take them out of the logbook of the schedule, in which people are by their uids."""
    logbook = read(logbook_path())
    kept = {uid: days for uid, days in logbook.flags.items() if uid not in person.uids}
    if len(kept) < len(logbook.flags):
        with suppress(RefusedError):
            write(logbook_path(), logbook._replace(flags=kept))


def _lists(call: Call) -> Iterator[Path]:
    """Yield the file that the scheduled list is written into, and what was to become it."""
    named = call.settings.value("schedule.file")
    if named is not None:
        file = Path(at_home(Path(named))).resolve()
        unfinished = file.parent.glob(f".{escape(file.name)}.*.new")
        yield from (one for one in (file, *unfinished) if one.is_file())


def _drafts(call: Call) -> Iterator[Path]:
    """Yield texts from the editor that could not be taken, or that a killed process has left."""
    temporary = Path(tempfile.gettempdir())
    for folder in {config_path().parent, call.path.resolve().parent, temporary}:
        yield from folder.glob("netcrm-edited-*")
    yield from temporary.glob("netcrm-*/netcrm.*")


def _text_of(file: Path) -> str:
    """Read a file; words that a line or the signs of HTML part are together again."""
    try:
        return " ".join(unescape(file.read_text(encoding="utf-8", errors="replace")).split())
    except OSError:
        return ""


def _is_removed(file: Path) -> bool:
    with suppress(OSError):
        file.unlink()
    return not file.exists()
