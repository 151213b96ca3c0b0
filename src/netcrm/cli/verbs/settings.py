"""``config``: the settings, and the file that they are in."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.config import Settings, check, config_path, option, stated, text_of
from netcrm.config.options import OPTIONS
from netcrm.errors import RefusedError, UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.config import Setting

USAGE = (
    "Write one of: netcrm config, config get KEY, config set KEY VALUE, config unset KEY,"
    " config edit, config path."
)


@verb("config")
def config(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[get KEY|set KEY VALUE|unset KEY|edit|path]",
            help="What to do; without it, all settings are shown.",
        ),
    ] = None,
) -> Answer:
    """Show or change the settings.

    Changes take effect at once; they are no steps of the history.
    """
    from netcrm.render import settings

    match words or []:
        case []:
            return settings.table(call.settings.all())
        case ["path"]:
            return settings.place(str(config_path()), exists=config_path().exists())
        case ["edit"]:
            return _edited(config_path())
        case ["get", key]:
            return settings.value(call.settings.setting(option(key).key))
        case ["set", key, *typed] if typed:
            return _set(config_path(), key, " ".join(typed).strip())
        case ["unset", key]:
            return _unset(config_path(), key)
    raise UsageError(USAGE)


def _set(path: Path, key: str, typed: str) -> Answer:
    from netcrm.host.settings_file import with_value

    value = option(key).values.read(typed)
    if objection := option(key).objection(value):
        raise UsageError(objection)
    before = _text(path)
    was = Settings(stated(before, path)).setting(key)
    if was.value == value and not was.is_default and not option(key).objection(was.value):
        return _written(path, key, before, before)
    return _written(path, key, before, with_value(before, path, key, value))


def _unset(path: Path, key: str) -> Answer:
    from netcrm.host.settings_file import without

    before = _text(path)
    if key in stated(before, path):  # perhaps one that netcrm does not know
        return _written(path, key, before, without(before, path, key))
    return _written(path, option(key).key, before, before)


def _written(path: Path, key: str, before: str, after: str) -> Answer:
    """Write the file with one setting changed, and say how to change it back."""
    from netcrm.host.saving import save
    from netcrm.render import settings

    if after != before:
        save(after, path)
    now, was = (Settings(stated(text, path)) for text in (after, before))
    return settings.changed(
        now.setting(key), was.setting(key), _undo(was.setting(key)), _wrong(now.stated, path)
    )


def _undo(was: Setting) -> str:
    if was.is_default:
        return f"netcrm config unset {was.key}"
    if was.key not in OPTIONS or OPTIONS[was.key].objection(was.value):
        return ""
    return f"netcrm config set {was.key} {shlex.quote(str(was.value))}"


def _wrong(found: Any, path: Path) -> list[str]:  # noqa: ANN401
    """Say what else keeps the other commands from working."""
    try:
        check(found, path)
    except UsageError as error:
        return [error.message]
    return []


def _edited(path: Path) -> Answer:
    from netcrm.cli.editing import edit
    from netcrm.host.saving import save
    from netcrm.host.settings_file import template
    from netcrm.render import settings

    before = _text(path)

    def take(fresh: str) -> Settings:
        found = Settings(stated(fresh, path))
        check(found.stated, path)
        if _text(path) != before:
            raise RefusedError(f"{path} was changed meanwhile; it is left so.")
        save(fresh, path)
        return found

    now = edit(before or template(), ".toml", take, Path(os.path.realpath(path)).parent)
    if now is None:
        check(stated(before, path), path)
        return settings.edited(str(path), None)
    return settings.edited(str(path), _changes(now, before, path))


def _changes(now: Settings, before: str, path: Path) -> list[tuple[Setting, Setting]]:
    """Pair the settings that are other than before; where that made no sense, than the defaults."""
    try:
        was = Settings(stated(before, path))
    except UsageError:
        was = Settings({})
    return [pair for pair in zip(now.all(), was.all(), strict=True) if pair[0] != pair[1]]


def _text(path: Path) -> str:
    """Return the text of the settings, empty where there is no file."""
    return text_of(path) if path.exists() else ""
