"""The lists: who is due, people, follow-ups, the history, the rules of cadence."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Object
from netcrm.rules.cadence import span
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netcrm.book.contact.rules import Rule
    from netcrm.book.due.listing import DueList
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp
    from netcrm.store.history import Step

FIRST_STEP = "Nobody is here yet. Begin with whom you met last: netcrm add 'Given Family'"
ID = Column("id", itemgetter("id"), right=True)
NAME = Column("name", itemgetter("name"), grows=True)


def due(found: DueList) -> Answer:
    """Show the due list; where it is empty, say what comes next, or how to begin."""
    today = found.today
    return Answer(
        data=[keys.due_row(row, today) for row in found.rows],
        columns=(
            ID,
            NAME,
            Column("state", itemgetter("state")),
            Column("why", itemgetter("reason"), _reasons, grows=True),
            Column("due_on", itemgetter("due_on"), lambda row: _when(row["due_on"], today)),
            Column(
                "last contact",
                itemgetter("last_contact_on"),
                lambda row: _when(row["last_contact_on"], today),
            ),
        ),
        lines=list(_below(found)),
    )


def _reasons(row: Object) -> str:
    """Give all reasons, the strongest first, one on each line."""
    neglected = ["neglected"] if row["neglected"] and row["state"] != "drifting" else []
    return "\n".join([*(reason["reason"] for reason in row["reasons"]), *neglected])


def _below(found: DueList) -> Iterable[str]:
    more = found.total - len(found.rows)
    if more:
        yield f"{more} more: netcrm due --all"
    if found.rows or found.total:
        return
    if found.is_empty:
        yield FIRST_STEP
    elif found.next_on is None:
        yield "Nobody is due. Give somebody a rhythm: netcrm track WHO --every 6w"
    else:
        when = f"{written(found.next_on, found.today)} ({ago(found.next_on, found.today)})"
        yield f"Nobody is due. Next is {found.next_name}, {when}."


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
            Column("organisation", itemgetter("organisation"), grows=True),
            Column("every", itemgetter("every")),
            Column(
                "last contact",
                itemgetter("last_contact_on"),
                lambda row: _when(row["last_contact_on"], today),
            ),
            Column("due_on", itemgetter("due_on"), lambda row: _when(row["due_on"], today)),
            Column("tags", itemgetter("tags"), grows=True),
        ),
        lines=lines,
    )


def followups(found: Sequence[FollowUp], today: date) -> Answer:
    """Show what is promised: by me, or by them."""
    return Answer(
        data=[keys.followup(one) for one in found],
        columns=(
            Column("id", lambda row: f"f{row['id']}", right=True),
            Column("who", itemgetter("who"), grows=True),
            Column("what", itemgetter("what"), grows=True),
            Column("by", lambda row: "them" if row["theirs"] else "me"),
            Column("due_on", itemgetter("due_on"), lambda row: _when(row["due_on"], today)),
            Column("finished", _finished),
        ),
        lines=[]
        if found
        else ["No follow-ups. Promise something: netcrm followup WHO TEXT --in 2w"],
    )


def _finished(row: Object) -> str | None:
    if row["dropped_on"]:
        return f"dropped {row['dropped_on']}"
    return f"done {row['done_on']}" if row["done_on"] else None


def history(found: Sequence[Step]) -> Answer:
    """Show what was done, newest first."""
    return Answer(
        data=[keys.step(one) for one in found],
        columns=(
            Column("id", itemgetter("id"), right=True),
            Column("at", itemgetter("at"), lambda row: row["at"][:16].replace("T", " ") + " UTC"),
            Column("what", itemgetter("summary"), grows=True),
            Column("state", itemgetter("state")),
        ),
        lines=[] if found else ["Nothing was done yet."],
    )


def rules(found: Sequence[Rule]) -> Answer:
    """Show the cadences of tiers and tags."""
    return Answer(
        data=[keys.rule(one) for one in found],
        columns=(
            Column("target", itemgetter("target"), grows=True),
            Column("every", itemgetter("every"), lambda row: _every(row["every"])),
            Column("weight", itemgetter("weight"), right=True),
            Column("people", itemgetter("people"), right=True),
        ),
    )


def _every(stored: str | None) -> str:
    return span(stored).every_words() if stored else "no cadence"


def _when(day: str | None, today: date) -> str:
    return ago(date.fromisoformat(day), today) if day else ""
