"""Filling in where the invented network grew, what its people are, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.demo.network import ago
from netcrm.book.demo.practice import OUTCOMES, PLACES, RELATIONSHIPS, ROLES
from netcrm.book.practice.foci import Said, add_focus
from netcrm.book.practice.parts import involve
from netcrm.book.practice.recording import add_outcome
from netcrm.book.practice.related import Bond
from netcrm.book.practice.relating import relate
from netcrm.book.practice.roles import tell_roles
from netcrm.store.models import Interaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from netcrm.book.demo.practice import Fruit, Place
    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work

    People = Mapping[str, Someone]
    """The invented people by their names."""


def fill_practice(work: Work, people: People) -> None:
    """Fill it in, for people who are there already."""
    foci = {place.name: _add_place(work, place, people) for place in PLACES}
    for told in ROLES:
        days = _days(work.moment.today, told.begun, told.ended)
        tell_roles(work, people[told.who], [told.role], days)
    for one, role, other in RELATIONSHIPS:
        relate(work, Bond(people[one], role, people[other]), {})
    for fruit in OUTCOMES:
        _add_outcome(work, fruit, people, foci)


def _add_place(work: Work, place: Place, people: People) -> int:
    days = _days(work.moment.today, place.begun, place.ended)
    number = add_focus(work, place.sort, place.name, Said(place.texts, days))
    for name, role in place.people.items():
        involve(work, number, people[name].id, Said({"role": role}, {}))
    _put_talks_at(work, number, place, days)
    return number


def _put_talks_at(work: Work, number: int, place: Place, days: Mapping[str, date]) -> None:
    """Let the conversations that were in the place of an event, in its days, be at it."""
    if "place" not in place.texts:
        return
    talks = select(Interaction).where(
        Interaction.place == place.texts["place"],
        col(Interaction.day).between(days["from_on"], days["to_on"]),
    )
    for talk in work.session.exec(talks):
        talk.focus_id = number
        work.session.add(talk)
    work.session.flush()


def _add_outcome(work: Work, fruit: Fruit, people: People, foci: Mapping[str, int]) -> None:
    values = {
        "what": fruit.what,
        "kind": fruit.kind,
        "day": ago(work.moment.today, fruit.days_ago),
        "focus_id": foci.get(fruit.place),
        "via_id": people[fruit.via].id if fruit.via else None,
    }
    add_outcome(work, [people[name] for name in fruit.people], values)


def _days(today: date, begun: int, ended: int | None) -> dict[str, date]:
    days = {"from_on": ago(today, begun)}
    return days if ended is None else {**days, "to_on": ago(today, ended)}
