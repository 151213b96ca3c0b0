"""Follow-ups: what I promised, or they did, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.days import written
from netcrm.store.models import Followup

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.rules.sentence.steps import Step
    from netcrm.rules.spans import Span
    from netcrm.store.writing import Work


@dataclass(frozen=True, slots=True)
class Next:
    """A step to be promised: what, until when; theirs or mine; perhaps again and again."""

    what: str
    due_on: date
    theirs: bool = False
    every: Span | None = None


def next_of(step: Step | None) -> Next | None:
    """Make a promise of mine of the step that a sentence tells, if it tells one."""
    return Next(step.what, step.due_on) if step else None


def promise(work: Work, contact: int, then: Next, interaction: int | None = None) -> int:
    """Keep a follow-up and return its id."""
    what = " ".join(then.what.split())
    if not what:
        raise UsageError("A follow-up needs words: what is to be done?")
    followup = Followup(
        contact_id=contact,
        interaction_id=interaction,
        what=what,
        due_on=then.due_on,
        theirs=then.theirs,
        every=str(then.every) if then.every else None,
        anchor_on=then.due_on if then.every else None,
        created_on=work.moment.today,
    )
    work.session.add(followup)
    work.session.flush()
    return followup.id or 0


def promised(then: Next | None, today: date) -> str:
    """Say what was promised beside something else, to be put behind it; nothing for no promise."""
    return f"; next: {then.what}, by {until(then.due_on, then.every, today)}" if then else ""


def until(due_on: date, every: Span | None, today: date) -> str:
    """Say by when, and how often from then on."""
    again = f", then {every.every_words()}" if every else ""
    return f"{written(due_on, today)}{again}"


def add_followup(work: Work, someone: Someone, then: Next, interaction: int | None = None) -> int:
    """Promise one person something, as a command of its own, and return the follow-up's id."""
    number = promise(work, someone.id, then, interaction)
    who = f"{someone.name} promised" if then.theirs else f"Promised {someone.name}"
    work.summary = f"{who}: {then.what}, by {until(then.due_on, then.every, work.moment.today)}"
    work.people.append(someone.id)
    return number
