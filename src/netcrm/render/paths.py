"""The way to somebody, from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Entry, Object
from netcrm.rules.days import ago
from netcrm.rules.roles import inverse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netcrm.book.introductions.helping import Helper
    from netcrm.book.introductions.paths import Path, Step
    from netcrm.book.people.finding import Someone

_INTRODUCTIONS = {"introduced by": "introduced by {}", "introduced": "introduced {} to you"}

_MOST = 10
"""So many are shown who could introduce; programs get all."""

_MOST_PLACES = 3
"""So many organisations are named where more of them fit."""


def path(found: Path, today: date) -> Answer:
    """Show the way, and who could introduce me."""
    data: Object = {
        "to": keys.who(found.to),
        "organisations": found.organisations,
        "in_contact": found.is_in_contact,
        "steps": [_step_keys(step) for step in found.steps],
        "could_introduce": [_helper_keys(one) for one in found.helpers],
    }
    return Answer(data, lines=[*_chain(found, today), *_helpers(found, today)])


def _step_keys(one: Step) -> Object:
    return {
        "from": keys.who(one.one),
        "to": keys.who(one.to),
        "how": one.how,
        "met": one.met,
        "met_on": keys.day(one.met_on),
        "last_contact_on": keys.day(one.last_contact_on),
    }


def _helper_keys(one: Helper) -> Object:
    return {
        "who": keys.who(one.who),
        "how": one.how,
        "to": keys.who(one.to),
        "organisation": one.organisation,
        "last_contact_on": keys.day(one.last_contact_on),
    }


def _chain(found: Path, today: date) -> Iterator[str | Entry]:
    if not found.steps:
        yield _no_way(found)
        return
    yield _title(found)
    for step in found.steps:
        how = how_they_stand(step.how, step.one.name) if step.one else _met(step, today)
        about = (how, _last(step.last_contact_on, today))
        yield Entry(f"  {_called(step.to)}  ", "; ".join(filter(None, about)))


def _helpers(found: Path, today: date) -> Iterator[str | Entry]:
    if not found.helpers:
        return
    yield ""
    yield "Who could introduce you"
    for one in found.helpers[:_MOST]:
        there = f" ({one.organisation})" if len(found.organisations) > 1 else ""
        how = how_they_stand(one.how, one.to.name) if one.to else f"{one.how}{there}"
        yield Entry(f"  {_called(one.who)}  ", f"{how}; {_last(one.last_contact_on, today)}")
    if len(found.helpers) > _MOST:
        yield f"  and {len(found.helpers) - _MOST:,} more, whom --json has"


def _title(found: Path) -> str:
    name = found.to.name if found.to else ""
    length = "1 step" if len(found.steps) == 1 else f"{len(found.steps)} steps"
    if found.organisations:
        return f"To {name} at {_places(found.organisations)}, in {length}"
    if found.is_in_contact or found.steps[0].last_contact_on is None:
        return f"How you came to know {name}"
    return f"To {name}, in {length}"


def _no_way(found: Path) -> str:
    if found.organisations:
        return f"No chain of people leads to anybody who works at {_places(found.organisations)}."
    name = found.to.name if found.to else ""
    return f"You were never in contact with {name}, and no chain of people leads to them."


def _places(names: Sequence[str]) -> str:
    """Name the organisations that were meant: all, or the first of many."""
    few = names[:_MOST_PLACES]
    more = len(names) - len(few)
    return f"{', '.join(few)} or {more:,} more" if more else " or ".join(few)


def _called(someone: Someone) -> str:
    return f"{someone.name} ({someone.id})"


def _met(step: Step, today: date) -> str:
    """Say when and where I met the first of a chain, as far as it is known."""
    when = f"met {ago(step.met_on, today)}" if step.met_on else ""
    return ", ".join(filter(None, (when or ("met" if step.met else ""), step.met)))


def _last(day: date | None, today: date) -> str:
    return f"last contact {ago(day, today)}" if day else "never in contact"


def how_they_stand(how: str, name: str) -> str:
    """Say how somebody stands to the one with the name."""
    if how in _INTRODUCTIONS:
        return _INTRODUCTIONS[how].format(name)
    if how.startswith(("project ", "group ")):
        return f"{how}, with {name}"
    if how.endswith(" of"):
        return f"{name} is their {inverse(how)}"
    return f"{how} of {name}"
