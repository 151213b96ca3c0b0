"""Carrying out a plan that spreads a backlog: everybody in it is snoozed, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact import rhythm
from netcrm.book.contact.changing import change

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.book.contact.done import Done
    from netcrm.book.due.levelling import Plan
    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


def level(work: Work, plan: Plan, progress: Callable[[int], None]) -> None:
    """Snooze the people of a plan, each until their day."""
    days = {row.person.id: day for row, day in plan.rows}

    def put_off(work: Work, someone: Someone) -> Done | None:
        return rhythm.snooze(work, someone, days[someone.id])

    change(work, list(days), put_off, progress)
    work.summary = plan.summary
