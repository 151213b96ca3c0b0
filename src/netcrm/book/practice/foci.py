"""Adding, changing and taking away events, projects and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col, select

from netcrm.book.contact.filing import organisation_id
from netcrm.errors import RefusedError, UsageError
from netcrm.rules import focus_days
from netcrm.rules.days import in_full
from netcrm.rules.names.folding import fold
from netcrm.store.models import Focus, Followup, Interaction, Involvement, Organisation, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from netcrm.store.writing import Work


class Said(NamedTuple):
    """What is said of a focus: ``texts`` and ``days`` by the names of its columns.

    An empty text, or a day that is None, takes a thing away; what is not named stays.
    """

    texts: Mapping[str, str]
    days: Mapping[str, date | None]


NOTHING = Said({}, {})
"""What is said where nothing is."""


def add_focus(work: Work, sort: str, name: str, said: Said) -> int:
    """Add one, and return its id. RefusedError where there is one of that name already."""
    plain = _name(sort, name)
    _refuse_twice(work, sort, plain, None)
    focus = Focus(sort=sort, name=plain, folded=fold(plain))
    _tell(work, focus, said)
    work.session.add(focus)
    work.session.flush()
    when = focus_days.when(sort, focus.from_on, focus.to_on)
    work.summary = f"Added the {sort} {plain}{', ' if when else ''}{when}"
    return focus.id or 0


def change_focus(work: Work, number: int, name: str | None, said: Said) -> None:
    """Change what is said of one, or its name."""
    focus = work.session.get_one(Focus, number)
    was, before = focus.name, _told(work, focus)
    if name is not None:
        focus.name = _name(focus.sort, name)
        _refuse_twice(work, focus.sort, focus.name, number)
        focus.folded = fold(focus.name)
    _tell(work, focus, said)
    work.session.add(focus)
    work.session.flush()
    changes = list(_changes(before, _told(work, focus)))
    work.summary = f"Changed the {focus.sort} {was}: {'; '.join(changes)}"


def remove_focus(work: Work, number: int) -> None:
    """Take one away. The people and conversations stay, and so does what came of it."""
    session = work.session
    focus = session.get_one(Focus, number)
    for part in session.exec(select(Involvement).where(Involvement.focus_id == number)):
        session.delete(part)
    for promise in session.exec(
        select(Followup).where(Followup.focus_id == number, col(Followup.contact_id).is_(None))
    ):
        session.delete(promise)
    session.flush()
    for table in (Interaction, Outcome, Followup):
        for one in session.exec(select(table).where(table.focus_id == number)):
            one.focus_id = None
            session.add(one)
    session.flush()
    session.delete(focus)
    work.summary = f"Removed the {focus.sort} {focus.name}"


def _name(sort: str, typed: str) -> str:
    plain = " ".join(typed.split())
    if not fold(plain):
        raise UsageError(f"What is the {sort} called? netcrm {sort} add NAME")
    return plain


def _refuse_twice(work: Work, sort: str, name: str, itself: int | None) -> None:
    known = work.session.exec(
        select(Focus).where(Focus.sort == sort, Focus.folded == fold(name))
    ).first()
    if known is not None and known.id != itself:
        raise RefusedError(
            f"There is the {sort} {known.name} ({sort[0]}{known.id}) already;"
            " another one needs another name, such as one with its year."
        )


def _tell(work: Work, focus: Focus, said: Said) -> None:
    texts: dict[str, Any] = dict(said.texts)
    if "organisation" in texts:
        name = texts.pop("organisation")
        focus.organisation_id = organisation_id(work.session, name) if name.strip() else None
    for column, text in texts.items():
        setattr(focus, column, text.strip() or None)
    for column, day in said.days.items():
        setattr(focus, column, day)
    check_days(focus.from_on, focus.to_on)


def _told(work: Work, focus: Focus) -> dict[str, str | None]:
    """Return what is kept of one, in words, by what each is called in the history."""
    number = focus.organisation_id
    place = work.session.get(Organisation, number) if number else None
    return {
        "name": focus.name,
        "kind": focus.kind,
        "role": focus.role,
        "organisation": place.name if place else None,
        "place": focus.place,
        "when": focus_days.when(focus.sort, focus.from_on, focus.to_on),
        "notes": focus.notes,
    }


def _changes(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Iterator[str]:
    for called, was in before.items():
        now = after[called]
        if was == now:
            continue
        if called == "notes":
            yield called
        elif not now:
            yield f"{called} {was} taken away"
        else:
            yield f"{called} {was} → {now}" if was else f"{called} {now}"


def check_days(from_on: date | None, to_on: date | None) -> None:
    """Raise UsageError where something ends before it begins."""
    if from_on and to_on and to_on < from_on:
        raise UsageError(
            f"It would end on {in_full(to_on)}, before it begins on {in_full(from_on)}."
        )
