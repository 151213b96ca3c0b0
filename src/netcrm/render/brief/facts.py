"""The facts of a brief, each with its title: so many at most as a screen has lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Fact
from netcrm.render.brief.promises import promises
from netcrm.render.brief.talks import about, spoken
from netcrm.render.brief.words import change, clock, in_a_row, part, several, through
from netcrm.render.ties import role
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from netcrm.book.brief.reading import Brief
    from netcrm.book.people.person import Person


def blocks(one: Brief, today: date) -> list[list[Fact]]:
    """Return the facts in their blocks; what is not known has none."""
    who, said = _known(_who(one, today)), _known(spoken(one, today))
    common = _known(_common(one))
    taken = 1 + len(who) + len(said) + len(common)
    found = [who, [*said, *promises(one, today, taken)], common]
    return [block for block in found if block]


def _known(facts: Iterator[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.text or fact.after]


def _who(one: Brief, today: date) -> Iterator[Fact]:
    person = one.person
    yield _post(person)
    yield Fact("Also", several([post.line for post in person.further_posts]))
    yield _place(one, today)
    yield Fact("To you", several([role(each) for each in one.roles]))
    yield _met(one, today)
    yield Fact("Changed", several([change(each, today) for each in one.changes], "; "))
    fields = [f"{name}: {value}" for name, value in person.fields.items()]
    yield Fact("About", "; ".join(filter(None, (", ".join(person.tags), *fields))))
    yield Fact("Notes", in_a_row(person.notes))
    yield about("Noted", one.noted, today)
    yield Fact("Private", in_a_row(person.private_notes))


def _post(person: Person) -> Fact:
    """Tell the main post, of which the organisation is not cut."""
    title = ", ".join(filter(None, (person.title, person.department)))
    if not title:
        return Fact("Post", person.organisation or "")
    return Fact("Post", title, f", {person.organisation}" if person.organisation else "")


def _place(one: Brief, today: date) -> Fact:
    """Tell where somebody is, and what the clock says there."""
    place = ", ".join(filter(None, (one.person.city, one.person.country)))
    time = clock(one.there, today) if one.there else ""
    if not place:
        return Fact("Local time", time)
    return Fact("Place", place, f"; local time {time}" if time else "")


def _met(one: Brief, today: date) -> Fact:
    """Tell how and when I met somebody, and through whom."""
    met, day = one.person.met, one.person.met_on
    when = f"{ago(day, today)}, {written(day, today)}" if day else ""
    via = f"introduced by {one.introduced_by.name}" if one.introduced_by else ""
    if not met:
        return Fact("Met", "; ".join(filter(None, (when, via))))
    return Fact("Met", met, (f" ({when})" if when else "") + (f"; {via}" if via else ""))


def _common(one: Brief) -> Iterator[Fact]:
    yield Fact("Together in", several([part(each) for each in one.parts]))
    yield Fact("Both know", several([through(each) for each in one.both_know]))
