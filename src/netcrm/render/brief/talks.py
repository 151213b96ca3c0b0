"""What was said, in a brief: the last conversations, what I asked, what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Fact
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netcrm.book.brief.reading import Brief
    from netcrm.book.people.finding import Someone
    from netcrm.book.people.showing import Meeting

OTHERS = 3
"""Of more people in a conversation than that, the others are counted."""


def spoken(one: Brief, today: date) -> Iterator[Fact]:
    """Yield what is planned, the last conversations, and what I asked."""
    if one.planned:
        talk = one.planned
        day = f"{ago(talk.on, today)}, {written(talk.on, today)}"
        yield Fact("Planned", _told(talk, day, one.person.id))
    for talk in one.conversations:
        yield Fact("Last", _told(talk, ago(talk.on, today), one.person.id))
    if one.asked:
        talk = one.asked.talk
        yield Fact("You asked", one.asked.what, f" ({ago(talk.on, today)}{_private(talk)})")


def about(title: str, note: Meeting | None, today: date) -> Fact:
    """Tell a note: when it was written, and its text."""
    if note is None:
        return Fact(title)
    return Fact(title, f"{ago(note.on, today)}{_private(note)}: {note.summary or ''}")


def _told(talk: Meeting, day: str, number: int) -> str:
    """Tell a conversation of somebody: first what must not be cut, then what was said."""
    others = [one for one in talk.people if one.id != number]
    parts = [
        f"{day},{' private' if talk.private else ''} {talk.kind}",
        f"with {_names(others)}" if others else "",
        f"at {talk.place}" if talk.place else "",
        f"({talk.focus.name})" if talk.focus else "",
    ]
    said = f": {talk.summary}" if talk.summary else ""
    return " ".join(filter(None, parts)) + said


def _names(some: Sequence[Someone]) -> str:
    more = [f"{len(some) - OTHERS} more"] if len(some) > OTHERS else []
    return ", ".join([*(one.name for one in some[:OTHERS]), *more])


def _private(talk: Meeting) -> str:
    return ", private" if talk.private else ""
