"""Letting people be part of an event, a project or a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.book.contact.filing import organisation_id
from netcrm.book.practice.foci import NOTHING, Said, add_focus, check_days
from netcrm.rules.enumerating import enumerated
from netcrm.rules.posts import time_of
from netcrm.store.models import Involvement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.book.practice.finding import Focus
    from netcrm.store.writing import Work


MOST_NAMED = 5
"""So many people are named in the history; of more it says how many."""


def begin(work: Work, sort: str, name: str, said: Said, everybody: Sequence[Someone]) -> int:
    """Add a focus with those who are part of it from the start, and return its id."""
    number = add_focus(work, sort, name, said)
    for one in everybody:
        involve(work, number, one.id, NOTHING)
    if everybody:
        work.people = [one.id for one in everybody]
        work.summary += f", with {_named(everybody)}"
    return number


def join(work: Work, focus: Focus, everybody: Sequence[Someone], said: Said) -> list[Someone]:
    """Let people be part of a focus, or correct what is said of it; return whom that changed."""
    changed = [one for one in everybody if involve(work, focus.id, one.id, said)]
    work.people = [one.id for one in everybody]
    if changed:
        about = _about(said)
        are = _are(said, len(changed), work.moment.today)
        work.summary = f"{_named(changed)} {are} part of the {focus.sort} {focus.name}"
        work.summary += f": {about}" if about else ""
    return changed


def involve(work: Work, focus: int, contact: int, said: Said) -> bool:
    """Let one person be part of a focus, and say whether that changed anything."""
    session = work.session
    part = session.exec(
        select(Involvement).where(Involvement.focus_id == focus, Involvement.contact_id == contact)
    ).first()
    is_new = part is None
    if part is None:
        part = Involvement(focus_id=focus, contact_id=contact)
    texts = dict(said.texts)
    if "organisation" in texts:
        name = texts.pop("organisation")
        part.organisation_id = organisation_id(session, name) if name.strip() else None
    for column, text in texts.items():
        setattr(part, column, text.strip() or None)
    for column, day in said.days.items():
        setattr(part, column, day)
    check_days(part.from_on, part.to_on)
    session.add(part)
    changed = is_new or session.is_modified(part)
    session.flush()
    return changed


def leave(work: Work, focus: Focus, everybody: Sequence[Someone]) -> list[Someone]:
    """Take people out of a focus, as if they had never been in it; return who was."""
    left = []
    for one in everybody:
        part = work.session.exec(
            select(Involvement).where(
                Involvement.focus_id == focus.id, Involvement.contact_id == one.id
            )
        ).first()
        if part is not None:
            work.session.delete(part)
            left.append(one)
    work.people = [one.id for one in everybody]
    if left:
        work.summary = f"Took {_named(left)} out of the {focus.sort} {focus.name}"
    return left


def _are(said: Said, people: int, today: date) -> str:
    """Say is, are, was or were: a part that has ended was one."""
    ended_on = said.days.get("to_on")
    if ended_on and ended_on < today:
        return "was" if people == 1 else "were"
    return "is" if people == 1 else "are"


def _about(said: Said) -> str:
    """Say what was told of somebody's part."""
    place = said.texts.get("organisation")
    when = time_of(said.days.get("from_on"), said.days.get("to_on"))
    told = (said.texts.get("role"), f"for {place}" if place else "", when)
    return ", ".join(filter(None, told))


def _named(everybody: Sequence[Someone]) -> str:
    if len(everybody) > MOST_NAMED:
        return f"{len(everybody):,} people"
    return enumerated([one.name for one in everybody])
