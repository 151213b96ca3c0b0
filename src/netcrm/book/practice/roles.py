"""Telling what somebody is to me, since when and until when."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.book.practice.bonds import kept_roles
from netcrm.book.practice.foci import check_days
from netcrm.errors import NotFoundError, UsageError
from netcrm.rules.posts import time_of
from netcrm.rules.roles import ROLES, is_known, role_key, role_name
from netcrm.store.models import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work

    Days = Mapping[str, date | None]
    """``from_on`` and ``to_on``, as far as they are told; a day that is None is not known."""


def tell_roles(work: Work, someone: Someone, roles: Sequence[str], days: Days) -> None:
    """Note what somebody is to me, or correct since when and until when; twice changes nothing."""
    told = [_tell(work, someone.id, role, days) for role in roles]
    _done(work, someone, ", ".join(map(_described, told)))


def remove_roles(work: Work, someone: Someone, roles: Sequence[str], days: Days) -> None:
    """Take roles away, as if they had never been; a day says which of several times.

    NotFoundError where somebody is not that.
    """
    gone = [tie for role in roles for tie in _to_go(work, someone, role, days)]
    for tie in gone:
        work.session.delete(tie)
    _done(work, someone, f"{', '.join(map(_described, gone))} taken away")


def named_roles(typed: Iterable[str]) -> list[str]:
    """Read what was typed as roles, each once; UsageError for what is no word."""
    found: dict[str, str] = {}
    for word in typed:
        role = role_name(word)
        if not any(map(str.isalnum, role)) or role_key(role) == "none":
            raise UsageError(f"'{word}' is no role; write a word such as mentor or co-author.")
        found.setdefault(role_key(role), role)
    return list(found.values())


def new_words(work: Work, roles: Iterable[str]) -> list[str]:
    """Remark on words that nobody has used before, as they may be a slip or a part of a name."""
    known = {role_key(role) for role in kept_roles(work.connection)}
    said = []
    for role in roles:
        if not is_known(role) and role_key(role) not in known:
            near = get_close_matches(role_key(role), ROLES, 1)
            meant = f"; did you mean {near[0]}?" if near else "."
            said.append(f"'{role}' is a role of your own, and new here{meant}")
    return said


def _tell(work: Work, contact: int, role: str, days: Days) -> Tie:
    known = _ties(work, contact, role)
    tie = _meant(known, days, work.moment.today)
    if tie is None:
        tie = Tie(contact_id=contact, role=role)
        if known and not days:
            tie.from_on = work.moment.today
    for column, day in days.items():
        setattr(tie, column, day)
    check_days(tie.from_on, tie.to_on)
    work.session.add(tie)
    return tie


def _meant(known: Sequence[Tie], days: Days, today: date) -> Tie | None:
    """Return which of several times of one role is told of, if it is not a further one."""
    lasting = [tie for tie in known if tie.to_on is None or tie.to_on > today]
    if not days:
        return next(iter(lasting), None)
    for tie in known:
        if tie.from_on is not None and tie.from_on == days.get("from_on"):
            return tie
    ended = [tie for tie in known if tie not in lasting]
    return next((tie for tie in (*lasting, *ended) if _overlaps(tie, days)), None)


def _overlaps(tie: Tie, days: Days) -> bool:
    """Say whether a time is perhaps the one that is told of: neither ends before the other."""
    from_on, to_on = days.get("from_on"), days.get("to_on")
    before = to_on is not None and tie.from_on is not None and to_on < tie.from_on
    after = from_on is not None and tie.to_on is not None and from_on >= tie.to_on
    return not (before or after)


def _to_go(work: Work, someone: Someone, role: str, days: Days) -> list[Tie]:
    found = [
        tie
        for tie in _ties(work, someone.id, role)
        if all(getattr(tie, column) == day for column, day in days.items())
    ]
    if not found:
        kept = work.session.exec(select(Tie).where(Tie.contact_id == someone.id)).all()
        there = f"; there is {', '.join(map(_described, kept))}" if kept else ""
        raise NotFoundError(f"{someone.name} has no such role as {role}{there}.")
    return found


def _ties(work: Work, contact: int, role: str) -> list[Tie]:
    """Return the times at which somebody is or was this, the last one first."""
    found = work.session.exec(select(Tie).where(Tie.contact_id == contact)).all()
    same = [tie for tie in found if role_key(tie.role) == role_key(role)]
    latest = work.moment.today.max
    return sorted(same, key=lambda tie: tie.to_on or latest, reverse=True)


def _described(tie: Tie) -> str:
    time = time_of(tie.from_on, tie.to_on)
    return f"{tie.role} ({time})" if time else tie.role


def _done(work: Work, someone: Someone, what: str) -> None:
    work.session.flush()
    work.people = [someone.id]
    work.summary = f"{someone.name}: {what}"
