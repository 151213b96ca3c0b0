"""Keeping whom one met at an event: the contact, their part in it, and the conversation there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.adding import add
from netcrm.book.contact.introducing import card_of
from netcrm.book.contact.promising import next_of, promise, promised
from netcrm.book.practice.foci import Said
from netcrm.book.practice.parts import involve
from netcrm.book.practice.supplementing import supplement
from netcrm.book.talks.logging import Entry, record
from netcrm.rules.badges.reading import Badge, read_badge
from netcrm.rules.days import in_full, written
from netcrm.rules.names.folding import fold
from netcrm.rules.sentence.introduction import described
from netcrm.rules.sentence.timing import Calendar
from netcrm.store.reading import first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netcrm.book.contact.promising import Next
    from netcrm.book.people.finding import Asked, Someone
    from netcrm.book.practice.finding import Focus
    from netcrm.formats.card import Card
    from netcrm.store.writing import Work

ADDED, KNOWN, AGAIN, LEFT_OUT = "added", "known", "again", "left out"
"""What became of a line; ``again`` is one that was kept before, of which nothing is news."""


class Gathering(NamedTuple):
    """What all lines share: the event, the day on which one was there, and tags.

    Of a list (``listed``), which may be read again on another day, one conversation is kept.
    """

    event: Focus
    day: date
    tags: tuple[str, ...] = ()
    listed: bool = False


class Line(NamedTuple):
    """A line as it was understood: the card, the next step, and what was said."""

    number: int
    text: str
    badge: Badge
    card: Card
    then: Next | None
    day: date
    said: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a line: with whom, which conversation, and why it was left out, if it was.

    ``told`` says beside the name what was understood.
    """

    number: int
    text: str
    status: str
    line: Line | None = None
    someone: Someone | None = None
    talk: int | None = None
    told: str = ""
    reason: str = ""
    remarks: Sequence[str] = field(default_factory=list)


def read_line(gathering: Gathering, number: int, text: str, today: date, order: str | None) -> Line:
    """Read a line, and fill in what the event knows. UsageError where it tells of no person."""
    event = gathering.event
    badge = read_badge(text, Calendar(today, order, near=event.from_on or event.to_on))
    card = card_of(badge)
    card.pronouns, card.department = badge.pronouns, badge.department
    card.tags = list(dict.fromkeys([*card.tags, *gathering.tags]))
    own = "" if not badge.met or fold(badge.met) in fold(event.name) else badge.met
    card.met = f"{event.name}, {own}" if own else event.name
    card.met_on = badge.met_on or gathering.day
    then = next_of(badge.then)
    said = ", ".join(filter(None, (own, badge.said)))
    return Line(number, text.strip(), badge, card, then, card.met_on, said)


def take(
    work: Work, gathering: Gathering, line: Line, someone: Someone | None, asked: Asked
) -> Taken:
    """Keep a line: add somebody new, or complete ``someone``; and log the conversation, once."""
    remarks: Sequence[str]
    is_elsewhere = False
    if someone is None:
        added = add(work, line.card, asked, force=True)
        whom, status, remarks = added.someone, ADDED, added.remarks
    else:
        edited = supplement(work, someone, line.card, asked.region)
        is_news = edited.changed or _is_further(work, gathering, line, someone)
        whom, status, remarks = someone, KNOWN if is_news else AGAIN, edited.remarks
        is_elsewhere = edited.told_other_post
    talk = _talk(work, gathering, line, whom) or _log(work, gathering, line, whom)
    work.people = [whom.id]
    told = understood(line, work.moment.today, is_elsewhere=is_elsewhere)
    work.summary = f"{gathering.event.name}: {status} {whom.name}{told}"
    remarks = [*remarks, *_moved(line)]
    return Taken(line.number, line.text, status, line, whom, talk, told, remarks=remarks)


def _moved(line: Line) -> Iterator[str]:
    """Say where a promise is for the next year, because its day is past in this one."""
    then = line.badge.then
    if then and then.moved:
        day = in_full(then.due_on)
        yield f"The day of '{then.what}' is past in this year; it was taken as {day}"


def understood(line: Line, today: date, *, is_elsewhere: bool = False) -> str:
    """Say what was understood of a line beside the name, to be put behind it.

    Of who ``is_elsewhere`` by what is kept, the post that the line tells was not taken.
    """
    badge = line.badge
    if is_elsewhere:
        badge = replace(badge, title="", organisation="", department="")
    parts = [
        *([badge.pronouns] if badge.pronouns else []),
        *described(badge, partial(written, today=today)),
        *([badge.department] if badge.department else []),
        *([f'"{badge.said}"'] if badge.said else []),
        *(["post not taken"] if is_elsewhere else []),
    ]
    return f"{': ' if parts else ''}{', '.join(parts)}{promised(line.then, today)}"


def _is_further(work: Work, gathering: Gathering, line: Line, someone: Someone) -> bool:
    """Say whether a line tells more of somebody who is here than is kept, and keep the promise.

    Of a conversation that was kept before, only the part in the event and the promise may be new.
    """
    talk = _talk(work, gathering, line, someone)
    if talk is None:
        return True
    is_news = involve(work, gathering.event.id, someone.id, Said({}, {}))
    if line.then and not _is_promised(work, someone, line.then):
        promise(work, someone.id, line.then, talk)
        return True
    return is_news


def _log(work: Work, gathering: Gathering, line: Line, someone: Someone) -> int:
    entry = Entry(
        kind="event",
        on=line.day,
        place=gathering.event.place or "",
        focus=gathering.event,
        then=line.then,
    )
    return record(work, entry, [someone], line.said)


def _talk(work: Work, gathering: Gathering, line: Line, someone: Someone) -> int | None:
    """Return the conversation that says the same, so that a list read twice is kept once."""
    row = first(
        work.connection,
        "SELECT i.id FROM interaction AS i JOIN participation AS p ON p.interaction_id = i.id"
        " WHERE i.focus_id = :event AND p.contact_id = :who"
        " AND (i.day = :on_day OR :listed)"
        " AND i.kind = 'event' AND coalesce(i.summary, '') = :said ORDER BY i.id LIMIT 1",
        event=gathering.event.id,
        who=someone.id,
        on_day=line.day,
        listed=gathering.listed,
        said=line.said,
    )
    return int(row["id"]) if row else None


def _is_promised(work: Work, someone: Someone, then: Next) -> bool:
    row = first(
        work.connection,
        "SELECT 1 FROM followup WHERE contact_id = :who AND what = :what",
        who=someone.id,
        what=" ".join(then.what.split()),
    )
    return row is not None
