"""Forgetting somebody: what is asked before it, and what is left to say after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer
from netcrm.rules.enumerating import enumerated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netcrm.book.forgetting.forgetting import Forgotten, Holdings
    from netcrm.book.people.finding import Someone
    from netcrm.store.erasing.clearing import Cleared

MOST = 10
"""So many places that speak of them are named."""


def question(someone: Someone, held: Holdings, backups: int) -> tuple[str, str]:
    """Say what would go, and ask."""
    parts = [_counted(held.alone, "conversation"), _counted(held.followups, "follow-up")]
    if backups:
        parts.append(
            f"what {_counted(backups, 'backup')} hold{'s' if backups == 1 else ''} of them"
        )
    parts.append("their part of the history")
    going = enumerated(parts)
    stay = (
        f" {_counted(held.with_others, 'conversation')} with others"
        f" stay{'s' if held.with_others == 1 else ''} with those."
        if held.with_others
        else ""
    )
    told = f"'netcrm forget' erases {someone.name} ({someone.id}) for good, with {going}.{stay}"
    return told, "Erase them?"


def forgotten(
    found: Forgotten, cleared: Cleared, removed: Sequence[Path], left: Sequence[Path]
) -> Answer:
    """Say what was erased, what was written anew, and what remains."""
    data = {
        "forgotten": found.someone.id,
        "interactions": found.interactions,
        "followups": found.followups,
        "steps_erased": found.steps,
        "backups_rewritten": list(map(str, cleared.rewritten)),
        "backups_left": list(map(str, (*cleared.left, *left))),
        "mentions": [one._asdict() for one in found.mentions],
        "finished": not cleared.waiting,
    }
    gone = (
        f"{_counted(found.interactions, 'conversation')}, {_counted(found.followups, 'follow-up')}"
        f" and {_counted(found.steps, 'step')} of the history are erased"
    )
    lines = [f"Forgot {found.someone.name}: {gone}. This cannot be undone."]
    if cleared.rewritten:
        backups = _counted(len(cleared.rewritten), "backup")
        were = "was" if len(cleared.rewritten) == 1 else "were"
        lines.append(f"{backups} {were} written anew without them.")
    lines += [f"Removed {file}, in which they were named." for file in removed]
    lines += _mentions(found)
    return Answer(data, lines=lines, remarks=[*said_of(cleared), *_may_hold(left)])


def said_of(cleared: Cleared) -> list[str]:
    """Say what is left to do, by whom."""
    said = _may_hold(cleared.left)
    if cleared.waiting:
        reason = cleared.waiting.rstrip(".")
        said.append(
            f"The file and its backups are not clear of everybody who was forgotten yet: {reason}."
            " The next command that writes goes on with it."
        )
    return said


def _may_hold(files: Sequence[Path]) -> list[str]:
    return [
        f"This may still hold them, and netcrm does not change it; look, and delete it: {file}"
        for file in files
    ]


def _mentions(found: Forgotten) -> list[str]:
    """Say where others speak of them."""
    if not found.mentions:
        return []
    count = len(found.mentions)
    texts = "1 text of others, which is left as it is"
    if count > 1:
        texts = f"{count:,} texts of others, which are left as they are"
    named = [f"  {one.name} ({one.id}): {one.where}" for one in found.mentions[:MOST]]
    more = [f"  and {count - MOST:,} more"] if count > MOST else []
    return [f"Their name stands in {texts}:", *named, *more]


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
