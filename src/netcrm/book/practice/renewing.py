"""Renewing a membership: a follow-up about a group, and about nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.promising import until
from netcrm.rules.spans import Span, parse_span
from netcrm.store.models import Followup

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.practice.finding import Focus
    from netcrm.store.writing import Work

WHAT = "renew the membership"


def renew(work: Work, group: Focus, by: date, every: Span | None, *, once: bool = False) -> int:
    """Let a membership be renewed by a day, and return the number of the follow-up.

    A group has one such follow-up at a time: where one is open, its day is corrected, and how
    often it comes again stays, unless it is said, or is to be ``once``.
    """
    one = _open(work, group) or Followup(
        focus_id=group.id, what=WHAT, due_on=by, created_on=work.moment.today
    )
    again = every or (parse_span(one.every) if one.every and not once else None)
    one.due_on = by
    one.every = str(again) if again else None
    one.anchor_on = by if again else None
    work.session.add(one)
    if work.session.is_modified(one):
        when = until(by, again, work.moment.today)
        work.summary = f"{group.name}: {one.what}, by {when}"
    work.session.flush()
    return one.id or 0


def _open(work: Work, group: Focus) -> Followup | None:
    """Return what is open of the group; of several that a file has told of, the next."""
    return work.session.exec(
        select(Followup)
        .where(
            Followup.focus_id == group.id,
            col(Followup.contact_id).is_(None),
            Followup.what == WHAT,
            col(Followup.done_on).is_(None),
            col(Followup.dropped_on).is_(None),
        )
        .order_by(col(Followup.due_on), col(Followup.id))
    ).first()
