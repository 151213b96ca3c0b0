"""Logging a contact: one interaction, with everybody who took part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netcrm.book.contact.adding import add
from netcrm.book.contact.filing import tag_ids
from netcrm.book.contact.promising import Next, promise, promised
from netcrm.book.people.finding import Asked
from netcrm.book.people.resolve import leading, resolve
from netcrm.errors import NotFoundError, UsageError
from netcrm.formats.card import Card
from netcrm.rules.days import written
from netcrm.rules.kinds import KINDS
from netcrm.store.models import Interaction, InteractionTag, Participation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
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


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be logged: the words hold the person, then the text, unless both are known."""

    words: Sequence[str] = ()
    companions: Sequence[str] = ()
    kind: str = "meeting"
    on: date | None = None
    place: str = ""
    tags: Sequence[str] = ()
    then: Next | None = None
    private: bool = False
    create: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    """The interaction that was kept, and who was made for it."""

    interaction: int
    everybody: list[Someone]
    created: list[Someone] = field(default_factory=list)


def log(work: Work, entry: Entry, chosen: Mapping[str, int], region: str | None = None) -> Logged:
    """Keep one interaction with the person at the beginning of the words and all companions.

    An unknown name is an error unless ``create`` is given. Nothing is written before everybody
    is known.
    """
    asked = Asked(work.connection, chosen, region=region)
    if entry.kind not in KINDS:
        raise UsageError(f"There is no kind '{entry.kind}'; there are {', '.join(KINDS)}.")
    created: list[Someone] = []
    someone, text = _first(work, asked, entry, created)
    everybody = [someone]
    for words in entry.companions:
        one = _companion(work, asked, words, entry, created)
        if one.id not in [known.id for known in everybody]:
            everybody.append(one)
    return Logged(record(work, entry, everybody, " ".join(text)), everybody, created)


def record(work: Work, entry: Entry, everybody: Sequence[Someone], text: str) -> int:
    """Keep one interaction with people who are known, and return its id."""
    number = _keep(work, entry, everybody, text)
    work.people = [one.id for one in everybody]
    work.summary = _summary(work, entry, everybody) + promised(entry.then, work.moment.today)
    return number


def _first(
    work: Work, asked: Asked, entry: Entry, created: list[Someone]
) -> tuple[Someone, Sequence[str]]:
    try:
        first, text = leading(asked, entry.words)
    except NotFoundError as error:
        if not entry.create:
            hint = "The person comes first, then the text; for somebody new, add --create."
            raise NotFoundError(f"{error.message} {hint}", error.suggestions) from error
        name, said = _new_name(entry.words)
        return _create(work, name, entry, created), said
    if entry.create and text and text[0][:1].isupper():
        raise UsageError(
            f"'{text[0]}' may belong to the name of somebody new, or to what was said to"
            f" {first.name}: put the name in quotes."
        )
    return first, text


def _companion(
    work: Work, asked: Asked, words: str, entry: Entry, created: list[Someone]
) -> Someone:
    try:
        return resolve(asked, [words])
    except NotFoundError:
        if not entry.create:
            raise
    return _create(work, words, entry, created)


def _create(work: Work, name: str, entry: Entry, created: list[Someone]) -> Someone:
    """Add somebody who is met for the first time in what is logged."""
    day = min(entry.on or work.moment.today, work.moment.today)
    someone = add(work, Card(name=name, met=entry.place, met_on=day)).someone
    created.append(someone)
    return someone


def _new_name(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Take the name of somebody new from the beginning: quoted, or the words in capitals."""
    if len(words) > 1 and " " in words[0].strip():
        return words[0], words[1:]
    parts = " ".join(words).split()
    length = 0
    while length < len(parts) and parts[length][:1].isupper():
        length += 1
    if not length:
        raise UsageError(
            "Who is new? Put the name first, in quotes:"
            " netcrm log 'Given Family' what was said --create"
        )
    return " ".join(parts[:length]), parts[length:]


def _keep(work: Work, entry: Entry, everybody: Sequence[Someone], text: str) -> int:
    interaction = Interaction(
        day=entry.on or work.moment.today,
        kind=entry.kind,
        summary=text or None,
        place=entry.place or None,
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
    for tag in tag_ids(work.session, entry.tags):
        work.session.add(InteractionTag(interaction_id=number, tag_id=tag))
    work.session.flush()
    if entry.then:
        promise(work, everybody[0].id, entry.then, number)
    return number


def _summary(work: Work, entry: Entry, everybody: Sequence[Someone]) -> str:
    *others, last = [one.name for one in everybody]
    names = f"{', '.join(others)} and {last}" if others else last
    day = entry.on or work.moment.today
    when = "today" if day == work.moment.today else f"on {written(day, work.moment.today)}"
    verb = "Planned" if day > work.moment.today else "Logged"
    return f"{verb} {_WITH[entry.kind]} {names} {when}"
