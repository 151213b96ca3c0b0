"""Logging a contact: one interaction, with everybody who took part in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from netcrm.book.contact.filing import tag_ids
from netcrm.book.contact.promising import Next, promise, promised
from netcrm.book.practice.foci import Said
from netcrm.book.practice.parts import involve
from netcrm.book.talks.participants import Participants, remarks
from netcrm.book.talks.understanding import understand
from netcrm.errors import UsageError
from netcrm.rules.days import written
from netcrm.rules.foci import told_after
from netcrm.rules.kinds import DEFAULT_KIND, KINDS
from netcrm.rules.sentence.timing import Calendar
from netcrm.store.models import Interaction, InteractionTag, Participation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.book.practice.finding import Focus
    from netcrm.store.writing import Work

_WITH = {
    "meeting": "a meeting with",
    "call": "a call with",
    "email": "an e-mail with",
    "message": "a message with",
    "video": "a video call with",
    "event": "an event with",
    "letter": "a letter with",
    "note": "a note about",
}

_THERE = ("meeting", "event")
"""Of these kinds is what happens at an event; a call or an e-mail is about it, on its own day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be logged: the words hold the person, then the text, or all of it as a sentence.

    Where it is with ``everybody`` whom a ``query`` means, the words are the text. Without a
    ``kind`` the words tell it, else it is a meeting. Everybody becomes part of the ``focus``.
    """

    words: Sequence[str] = ()
    companions: Sequence[str] = ()
    kind: str | None = None
    on: date | None = None
    place: str = ""
    tags: Sequence[str] = ()
    then: Next | None = None
    private: bool = False
    create: bool = False
    everybody: Sequence[int] = ()
    query: str = ""
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """The interaction that was kept, who was made for it, and what was left as text.

    ``summary`` says what was understood, also where the history must not know it.
    """

    interaction: int
    everybody: list[Someone]
    summary: str
    created: list[Someone] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def log(work: Work, entry: Entry, asked: Asked, order: str | None = None) -> Logged:
    """Keep one interaction with those whom the words name and all companions.

    An unknown name is an error unless ``create`` is given. Nothing is written before everybody
    is known. ``order`` is that of the numbers in 03/04/2026.
    """
    if entry.kind is not None:
        check_kind(entry.kind)
    found = understand(asked, entry, Calendar(work.moment.today, order))
    day = None if found.vague else _told_after(found.entry, work.moment.today)
    if day:
        found = replace(found, entry=replace(found.entry, on=day))
    who = Participants(work, asked, found)
    everybody = who.everybody()
    said = "" if entry.private else found.said
    number = record(work, found.entry, everybody, found.text, said)
    summary = _summary(work, found.entry, everybody, found.said)
    told = remarks(asked, found, everybody)
    if day and found.entry.focus:
        told.append(f"It is dated the last day of {found.entry.focus.name}; --on says another one.")
    return Logged(number, everybody, summary, who.created, told)


def _told_after(entry: Entry, today: date) -> date | None:
    """Return the day of what was at an event and is logged soon after, without saying when."""
    event = entry.focus
    if entry.on or not event or event.sort != "event" or (entry.kind or DEFAULT_KIND) not in _THERE:
        return None
    return told_after(event.from_on, event.to_on, today)


def check_kind(kind: str) -> None:
    """Raise UsageError unless there is this kind of interaction."""
    if kind not in KINDS:
        raise UsageError(f"There is no kind '{kind}'; there are {', '.join(KINDS)}.")


def record(
    work: Work, entry: Entry, everybody: Sequence[Someone], text: str, said: str = ""
) -> int:
    """Keep one interaction with people who are known, and return its id.

    ``said`` goes into the summary: what was read out of a sentence, and is to be seen.
    """
    number = _keep(work, entry, everybody, text)
    work.people = [one.id for one in everybody]
    work.summary = _summary(work, entry, everybody, said)
    return number


def _keep(work: Work, entry: Entry, everybody: Sequence[Someone], text: str) -> int:
    interaction = Interaction(
        day=entry.on or work.moment.today,
        kind=entry.kind or DEFAULT_KIND,
        summary=text or None,
        place=entry.place or None,
        focus_id=entry.focus.id if entry.focus else None,
        private=entry.private,
        recorded_at=work.moment.now,
    )
    work.session.add(interaction)
    work.session.flush()
    number = interaction.id or 0
    for one in everybody:
        work.session.add(
            Participation(
                interaction_id=number,
                contact_id=one.id,
                day=interaction.day,
                kind=interaction.kind,
            )
        )
        if entry.focus:
            involve(work, entry.focus.id, one.id, Said({}, {}))
    for tag in tag_ids(work.session, entry.tags):
        work.session.add(InteractionTag(interaction_id=number, tag_id=tag))
    work.session.flush()
    if entry.then:
        promise(work, everybody[0].id, entry.then, number)
    return number


def _summary(work: Work, entry: Entry, everybody: Sequence[Someone], said: str) -> str:
    day = entry.on or work.moment.today
    when = "today" if day == work.moment.today else f"on {written(day, work.moment.today)}"
    verb = "Planned" if day > work.moment.today else "Logged"
    what = f"{verb} {_WITH[entry.kind or DEFAULT_KIND]} {_names(entry, everybody)} {when}"
    if entry.focus:
        what += f" ({entry.focus.name})"
    return f"{what}{said}{promised(entry.then, work.moment.today)}"


def _names(entry: Entry, everybody: Sequence[Someone]) -> str:
    """Name everybody; of those whom a QUERY means, say how many there are."""
    if len(entry.everybody) > 1:
        return f"{len(everybody):,} people ({entry.query})"
    *others, last = [one.name for one in everybody]
    return f"{', '.join(others)} and {last}" if others else last
