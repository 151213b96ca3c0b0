"""Telling what one contact is to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.practice.foci import check_days
from netcrm.errors import NotFoundError
from netcrm.rules.posts import time_of
from netcrm.rules.roles import bond
from netcrm.store.models import Relationship

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from netcrm.book.practice.related import Bond
    from netcrm.store.writing import Work


def relate(work: Work, said: Bond, days: Mapping[str, date | None]) -> None:
    """Note it, or correct since when and until when; twice, or from the other side, is the same."""
    kept = _kept(work, said)
    if kept is None:
        kept = Relationship(contact_id=said.one.id, role=said.role, other_id=said.other.id)
    for column, day in days.items():
        setattr(kept, column, day)
    check_days(kept.from_on, kept.to_on)
    work.session.add(kept)
    _done(work, said, time_of(kept.from_on, kept.to_on))


def unrelate(work: Work, said: Bond) -> None:
    """Take it away, as if it had never been; NotFoundError where it is not noted."""
    kept = _kept(work, said)
    if kept is None:
        raise NotFoundError(
            f"It is not noted that {said.words}; 'netcrm relate {said.one.id}' shows what is."
        )
    work.session.delete(kept)
    _done(work, said, "taken away")


def _kept(work: Work, said: Bond) -> Relationship | None:
    both = (said.one.id, said.other.id)
    found = work.session.exec(
        select(Relationship).where(
            col(Relationship.contact_id).in_(both), col(Relationship.other_id).in_(both)
        )
    )
    wanted = bond(said.one.id, said.role, said.other.id)
    return next(
        (one for one in found if bond(one.contact_id, one.role, one.other_id) == wanted), None
    )


def _done(work: Work, said: Bond, what: str) -> None:
    work.session.flush()
    work.people = [said.one.id, said.other.id]
    work.summary = f"{said.words}, {what}" if what else said.words
