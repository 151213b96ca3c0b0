"""Finishing a follow-up: done, or let go; one that recurs comes round again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from netcrm.book.people.finding import Asked, Someone
from netcrm.book.people.resolve import resolve
from netcrm.book.talks.logging import Entry, record
from netcrm.errors import AmbiguousError, NotFoundError, RefusedError
from netcrm.rules.days import written
from netcrm.rules.series import next_of_series
from netcrm.rules.spans import parse_span
from netcrm.store.models import Contact, Focus, Followup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from netcrm.store.writing import Work


class Finished(NamedTuple):
    """The follow-up that was meant, whether anything was changed, and the next of its series."""

    id: int
    changed: bool
    after: Followup | None


def finish(
    work: Work,
    words: Sequence[str],
    number: int | None,
    asked: Asked,
    *,
    text: str | None = None,
    drop: bool = False,
) -> Finished:
    """Finish follow-up ``number``, or the one that is open with the person whom ``words`` mean.

    With ``text`` the contact is logged, too; without it, finishing is no contact, and the rhythm
    goes on. What is finished already stays as it is.
    """
    if number is None:
        one = _open(work, resolve(asked, words), asked.chosen)
    else:
        one = _numbered(work, number)
    someone = _with(work, one)
    if text is not None and is_open(one):
        _log(work, one, someone, text)
    after = None
    if is_open(one):
        after = _close(work, one, drop=drop)
        verb = "Dropped" if drop else "Done"
        logged = " and logged" if text is not None else ""
        ended = ", which does not come again" if drop and one.every else ""
        about = someone.name if someone else _about(work, one)
        work.summary = f"{verb}{logged}: {one.what} ({about}){ended}"
        work.people = [someone.id] if someone else []
    return Finished(one.id or 0, work.changed, after)


def _log(work: Work, one: Followup, someone: Someone | None, text: str) -> None:
    if someone is None:
        raise RefusedError(
            f"f{one.id} is about {_about(work, one)} and with nobody in particular: finish it"
            " without --log, and say whom you talked to by 'netcrm log WHO TEXT'."
        )
    record(work, Entry(), [someone], " ".join(text.split()))


def _about(work: Work, one: Followup) -> str:
    """Name the group that a follow-up with nobody is about."""
    return work.session.get_one(Focus, one.focus_id).name


def come_again(after: Followup, today: date) -> str:
    """Say when a promise comes again, and by which number."""
    return f"It comes again by {written(after.due_on, today)}: f{after.id}."


def is_open(one: Followup) -> bool:
    """Say whether a follow-up is still to be done."""
    return one.done_on is None and one.dropped_on is None


def _close(work: Work, one: Followup, *, drop: bool) -> Followup | None:
    """Mark it, and return the next of its series, if it has one."""
    today = work.moment.today
    if drop:
        one.dropped_on = today
    else:
        one.done_on = today
    work.session.add(one)
    if drop or not one.every or one.anchor_on is None:
        return None
    after = Followup(
        contact_id=one.contact_id,
        focus_id=one.focus_id,
        what=one.what,
        due_on=next_of_series(one.anchor_on, parse_span(one.every), max(one.due_on, today)),
        theirs=one.theirs,
        every=one.every,
        anchor_on=one.anchor_on,
        created_on=today,
    )
    work.session.add(after)
    work.session.flush()
    return after


def _numbered(work: Work, number: int) -> Followup:
    found = work.session.get(Followup, number)
    if found is None:
        raise NotFoundError(f"There is no follow-up f{number}; 'netcrm followups' shows them.")
    return found


def _with(work: Work, one: Followup) -> Someone | None:
    """Return whom a follow-up is with, if anybody; NotFoundError for one who was removed."""
    if one.contact_id is None:
        return None
    contact = work.session.get_one(Contact, one.contact_id)
    if contact.removed_on is not None:
        raise NotFoundError(
            f"f{one.id} is with {contact.name}, who was removed;"
            f" 'netcrm restore {contact.id}' brings them back."
        )
    return Someone(contact.id or 0, contact.name)


def _open(work: Work, someone: Someone, chosen: Mapping[str, int]) -> Followup:
    """Return the one open follow-up with somebody, or the one that the user has chosen."""
    found = work.session.exec(
        select(Followup)
        .where(
            Followup.contact_id == someone.id,
            col(Followup.done_on).is_(None),
            col(Followup.dropped_on).is_(None),
        )
        .order_by(col(Followup.due_on), col(Followup.id))
    ).all()
    if not found:
        raise NotFoundError(f"There is no open follow-up with {someone.name}.")
    picked = [one for one in found if one.id == chosen.get(_question(someone))]
    if len(found) > 1 and not picked:
        raise _several(someone, found)
    return (picked or list(found))[0]


def _question(someone: Someone) -> str:
    """Name what is asked, apart from the question who is meant."""
    return f"follow-up with {someone.name}"


def _several(someone: Someone, found: Sequence[Followup]) -> AmbiguousError:
    some = ", ".join(f"f{one.id} ({one.what})" for one in found)
    return AmbiguousError(
        f"Several follow-ups with {someone.name} are open: {some}. Name the one that is done.",
        _question(someone),
        [{"id": one.id, "name": one.what, "due_on": one.due_on.isoformat()} for one in found],
    )
