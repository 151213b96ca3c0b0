"""What a sitting shows: a page of few lines for each person, and a sum at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import INTERRUPTED
from netcrm.render.answer import Answer, Entry
from netcrm.render.portrait import called, meeting, promise, rhythm, why_now
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import Portrait
    from netcrm.rules.due import Standing
    from netcrm.rules.renewals import Renewal

LONGEST = 240
"""So many characters of a text are shown: a page keeps to one screen; `netcrm show` has all."""


class Sum(NamedTuple):
    """What a sitting came to: of how many people how many were seen, and what was done how often.

    ``stopped`` tells whether it was broken off by Ctrl-C.
    """

    people: int
    seen: int
    counts: Mapping[str, int]
    stopped: bool


def answer(one: Sum, further: Sequence[str] = ()) -> Answer:
    """Say what a sitting came to, and how to take it back; ``further`` sentences follow."""
    steps = sum(one.counts.values())
    seen = f"{one.seen:,} of {one.people:,} {'person' if one.people == 1 else 'people'} seen"
    told = ", ".join(f"{count:,} {what}" for what, count in one.counts.items())
    if steps:
        said = f"{seen}: {told}. Undo: netcrm undo" + (f" {steps}" if steps > 1 else "")
    else:
        said = f"{seen}; nothing was changed."
    data = {
        "people": one.people,
        "seen": one.seen,
        "counts": dict(one.counts),
        "steps": steps,
        "stopped": one.stopped,
    }
    code = INTERRUPTED if one.stopped else 0
    return Answer(data, lines=[said], remarks=further, exit_code=code)


def nobody(sentences: Iterable[str]) -> Answer:
    """Say why there is nobody to sit with."""
    return answer(Sum(0, 0, {}, stopped=False))._replace(lines=list(sentences))


def to_renew(found: Iterable[Renewal]) -> Iterator[str]:
    """Say what is due beside people: with a group there is nothing to sit about."""
    for one in found:
        for reason in one.reasons:
            if promise := reason.promise:
                yield f"{one.about.name}: {promise.what}; 'netcrm done f{promise.id}' finishes it."


def review_page(one: Portrait, standing: Standing | None, today: date) -> Iterator[str | Entry]:
    """Show why somebody is in the list, the last conversation, the open promises, the ways to them.

    ``standing`` is None for somebody with whom nothing is due any more.
    """
    yield _head(one.person)
    words = why_now(standing, today) if standing else ["Nothing is due any more."]
    yield from (Entry("  ", reason) for reason in words)
    yield _line("Rhythm", rhythm(one.person, today))
    yield from _last(one, today)
    for followup in one.followups:
        if followup.is_open:
            yield _line(f"f{followup.id}", promise(followup, today).text)
    yield from _ways(one.person)


def triage_page(one: Portrait, today: date) -> Iterator[str | Entry]:
    """Show who somebody is, so that one can say how often they should hear from one."""
    person = one.person
    yield _head(person)
    met = [person.met or "", written(person.met_on, today) if person.met_on else ""]
    facts = {
        "Met": ", ".join(filter(None, met)),
        "Place": ", ".join(filter(None, (person.city, person.country))),
        "Tags": ", ".join(person.tags),
        "Notes": person.notes,
    }
    yield from (_line(title, value) for title, value in facts.items() if value)
    if person.facts.cadence.source:  # given a moment ago, before going back
        yield _line("Rhythm", rhythm(person, today))
    yield from _last(one, today)
    yield from _ways(person)


def _head(person: Person) -> Entry:
    post = ", ".join(filter(None, (person.title, person.organisation)))
    return Entry(f"{called(person)}  ({person.id})", f"  {post}" if post else "")


def _last(one: Portrait, today: date) -> Iterator[Entry]:
    """Tell the last conversation, and how many there were; a plan is none."""
    past = [talk for talk in one.interactions if talk.on <= today]
    if not past:
        yield _line("Last", "no conversation yet")
        return
    more = f" ({len(past):,} in all)" if len(past) > 1 else ""
    talk = past[0]
    yield _line("Last", f"{ago(talk.on, today)}, {meeting(talk, one.person, today).text}{more}")


def _ways(person: Person) -> Iterator[Entry]:
    ways = [*person.emails[:1], *person.phones[:1], *person.links[:1]]
    if ways:
        yield _line("Reach", ", ".join(ways))


def _line(title: str, text: str) -> Entry:
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
    return Entry(f"  {title:<8}", short)
