"""Settings: all of them, one of them, and what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column
from netcrm.render.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.config import Setting

UNCHANGED = "It is so already; nothing was changed."


def table(found: Sequence[Setting]) -> Answer:
    """Show settings with their meanings."""
    return Answer(
        data=[keys.setting(one) for one in found],
        columns=(
            Column("key"),
            Column("value"),
            Column(
                "is_default", lambda row: "default" if row["is_default"] else "file", title="from"
            ),
            Column("meaning", grows=True),
        ),
    )


def value(one: Setting) -> Answer:
    """Say the value of a setting, alone."""
    remarks = [f"{one.key} is not set."] if one.value is None else []
    return Answer(keys.setting(one), lines=[as_text(one.value)], remarks=remarks)


def changed(now: Setting, was: Setting, undo: str, remarks: Sequence[str]) -> Answer:
    """Say what a setting is now, and by which command it becomes again what it was."""
    if now == was:
        return Answer(keys.setting(now), remarks=[UNCHANGED, *remarks])
    back = f" Undo: {undo}" if undo else ""
    return Answer(keys.setting(now), lines=[f"{_change(now, was)}.{back}"], remarks=remarks)


def edited(path: str, changes: Sequence[tuple[Setting, Setting]] | None) -> Answer:
    """Say what is other than it was since the file was edited; None: the file is as it was."""
    data = {"path": path, "changed": [keys.setting(now) for now, _ in changes or ()]}
    if changes is None:
        return Answer(data, remarks=["Nothing was changed."])
    return Answer(data, lines=[f"Wrote {path}.", *(f"{_change(*one)}." for one in changes)])


def place(path: str, *, exists: bool) -> Answer:
    """Say where the settings are."""
    remarks = [] if exists else ["There is no file yet; 'netcrm config edit' makes it."]
    return Answer({"path": path, "exists": exists}, lines=[path], remarks=remarks)


def _change(now: Setting, was: Setting) -> str:
    return f"{now.key} is {_state(now)} now; it was {_state(was)}"


def _state(one: Setting) -> str:
    if one.value is None:
        return "not set"
    return f"{as_text(one.value)} by default" if one.is_default else as_text(one.value)
