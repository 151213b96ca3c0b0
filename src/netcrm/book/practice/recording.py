"""Recording what came of knowing people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from netcrm.book.people.finding import with_ids
from netcrm.errors import RefusedError, UsageError
from netcrm.rules.days import in_full
from netcrm.store.models import Outcome, OutcomePerson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work

    Values = Mapping[str, Any]
    """What is said, by the columns of the table: what is not named stays."""


def add_outcome(work: Work, people: Sequence[Someone], values: Values) -> int:
    """Record what came of knowing people, and return its number."""
    if not values.get("what"):
        raise UsageError("What came of it? Say it after the person.")
    _refuse_to_come(work, values.get("day"))
    found = Outcome(**values)
    work.session.add(found)
    work.session.flush()
    number = found.id or 0
    _let_in(work, number, people)
    _settle(work, found)
    return number


def change_outcome(
    work: Work, number: int, values: Values, more: Sequence[Someone], without: Sequence[Someone]
) -> None:
    """Correct what is said of one; ``more`` had to do with it, and those ``without`` had not."""
    _refuse_to_come(work, values.get("day"))
    found = work.session.get_one(Outcome, number)
    for column, value in values.items():
        setattr(found, column, value)
    work.session.add(found)
    _let_in(work, number, more)
    gone = {one.id for one in without}
    for part in _parts(work, number):
        if part.contact_id in gone:
            work.session.delete(part)
    work.session.flush()
    _settle(work, found)


def remove_outcome(work: Work, number: int) -> None:
    """Take one away, as if it had never been; the people stay."""
    found = work.session.get_one(Outcome, number)
    people = _people(work, number)
    for part in _parts(work, number):
        work.session.delete(part)
    work.session.flush()
    work.session.delete(found)
    work.session.flush()
    work.people = [one.id for one in people]
    work.summary = f"Removed o{number}: {found.what}"


def _refuse_to_come(work: Work, day: date | None) -> None:
    if day and day > work.moment.today:
        raise UsageError(f"{in_full(day)} is still to come; record the outcome when it is there.")


def _let_in(work: Work, number: int, people: Iterable[Someone]) -> None:
    known = {part.contact_id for part in _parts(work, number)}
    for contact in dict.fromkeys(one.id for one in people):
        if contact not in known:
            work.session.add(OutcomePerson(outcome_id=number, contact_id=contact))
            work.session.flush()


def _settle(work: Work, found: Outcome) -> None:
    """Refuse what cannot be, and say what there is now."""
    work.session.flush()
    number = found.id or 0
    people = _people(work, number)
    if not people:
        raise RefusedError(
            f"Nobody would be left in o{number}; to take it away: netcrm outcome remove o{number}"
        )
    for one in people:
        if one.id == found.via_id:
            raise UsageError(f"{one.name} cannot have introduced you to themselves.")
    work.people = [one.id for one in people]
    names = ", ".join(one.name for one in people)
    work.summary = f"{names}: {found.kind} (o{number}), {found.what}"


def _people(work: Work, number: int) -> list[Someone]:
    return with_ids(work.connection, [part.contact_id for part in _parts(work, number)])


def _parts(work: Work, number: int) -> list[OutcomePerson]:
    found = select(OutcomePerson).where(OutcomePerson.outcome_id == number)
    return list(work.session.exec(found.order_by(col(OutcomePerson.id))))
