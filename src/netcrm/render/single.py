"""Single things that a command has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.history import Taken
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting

UNDO = "Undo: netcrm undo"
DRY_RUN = "Dry run: nothing was kept."


def done(
    data: Object | list[Object], summary: str, *, changed: bool, remarks: Sequence[str] = ()
) -> Answer:
    """Say what was written, and how to take it back; or that it was so already."""
    if not changed:
        return Answer(data, remarks=["It is so already; nothing was changed.", *remarks])
    return Answer(data, lines=[f"{summary}. {UNDO}"], remarks=remarks)


def tried(data: Object, summary: str, remarks: Sequence[str]) -> Answer:
    """Say what would have been written; it has no number, because it was not kept."""
    return Answer(data | {"id": None}, lines=[f"{summary}. {DRY_RUN}"], remarks=remarks)


def contact(
    one: Person,
    summary: str,
    *,
    changed: bool,
    remarks: Sequence[str] = (),
    dry_run: bool = False,
) -> Answer:
    """Answer a command that wrote a contact, or tried to."""
    if dry_run:
        return tried(keys.contact(one), summary, remarks)
    return done(keys.contact(one), summary, changed=changed, remarks=remarks)


def contacts(written: Sequence[Person], summary: str, *, changed: bool) -> Answer:
    """Answer a command that changed everybody whom a QUERY means."""
    return done([keys.contact(one) for one in written], summary, changed=changed)


def interaction(
    one: Meeting, summary: str, remarks: Sequence[str] = (), *, dry_run: bool = False
) -> Answer:
    """Answer a command that logged something, or tried to."""
    if dry_run:
        return tried(keys.interaction(one), summary, remarks)
    return done(keys.interaction(one), summary, changed=True, remarks=remarks)


def followup(one: FollowUp, summary: str, *, changed: bool, remarks: Sequence[str] = ()) -> Answer:
    """Answer a command that promised something, or finished it."""
    return done(keys.followup(one), summary, changed=changed, remarks=remarks)


def undone(taken: Taken) -> Answer:
    """Say what was taken back."""
    lines = [
        f"Took back: {step.summary}. {UNDO}"
        if step.state == "gone"
        else f"Undone: {step.summary}. Redo: netcrm redo"
        for step in taken.steps
    ]
    return Answer({"undone": [keys.step(step) for step in taken.steps]}, lines=lines)


def redone(taken: Taken) -> Answer:
    """Say what was done again."""
    lines = [f"Done again: {step.summary}. {UNDO}" for step in taken.steps]
    return Answer({"redone": [keys.step(step) for step in taken.steps]}, lines=lines)
