"""The due list as a table, and what is said below it in every form for people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Column
from netcrm.render.due import keys
from netcrm.render.lists import FIRST_STEP, ID, NAME, NEVER, NORMAL, day_column
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netcrm.book.due.listing import DueList
    from netcrm.render.answer import Object


FOR_DAYS, FOR_STATE, FOR_ORGANISATION = 120, 140, 180
"""From so many columns on, the list shows more, and the reasons keep their room all the same."""

MORE = "{:,} more: netcrm due --all"


def due(found: DueList) -> Answer:
    """Show the due list; where it is empty, say what comes next, or how to begin."""
    today = found.today
    return Answer(
        data=[keys.due_row(row, today) for row in found.rows],
        columns=(
            ID,
            NAME,
            Column("state", from_width=FOR_STATE),
            Column("reason", lambda row: "\n".join(reasons(row)), title="why", grows=True),
            day_column("due_on", "rhythm due", today, FOR_DAYS),
            day_column("last_contact_on", "last contact", today, FOR_DAYS),
            Column("organisation", grows=True, from_width=FOR_ORGANISATION),
            Column("channel", reach, title="how", grows=True, from_width=NORMAL),
            Column("city", from_width=NEVER),
        ),
        lines=list(below(found)),
        documents={form: partial(_document, form, found) for form in ("text", "md", "html")},
    )


def _document(form: str, found: DueList) -> Iterator[str]:
    """Write the list in one of the forms that only some ask for; they are read when one does."""
    from importlib import import_module

    module = {"text": "text", "md": "markdown", "html": "html"}[form]
    written: Iterator[str] = import_module(f"netcrm.render.due.{module}").document(found)
    return written


def reasons(row: Object) -> list[str]:
    """Give all reasons, the strongest first."""
    neglected = ["neglected"] if row["neglected"] and row["state"] != "drifting" else []
    return [*(reason["reason"] for reason in row["reasons"]), *neglected]


def reach(row: Object) -> str:
    """Say how the last contact went, and where somebody is: a call may replace a trip."""
    return ", ".join(filter(None, (row["channel"], row["city"])))


def whereabouts(row: Object) -> str:
    """Say the same behind the organisation, in documents."""
    return "; ".join(filter(None, (row["organisation"], reach(row))))


def heading(found: DueList) -> str:
    """Say of which day the list is, with its year, and of how many: documents are kept."""
    people = _number(found.total - found.renewals, "person", "people")
    renewals = _number(found.renewals, "renewal", "renewals")
    numbers = ", ".join(filter(None, (people, renewals))) or "nobody"
    return f"{written(found.today, found.today)} {found.today.year}: {numbers}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}" if count else ""


def below(found: DueList) -> Iterable[str]:
    """Say how many more there are; of an empty list, what comes next."""
    more = found.total - len(found.rows)
    if more:
        yield f"{more:,} more; --all shows them" if found.filtered else MORE.format(more)
    if found.rows or found.total:
        return
    if found.is_empty:
        yield FIRST_STEP
    elif found.filtered:
        yield "Nobody who fits is due; 'netcrm due' shows everybody who is."
    elif found.next_on is None:
        yield "Nobody is due. Give somebody a rhythm: netcrm track WHO --every 6w"
    else:
        when = f"{written(found.next_on, found.today)} ({ago(found.next_on, found.today)})"
        yield f"Nobody is due. Next is {found.next_name}, {when}."
