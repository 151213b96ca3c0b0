"""A backlog that was spread, or would be: who comes back when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Column
from netcrm.render.due import keys
from netcrm.render.lists import ID, NAME, NORMAL, ROOMY, day_column
from netcrm.render.single import UNDO

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.due.levelling import Plan


def plan(found: Plan, today: date, *, dry_run: bool) -> Answer:
    """Show who is put off until when."""
    return Answer(
        data=[keys.put_off(row, day, today) for row, day in found.rows],
        columns=(
            ID,
            NAME,
            day_column("snoozed_until", "back", today),
            Column("reason", title="why", grows=True, from_width=NORMAL),
            day_column("due_on", "rhythm due", today, ROOMY),
        ),
        lines=[_said(found, dry_run=dry_run)],
    )


def _said(found: Plan, *, dry_run: bool) -> str:
    if not found.rows:
        return f"There is nothing to spread: {_why_nobody(found)}."
    said = f"{found.summary}; {found.due - len(found.rows):,} of {found.due:,} stay for today."
    if dry_run:
        return f"Dry run: {said[0].lower()}{said[1:]} Nothing was changed."
    return f"{said} {UNDO}"


def _why_nobody(found: Plan) -> str:
    if found.due <= found.share:
        return f"{found.due:,} in the list today, and a day has room for {found.share:,}"
    return f"with everybody beyond the first {found.share:,} a promise or a date is due"
