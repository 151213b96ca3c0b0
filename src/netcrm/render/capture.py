"""What was understood of the people whom one met: in one line each, and as a list."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from netcrm.errors import INTERRUPTED
from netcrm.render.answer import Answer, Column, Object
from netcrm.render.keys import day
from netcrm.render.lists import NEVER, NORMAL, ROOMY
from netcrm.rules.days import in_full, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.practice.capturing import Gathering, Taken


_FORM = "'Given Family, title at organisation <mail> #tag next: send it in 2 weeks'"

KEYS = (
    f"One person a line, such as {_FORM}. u takes the last one back. Enter ends, q or quit too;"
    " Ctrl-C leaves at once, and what was taken is kept."
)
"""What may be typed, for whoever asks."""


def captured(
    gathering: Gathering, taken: Sequence[Taken], *, steps: int, stopped: bool = False
) -> Answer:
    """List what became of each line; ``steps`` take it back, ``stopped`` is whether by Ctrl-C."""
    return Answer(
        data=[row(one) for one in taken],
        columns=(
            Column("line", right=True, title="", from_width=NORMAL),
            Column("status"),
            Column("name", _name, grows=True),
            Column("title", grows=True, from_width=ROOMY),
            Column("organisation", grows=True),
            Column("emails", _reach, title="reach", grows=True, from_width=NORMAL),
            Column("phones", from_width=NEVER),
            Column("links", from_width=NEVER),
            Column("tags", grows=True, from_width=ROOMY),
            Column("next", _next, grows=True, from_width=ROOMY),
            Column("reason", from_width=NEVER),
        ),
        lines=[
            _sum(gathering, taken, steps),
            *(f"Line {one.number}: {one.reason}" for one in taken if one.reason),
        ],
        remarks=[
            *_before_it(gathering),
            *(f"Line {one.number}: {said}" for one in taken for said in one.remarks),
        ],
        exit_code=INTERRUPTED if stopped else 0,
    )


def _before_it(gathering: Gathering) -> Iterator[str]:
    """Say of what was kept before an event that it is of another day than the event."""
    begins = gathering.event.from_on
    if begins and gathering.day < begins:
        days = (
            f"it begins on {in_full(begins)}, and what is kept now is of {in_full(gathering.day)}"
        )
        yield f"{gathering.event.name}: {days}."


def row(one: Taken) -> Object:
    """Describe what was understood of a line; nothing of one that tells of no person."""
    card = one.line.card if one.line else None
    then = one.line.then if one.line else None
    return {
        "line": one.number,
        "text": one.text,
        "status": one.status,
        "id": one.someone.id if one.someone else None,
        "name": one.someone.name if one.someone else (card.name or None) if card else None,
        "title": (card.title or None) if card else None,
        "organisation": (card.organisation or None) if card else None,
        "emails": card.emails if card else [],
        "phones": card.phones if card else [],
        "links": card.links if card else [],
        "tags": card.tags if card else [],
        "next": {"what": then.what, "due_on": day(then.due_on)} if then else None,
        "said": (one.line.said or None) if one.line else None,
        "interaction": one.talk,
        "reason": one.reason or None,
    }


def heard(one: Taken) -> str:
    """Say in one line what was understood, as soon as it was typed."""
    if one.someone is None:
        raise AssertionError(one)
    return f"{one.someone.name} ({one.someone.id}), {one.status}{one.told}"


def opening(gathering: Gathering, today: date) -> str:
    """Say where one is, and how the lines are ended."""
    event = gathering.event
    at = f" at {event.place}" if event.place else ""
    return (
        f"{event.name}{at}, {written(gathering.day, today)}: one person a line, such as {_FORM}."
        " Enter ends, u takes the last one back."
    )


def _name(row: Object) -> str:
    return str(row["name"] or row["text"])


def _reach(row: Object) -> str:
    return ", ".join([*row["emails"], *row["phones"], *row["links"]])


def _next(row: Object) -> str:
    then = row["next"]
    return f"{then['what']}, by {in_full(date.fromisoformat(then['due_on']))}" if then else ""


def _sum(gathering: Gathering, taken: Sequence[Taken], steps: int) -> str:
    """Say how many people it was, what became of the other lines, and how it is taken back."""
    event = gathering.event.name
    met = len({one.someone.id for one in taken if one.someone})
    counts = Counter(one.status for one in taken)
    said = ", ".join(f"{counts[status]:,} {status}" for status in sorted(counts))
    people = f"{met:,} {'person' if met == 1 else 'people'}"
    told = f"{event}: {people} ({said})" if said else f"{event}: nobody"
    if not steps:
        return f"{told}; nothing was changed."
    return f"{told}. Undo: netcrm undo{f' {steps}' if steps > 1 else ''}"
