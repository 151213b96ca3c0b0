"""Single things: a person's page, and what a command has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Entry, Object
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.cadence import OWN, span
from netcrm.rules.days import ago, written
from netcrm.rules.reasons import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from netcrm.book.history import Taken
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting, Portrait

UNDO = "Undo: netcrm undo"
VALUES_AT = 14
"""The column of a person's page in which the values begin, unless a title is longer."""


def done(
    data: Object | list[Object], summary: str, *, changed: bool, remarks: Sequence[str] = ()
) -> Answer:
    """Say what was written, and how to take it back; or that it was so already."""
    if not changed:
        return Answer(data, remarks=["It is so already; nothing was changed.", *remarks])
    return Answer(data, lines=[f"{summary}. {UNDO}"], remarks=remarks)


def contact(one: Person, summary: str, *, changed: bool, remarks: Sequence[str] = ()) -> Answer:
    """Answer a command that wrote a contact."""
    return done(keys.contact(one), summary, changed=changed, remarks=remarks)


def contacts(written: Sequence[Person], summary: str, *, changed: bool) -> Answer:
    """Answer a command that changed everybody whom a QUERY means."""
    return done([keys.contact(one) for one in written], summary, changed=changed)


def interaction(one: Meeting, summary: str, remarks: Sequence[str] = ()) -> Answer:
    """Answer a command that logged something."""
    return done(keys.interaction(one), summary, changed=True, remarks=remarks)


def followup(one: FollowUp, summary: str, *, changed: bool, remarks: Sequence[str] = ()) -> Answer:
    """Answer a command that promised something, or finished it."""
    return done(keys.followup(one), summary, changed=changed, remarks=remarks)


def undone(taken: Taken) -> Answer:
    """Say what was taken back."""
    lines = [f"Undone: {step.summary}. Redo: netcrm redo" for step in taken.steps]
    return Answer({"undone": [keys.step(step) for step in taken.steps]}, lines=lines)


def redone(taken: Taken) -> Answer:
    """Say what was done again."""
    lines = [f"Done again: {step.summary}. {UNDO}" for step in taken.steps]
    return Answer({"redone": [keys.step(step) for step in taken.steps]}, lines=lines)


def portrait(one: Portrait, today: date) -> Answer:
    """Show a person's page."""
    return Answer(keys.portrait(one, today), lines=list(_page(one, today)))


def _page(one: Portrait, today: date) -> Iterable[str | Entry]:
    person = one.person
    post = ", ".join(filter(None, (person.title, person.organisation)))
    called = f"{_called(person)}  ({person.id})"
    yield Entry(f"{called}  ", post) if post else called
    facts = [(title, value) for title, value in _facts(one, today) if value]
    begin = max([VALUES_AT, *(len(title) + 1 for title, _ in facts)])
    yield from (Entry(f"{title:<{begin}}", value) for title, value in facts)
    if one.interactions:
        yield ""
        yield "Conversations"
        yield from (_meeting(meeting, one, today) for meeting in one.interactions)
    if one.followups:
        yield ""
        yield "Follow-ups"
        yield from (_promise(promise, today) for promise in one.followups)


def _called(person: Person) -> str:
    """Write the name, with post-nominals that it does not show, and the pronouns."""
    hidden = person.suffix and not person.name.endswith(person.suffix)
    name = f"{person.name}, {person.suffix}" if hidden else person.name
    return f"{name} ({person.pronouns})" if person.pronouns else name


def _facts(one: Portrait, today: date) -> Iterable[tuple[str, str | None]]:
    person = one.person
    yield "Nickname", person.nickname
    yield "Why now", _standing(one, today)
    yield "Rhythm", _rhythm(one, today)
    last = person.facts.last_contact_on
    yield "Last contact", f"{ago(last, today)}, {written(last, today)}" if last else None
    yield "E-mail", ", ".join(person.emails)
    yield "Phone", ", ".join(person.phones)
    yield "Link", ", ".join(person.links)
    yield "Place", ", ".join(filter(None, (person.city, person.country)))
    yield "Time zone", person.time_zone
    yield "Birthday", _anniversary(person.birthday)
    for name, anniversary in person.dates.items():
        yield _title(name), _anniversary(anniversary)
    met = [person.met or "", written(person.met_on, today) if person.met_on else ""]
    yield "Met", ", ".join(filter(None, met))
    yield "Introduced by", one.introduced_by.name if one.introduced_by else None
    yield "Tags", ", ".join(person.tags)
    yield "Other posts", "; ".join(_posts(one))
    for name, value in person.fields.items():
        yield _title(name), value
    yield "Notes", person.notes
    yield "Private", person.private_notes


def _title(name: str) -> str:
    """Begin with a capital; ORCID stays as it is."""
    return name[:1].upper() + name[1:]


def _standing(one: Portrait, today: date) -> str | None:
    if one.standing is None:
        return None
    facts, rhythm = one.standing.facts, one.standing.rhythm
    words = [in_words(reason, facts, rhythm, today) for reason in one.standing.reasons]
    return "; ".join([*words, *(["neglected"] if one.standing.neglected else [])])


def _rhythm(one: Portrait, today: date) -> str:
    facts, rhythm = one.person.facts, one.person.rhythm
    if facts.cadence.every is None:
        return "never (untracked)" if facts.cadence.source else "none; netcrm track gives one"
    source = "their own" if facts.cadence.source == OWN else f"from {facts.cadence.source}"
    words = f"{facts.cadence.every.every_words()} ({source})"
    if rhythm.state == "paused":
        until = facts.paused_until
        return f"{words}, paused until {written(until, today) if until else 'you resume it'}"
    if rhythm.state == "snoozed" and facts.snoozed_until:
        return f"{words}, snoozed until {written(facts.snoozed_until, today)}"
    return f"{words}, due {ago(rhythm.due_on, today)}" if rhythm.due_on else words


def _anniversary(stored: str | None) -> str | None:
    return Anniversary.from_stored(stored).words() if stored else None


def _posts(one: Portrait) -> Iterable[str]:
    for post in one.positions[1:]:
        yield ", ".join(filter(None, (post["title"], post["organisation"])))


def _meeting(meeting: Meeting, one: Portrait, today: date) -> Entry:
    others = [someone.name for someone in meeting.people if someone.id != one.person.id]
    parts = [
        meeting.kind,
        f"with {', '.join(others)}" if others else "",
        f"at {meeting.place}" if meeting.place else "",
        "(planned)" if meeting.on > today else "",
        "(private)" if meeting.private else "",
    ]
    said = f": {meeting.summary}" if meeting.summary else ""
    tags = "".join(f" #{tag}" for tag in meeting.tags)
    return Entry(f"  {meeting.on.isoformat()}  ", " ".join(filter(None, parts)) + said + tags)


def _promise(promise: FollowUp, today: date) -> Entry:
    whose = "they: " if promise.theirs else ""
    if promise.is_open:
        when = f"due {ago(promise.due_on, today)}, {written(promise.due_on, today)}"
    elif promise.dropped_on:
        when = f"dropped {promise.dropped_on.isoformat()}"
    else:
        when = f"done {promise.done_on.isoformat() if promise.done_on else ''}"
    again = f", {span(promise.every).every_words()}" if promise.every else ""
    return Entry(f"  f{promise.id}  ", f"{whose}{promise.what} ({when}{again})")
