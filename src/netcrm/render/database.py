"""The database as a file: where it is, whether it is sound, its backups."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from netcrm.errors import DatabaseError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.render.answer import Object
    from netcrm.store.backup import Made
    from netcrm.store.checking import Health
    from netcrm.store.contents import Contents
    from netcrm.store.restoring import Kept


def place(path: str, *, exists: bool) -> Answer:
    """Say where the database is."""
    remarks = [] if exists else ["There is no file yet; the first 'netcrm add' makes it."]
    return Answer({"path": path, "exists": exists}, lines=[path], remarks=remarks)


def health(path: str, found: Health) -> Answer:
    """Say whether the database is sound; problems leave with the exit code of the database."""
    sound = not found.problems
    data = {"path": path, "ok": sound, **found._asdict()}
    if sound:
        return Answer(data, lines=[f"{path} is sound: {counted(found)}."])
    return _problems(data, f"{path} has problems:")


def backed_up(path: str, made: Made) -> Answer:
    """Say what was backed up, and where to."""
    found = made.contents
    data = {"path": path, "file": str(made.file), **_contents(found)}
    return Answer(data, lines=[f"Backed up {counted(found)} to {made.file}."])


def verified(file: str, found: Contents) -> Answer:
    """Say what is in a backup; problems leave with the exit code of the database."""
    sound = not found.problems
    data = {"file": file, "ok": sound, **_contents(found), "schema": found.schema}
    data["problems"] = list(found.problems)
    if sound:
        return Answer(data, lines=[f"{file} is sound: {described(found)}."])
    return _problems(data, f"{file} cannot be restored:")


def restored(path: str, file: str, found: Contents, kept: Kept) -> Answer:
    """Say what is in the database now, and how to get back what was in it before."""
    was = str(kept.file) if kept.file else None
    data = {"path": path, "file": file, **_contents(found), "kept": was}
    line = f"Restored {described(found)}."
    if was and not kept.damaged:
        return Answer(data, lines=[f"{line} Undo: netcrm db restore {quote(was)}"])
    remarks = [f"The damaged file is kept: {was}"] if was else []
    return Answer(data, lines=[line], remarks=remarks)


def counted(found: Health | Contents) -> str:
    """Say in words how much there is."""
    numbers = (
        (found.contacts, "contact"),
        (found.interactions, "interaction"),
        (found.followups, "follow-up"),
    )
    return ", ".join(f"{n or 0:,} {name}{'' if n == 1 else 's'}" for n, name in numbers)


def described(found: Contents) -> str:
    """Say in words how much there is in a backup, and from when."""
    last = found.last_change_at
    return counted(found) + (f", last changed {last:%Y-%m-%d %H:%M} UTC" if last else "")


def _contents(found: Contents) -> Object:
    last = found.last_change_at
    return {
        "contacts": found.contacts,
        "interactions": found.interactions,
        "followups": found.followups,
        "last_change_at": last.isoformat(timespec="seconds") if last else None,
    }


def _problems(data: Object, title: str) -> Answer:
    lines = [title, *(f"  {one}" for one in data["problems"])]
    return Answer(data, lines=lines, exit_code=DatabaseError.exit_code)
