"""The page of an event, a project or a group, and what is said when one was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Entry
from netcrm.render.foci import keys
from netcrm.render.portrait import VALUES_AT
from netcrm.render.single import done
from netcrm.rules.cadence import span
from netcrm.rules.days import ago, written
from netcrm.rules.enumerating import enumerated
from netcrm.rules.focus_days import when
from netcrm.rules.posts import time_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.institutions import Institutions, Link
    from netcrm.book.practice.showing import Part, Renewal


def event(one: Focus, members: Sequence[Part], today: date) -> Answer:
    """Show the page of an event."""
    return Answer(keys.focus(one, members), lines=[*_head(one, today), *_people(one, members)])


def project(one: Focus, members: Sequence[Part], found: Institutions, today: date) -> Answer:
    """Show the page of a project, with its institutions."""
    return Answer(
        keys.focus(one, members) | keys.institutions(found),
        lines=[*_head(one, today), *_people(one, members), *_institutions(found)],
    )


def group(one: Focus, members: Sequence[Part], open_: Sequence[Renewal], today: date) -> Answer:
    """Show the page of a group, with what is to be renewed."""
    return Answer(
        keys.focus(one, members) | {"renewals": list(map(keys.renewal, open_))},
        lines=[*_head(one, today), *_people(one, members), *_renewals(open_, today)],
    )


def changed(one: Focus, members: Sequence[Part], summary: str, *, changed: bool) -> Answer:
    """Answer a command that wrote one, or who is part of it."""
    return done(keys.focus(one, members), summary, changed=changed)


def left(one: Focus, members: Sequence[Part], summary: str, others: Sequence[str]) -> Answer:
    """Answer that people are no longer part of one; the ``others`` never were."""
    if not others:
        return done(keys.focus(one, members), summary, changed=True)
    are = "is" if len(others) == 1 else "are"
    said = f"{enumerated(others)} {are} not part of the {one.sort} {one.name}"
    if not summary:
        return Answer(keys.focus(one, members), remarks=[f"{said}; nothing was changed."])
    return done(keys.focus(one, members), summary, changed=True, remarks=[f"{said}."])


def _head(one: Focus, today: date) -> Iterator[str | Entry]:
    name = f"{one.name}  ({one.code})"
    yield Entry(f"{name}  ", one.kind) if one.kind else name
    facts = {
        "When": _when(one, today),
        "Where": one.place,
        "Organisation": one.organisation,
        "My role": one.role,
        "Notes": one.notes,
    }
    yield from (Entry(f"{title:<{VALUES_AT}}", value) for title, value in facts.items() if value)


def _when(one: Focus, today: date) -> str:
    """Say when it is, and how far that is from today."""
    first, last = one.from_on or one.to_on, one.to_on or one.from_on
    said = when(one.sort, one.from_on, one.to_on)
    if one.sort != "event" or not first or not last:
        return said
    if first <= today <= last:
        return f"{said}, now"
    return f"{said}, {ago(first if today < first else last, today)}"


def _people(one: Focus, members: Sequence[Part]) -> Iterator[str | Entry]:
    yield ""
    if not members:
        yield f"Nobody is part of it yet: netcrm {one.sort} join {one.code} WHO"
        return
    yield f"{'Members' if one.sort == 'group' else 'People'} ({len(members):,})"
    longest = max(len(str(member.id)) for member in members) + 2
    for member in members:
        number = f"({member.id})"
        about = (member.role, member.organisation, time_of(member.from_on, member.to_on))
        yield Entry(f"  {number:>{longest}} ", ", ".join(filter(None, (member.name, *about))))


def _institutions(found: Institutions) -> Iterator[str | Entry]:
    if not found.involved:
        return
    yield ""
    yield f"Institutions ({len(found.involved):,})"
    for one in found.involved:
        yield Entry("  ", f"{one.organisation}: {_counted(one.people)}")
    if found.unknown:
        yield Entry("  ", f"not known: {_counted(found.unknown)}")
    if len(found.involved) > 1:
        yield ""
        yield "Who links them"
        yield from (Entry("  ", _link(one)) for one in found.links)
        if not found.links:
            yield "  Nobody: no one has posts at two, or is in it for one and works at another."


def _counted(people: int) -> str:
    return {0: "nobody yet", 1: "1 person"}.get(people, f"{people:,} people")


def _link(one: Link) -> str:
    """Say how somebody belongs to several of them."""
    posts = f"{'a post' if len(one.posts) == 1 else 'posts'} at {enumerated(one.posts)}"
    if one.part_for is None:
        return f"{one.name} has {posts}."
    return f"{one.name} is in it for {one.part_for} and has {posts}."


def _renewals(found: Iterable[Renewal], today: date) -> Iterator[str | Entry]:
    """Tell what is to be renewed; nothing where nothing is."""
    for number, one in enumerate(found):
        if not number:
            yield ""
            yield "To renew"
        again = f", {span(one.every).every_words()}" if one.every else ""
        when_ = f"due {ago(one.due_on, today)}, {written(one.due_on, today)}"
        yield Entry(f"  f{one.id}  ", f"{one.what} ({when_}{again})")
