"""A person's page: who they are, why now, what was said, what is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Entry
from netcrm.render.outcomes import outcome
from netcrm.render.posts import posts
from netcrm.render.ties import relationships, role
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.cadence import OWN, span
from netcrm.rules.days import ago, written
from netcrm.rules.foci import SORTS
from netcrm.rules.focus_days import when
from netcrm.rules.reasons import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting, Portrait
    from netcrm.book.practice.showing import Taken
    from netcrm.rules.due import Standing

VALUES_AT = 14
"""The column of the page in which the values begin, unless a title is longer."""


def portrait(one: Portrait, today: date) -> Answer:
    """Show a person's page."""
    return Answer(keys.portrait(one, today), lines=list(_page(one, today)))


def _page(one: Portrait, today: date) -> Iterable[str | Entry]:
    person = one.person
    post = ", ".join(filter(None, (person.title, person.department, person.organisation)))
    name = f"{called(person)}  ({person.id})"
    yield Entry(f"{name}  ", post) if post else name
    facts = [(title, value) for title, value in _facts(one, today) if value]
    begin = max([VALUES_AT, *(len(title) + 1 for title, _ in facts)])
    yield from (Entry(f"{title:<{begin}}", value) for title, value in facts)
    if career := list(posts(one.positions)):
        yield ""
        yield "Posts"
        yield from career
    if related := list(relationships(one.relationships)):
        yield ""
        yield "Relationships"
        yield from related
    if one.interactions:
        yield ""
        yield "Conversations"
        yield from (meeting(talk, person, today) for talk in one.interactions)
    if one.followups:
        yield ""
        yield "Follow-ups"
        yield from (promise(followup, today) for followup in one.followups)
    if one.outcomes:
        yield ""
        yield "Outcomes"
        yield from (outcome(came, person) for came in one.outcomes)


def called(person: Person) -> str:
    """Write the name, with post-nominals that it does not show, and the pronouns."""
    hidden = person.suffix and not person.name.endswith(person.suffix)
    name = f"{person.name}, {person.suffix}" if hidden else person.name
    return f"{name} ({person.pronouns})" if person.pronouns else name


def _facts(one: Portrait, today: date) -> Iterable[tuple[str, str | None]]:
    person = one.person
    yield "Nickname", person.nickname
    yield "Former name", ", ".join(person.former_names)
    yield "To you", ", ".join(map(role, one.roles))
    yield "Why now", "; ".join(why_now(one.standing, today)) if one.standing else None
    yield "Rhythm", rhythm(one.person, today)
    last = person.facts.last_contact_on
    yield "Last contact", f"{ago(last, today)}, {written(last, today)}" if last else None
    yield "E-mail", ", ".join(_labelled(person, person.emails))
    yield "Phone", ", ".join(_labelled(person, person.phones))
    yield "Link", ", ".join(_labelled(person, person.links))
    for address in person.addresses:
        yield _title(f"{address.label} address".strip()), address.line
    yield "Place", ", ".join(filter(None, (person.city, person.country)))
    yield "Time zone", person.time_zone
    yield "Birthday", _anniversary(person.birthday)
    for name, anniversary in person.dates.items():
        yield _title(name), _anniversary(anniversary)
    met = [person.met or "", written(person.met_on, today) if person.met_on else ""]
    yield "Met", ", ".join(filter(None, met))
    yield "Introduced by", one.introduced_by.name if one.introduced_by else None
    for sort in SORTS:
        parts = (_part(taken) for taken in one.parts if taken.sort == sort)
        yield _title(f"{sort}s"), ", ".join(parts)
    yield "Tags", ", ".join(person.tags)
    for name, value in person.fields.items():
        yield _title(name), value
    yield "Notes", person.notes
    yield "Private", person.private_notes
    yield "Photo", str(one.photo) if one.photo else None


def _part(one: Taken) -> str:
    """Tell in what somebody has part: as what, and when."""
    about = ", ".join(filter(None, (one.role, when(one.sort, one.from_on, one.to_on))))
    return f"{one.name} ({about})" if about else one.name


def _labelled(person: Person, values: Iterable[str]) -> Iterable[str]:
    """Say what each of them is for, where that is known."""
    for value in values:
        label = person.labels.get(value)
        yield f"{value} ({label})" if label else value


def _title(name: str) -> str:
    """Begin with a capital; ORCID stays as it is."""
    return name[:1].upper() + name[1:]


def why_now(standing: Standing, today: date) -> list[str]:
    """Give all reasons to write to somebody, and whether they are neglected."""
    facts, rhythm = standing.facts, standing.rhythm
    words = [in_words(reason, facts, rhythm, today) for reason in standing.reasons]
    return [*words, *(["neglected"] if standing.neglected else [])]


def rhythm(person: Person, today: date) -> str:
    """Say how often somebody is to be contacted, where that comes from, and when it is due."""
    facts, now = person.facts, person.rhythm
    if facts.cadence.every is None:
        return "never (untracked)" if facts.cadence.source else "none; netcrm track gives one"
    source = "their own" if facts.cadence.source == OWN else f"from {facts.cadence.source}"
    words = f"{facts.cadence.every.every_words()} ({source})"
    if now.state == "paused":
        until = facts.paused_until
        return f"{words}, paused until {written(until, today) if until else 'you resume it'}"
    if now.state == "snoozed" and facts.snoozed_until:
        return f"{words}, snoozed until {written(facts.snoozed_until, today)}"
    return f"{words}, due {ago(now.due_on, today)}" if now.due_on else words


def _anniversary(stored: str | None) -> str | None:
    return Anniversary.from_stored(stored).words() if stored else None


def meeting(talk: Meeting, person: Person, today: date) -> Entry:
    """Tell a conversation on the page of somebody who took part."""
    others = [someone.name for someone in talk.people if someone.id != person.id]
    parts = [
        talk.kind,
        f"with {', '.join(others)}" if others else "",
        f"at {talk.place}" if talk.place else "",
        f"({talk.focus.name})" if talk.focus else "",
        "(planned)" if talk.on > today else "",
        "(private)" if talk.private else "",
    ]
    said = f": {talk.summary}" if talk.summary else ""
    tags = "".join(f" #{tag}" for tag in talk.tags)
    return Entry(f"  {talk.on.isoformat()}  ", " ".join(filter(None, parts)) + said + tags)


def promise(one: FollowUp, today: date) -> Entry:
    """Tell a follow-up: whose it is, what, and when it is due or was finished."""
    whose = "they: " if one.theirs else ""
    if one.is_open:
        when = f"due {ago(one.due_on, today)}, {written(one.due_on, today)}"
    elif one.dropped_on:
        when = f"dropped {one.dropped_on.isoformat()}"
    else:
        when = f"done {one.done_on.isoformat() if one.done_on else ''}"
    again = f", {span(one.every).every_words()}" if one.every else ""
    return Entry(f"  f{one.id}  ", f"{whose}{one.what} ({when}{again})")
