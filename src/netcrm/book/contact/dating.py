"""Days of the year that belong to somebody: the birthday, and others by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.errors import NotFoundError, UsageError
from netcrm.rules.names import fold
from netcrm.store.models import Contact, NamedDate

if TYPE_CHECKING:
    from netcrm.book.people.finding import Someone
    from netcrm.rules.anniversary import Anniversary
    from netcrm.store.writing import Work

BIRTHDAY = "birthday"


def set_date(work: Work, someone: Someone, name: str, day: Anniversary) -> bool:
    """Keep a day of the year under its name; the one that had the name is replaced."""
    plain = " ".join(name.split())
    if not fold(plain):
        raise UsageError("A date needs a name, such as wedding or 'first grant'.")
    if fold(plain) == BIRTHDAY:
        return _set_birthday(work, someone, day)
    kept = _named(work, someone, plain)
    if kept is not None and kept.anniversary == str(day):
        return False
    if kept is None:
        kept = NamedDate(contact_id=someone.id, name=plain, folded=fold(plain), anniversary="")
    kept.anniversary = str(day)
    work.session.add(kept)
    _done(work, someone, f"{someone.name}: {kept.name} is {day.words()}")
    return True


def remove_date(work: Work, someone: Someone, name: str) -> bool:
    """Take away a day; NotFoundError names those that there are."""
    if fold(name) == BIRTHDAY:
        return _set_birthday(work, someone, None)
    kept = _named(work, someone, name)
    if kept is None:
        raise NotFoundError(f"{someone.name} has no date called '{name}'{_others(work, someone)}.")
    work.session.delete(kept)
    _done(work, someone, f"{someone.name}: {kept.name} taken away")
    return True


def _set_birthday(work: Work, someone: Someone, day: Anniversary | None) -> bool:
    contact = work.session.get_one(Contact, someone.id)
    stored = str(day) if day else None
    if contact.birthday == stored:
        return False
    contact.birthday = stored
    said = f"birthday is {day.words()}" if day else "birthday taken away"
    _done(work, someone, f"{someone.name}: {said}")
    return True


def _done(work: Work, someone: Someone, summary: str) -> None:
    work.session.flush()
    work.people = [someone.id]
    work.summary = summary


def _named(work: Work, someone: Someone, name: str) -> NamedDate | None:
    return work.session.exec(
        select(NamedDate).where(NamedDate.contact_id == someone.id, NamedDate.folded == fold(name))
    ).first()


def _others(work: Work, someone: Someone) -> str:
    found = work.session.exec(
        select(NamedDate.name).where(NamedDate.contact_id == someone.id)
    ).all()
    return f"; there are {', '.join(found)}" if found else ""
