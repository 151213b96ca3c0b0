"""The lists: people, follow-ups, the history, the rules of cadence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Object
from netcrm.rules.cadence import span
from netcrm.rules.days import ago

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from netcrm.book.contact.rules import Rule
    from netcrm.book.people.listing import Removed
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp
    from netcrm.store.history.steps import Step

FIRST_STEP = "Nobody is here yet. Begin with whom you met last: netcrm add 'Given Family'"

NORMAL, ROOMY, WIDE = 70, 100, 140
"""From so many columns on, tables show more than the most needed, and more again."""

NEVER = 1_000_000
"""No screen has so many columns: for programs alone."""

STATES = {"past": "too old to undo", "erased": "erased, not undoable"}
"""How a step stands that can neither be undone nor done again."""

ID = Column("id", right=True)
NAME = Column("name", grows=True)


def people(found: Iterable[Person], shown: int, total: int, today: date, *, empty: bool) -> Answer:
    """Show people; ``total`` is how many fit, ``empty`` that nobody is here at all."""
    if empty:
        lines = [FIRST_STEP]
    elif not total:
        lines = ["Nobody fits; 'netcrm list' shows everybody."]
    else:
        lines = [f"{total - shown:,} more"] if total > shown else []
    return Answer(
        data=map(keys.contact, found),
        columns=(
            ID,
            NAME,
            Column("organisation", grows=True, from_width=NORMAL),
            Column("every"),
            day_column("last_contact_on", "last contact", today, NORMAL),
            day_column("due_on", "due", today),
            Column("tags", grows=True, from_width=ROOMY),
        ),
        lines=lines,
    )


def removed(found: Sequence[Removed], today: date) -> Answer:
    """Show who was removed."""
    return Answer(
        data=[keys.removed(one) for one in found],
        columns=(ID, NAME, day_column("removed_on", "removed", today)),
        lines=["To bring somebody back: netcrm restore WHO"] if found else ["Nobody was removed."],
    )


def followups(found: Sequence[FollowUp], today: date) -> Answer:
    """Show what is promised: by me, or by them; what is finished says so in place of its day."""

    def when(row: Object) -> str:
        return _finished(row, lambda day: _ago(day, today)) or _ago(row["due_on"], today)

    return Answer(
        data=[keys.followup(one) for one in found],
        columns=(
            Column("id", cell=lambda row: f"f{row['id']}", right=True),
            Column("who", cell=lambda row: row["who"] or row["focus"], grows=True),
            Column("what", grows=True),
            Column("by", cell=lambda row: "them" if row["theirs"] else "me"),
            Column("due_on", when, title="due"),
            Column("finished", cell=lambda row: _finished(row, str), from_width=NEVER),
        ),
        lines=[]
        if found
        else ["No follow-ups. Promise something: netcrm followup WHO TEXT --in 2w"],
    )


def _finished(row: Object, said: Callable[[str], str]) -> str | None:
    """Say that a promise was kept, or dropped, and on which day, as it is to be ``said``."""
    if row["dropped_on"]:
        return f"dropped {said(row['dropped_on'])}"
    return f"done {said(row['done_on'])}" if row["done_on"] else None


def history(found: Sequence[Step]) -> Answer:
    """Show what was done, newest first."""
    return Answer(
        data=[keys.step(one) for one in found],
        columns=(
            ID,
            Column("at", lambda row: row["at"][:16].replace("T", " "), title="at (UTC)"),
            Column("summary", title="what", grows=True),
            Column("state", lambda row: str(STATES.get(row["state"], row["state"]))),
        ),
        lines=[] if found else ["Nothing was done yet."],
    )


def rules(found: Sequence[Rule]) -> Answer:
    """Show the cadences of tiers and tags."""
    return Answer(
        data=[keys.rule(one) for one in found],
        columns=(
            Column("target", grows=True),
            Column("every", lambda row: _every(row["every"])),
            Column("weight", right=True),
            Column("people", right=True),
        ),
    )


def _every(stored: str | None) -> str:
    return span(stored).every_words() if stored else "no cadence"


def day_column(key: str, title: str, today: date, from_width: int = 0) -> Column:
    """Make a column of days: ISO for programs, in words for a reader."""

    def shown(row: Object) -> str:
        return _ago(row[key], today) if row[key] else ""

    return Column(key, shown, title=title, from_width=from_width)


def _ago(day: str, today: date) -> str:
    return ago(date.fromisoformat(day), today)
