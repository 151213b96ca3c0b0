"""``db``: where the database is, whether it is sound, and its backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli import asking
from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.config import at_home
from netcrm.errors import DatabaseError, NotFoundError, RefusedError, UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.store.contents import Contents

ACTIONS = ("path", "check", "backup", "verify", "restore")


@verb("db")
def database(
    call: Call,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A backup: to write, to look at, or to put back."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Restore without asking.")] = False,
) -> Answer:
    """Say where the database is, check it, back it up, restore it."""
    if action not in ACTIONS:
        raise UsageError(f"There is no 'db {action}'; there are {', '.join(ACTIONS)}.")
    if action in ("path", "check"):
        if file is not None:
            raise UsageError(f"'db {action}' takes no file; another database is --db {file}.")
        return _place(call) if action == "path" else _check(call)
    file = at_home(file) if file is not None else None
    if action == "backup":
        return _back_up(call, file)
    return _verify(call, file) if action == "verify" else _restore(call, file, sure=yes)


def _place(call: Call) -> Answer:
    from netcrm.render.database import place

    return place(str(call.path), exists=call.path.exists())


def _check(call: Call) -> Answer:
    from netcrm.render.database import health
    from netcrm.store.checking import check
    from netcrm.store.erasing.waiting import SENTENCE, is_waiting

    if not call.path.exists():
        raise DatabaseError(f"There is no file {call.path}; the first 'netcrm add' makes it.")
    found = check(call.path)
    answer = health(str(call.path), found)
    if found.problems:
        return answer
    with call.looking() as connection:
        return answer._replace(remarks=[SENTENCE] if is_waiting(connection) else [])


def _back_up(call: Call, file: Path | None) -> Answer:
    from netcrm.cli.backing_up import back_up_by_hand
    from netcrm.render.database import backed_up

    return backed_up(str(call.path), back_up_by_hand(call, file))


def _verify(call: Call, file: Path | None) -> Answer:
    from tempfile import TemporaryDirectory

    from netcrm.render.database import verified
    from netcrm.store.unpacking import unpacked

    found = _found(call, file) if file else _newest(call)
    with TemporaryDirectory() as folder, unpacked(found, Path(folder)) as backup:
        return verified(str(found), backup.contents)


def _restore(call: Call, file: Path | None, *, sure: bool) -> Answer:
    from netcrm.render.database import restored
    from netcrm.store.restoring import restore, to_restore

    if file is None:
        raise UsageError(f"Say which backup to restore; the newest is {_newest(call)}.")
    found, most = _found(call, file), call.settings.backup_keep
    with to_restore(call.path, found) as backup:
        if call.path.exists() and not sure:
            _ask(call, backup.contents)
        kept = restore(call.path, backup, call.moment.now, most)
        call.changed = True
        return restored(str(call.path), str(found), backup.contents, kept)


def _found(call: Call, file: Path) -> Path:
    """Return the file that is meant: also one in the folder of backups, by its name alone."""
    from netcrm.store.shelf import folder_of

    there = folder_of(call.path) / file
    return there if not file.exists() and there.exists() else file


def _newest(call: Call) -> Path:
    from netcrm.store.shelf import backups

    there = backups(call.path)
    if not there:
        raise NotFoundError("There is no backup yet; 'netcrm db backup' makes one.")
    return there[-1].file


def _ask(call: Call, contents: Contents) -> None:
    from netcrm.render.database import described

    if not asking.possible():
        raise RefusedError(
            "'netcrm db restore' replaces all that is in the database; say --yes."
            " Nothing was changed."
        )
    question = f"Put {described(contents)} in the place of all that is in {call.path}?"
    if not asking.confirmed(question):
        raise RefusedError("Nothing was changed.")
