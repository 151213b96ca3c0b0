"""Days of the year that belong to somebody: the birthday, and others by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.errors import NotFoundError, UsageError
from netcrm.rules.names.folding import fold
from netcrm.store.models import Contact, NamedDate

if TYPE_CHECKING:
    from sqlmodel import Session

    from netcrm.book.people.finding import Someone
    from netcrm.rules.anniversary import Anniversary
    from netcrm.store.writing import Work

BIRTHDAY = "birthday"


def set_date(work: Work, someone: Someone, name: str, day: Anniversary) -> bool:
    """Keep a day of the year under its name; the one that had the name is replaced."""
    plain = date_name(name)
    if fold(plain) == BIRTHDAY:
        return _set_birthday(work, someone, day)
    called = put_date(work.session, someone.id, plain, str(day))
    if called is None:
        return False
    _done(work, someone, f"{someone.name}: {called} is {day.words()}")
    return True


def remove_date(work: Work, someone: Someone, name: str) -> bool:
    """Take away a day; NotFoundError names those that there are."""
    if fold(name) == BIRTHDAY:
        return _set_birthday(work, someone, None)
    called = put_date(work.session, someone.id, name, "")
    if called is None:
        raise NotFoundError(f"{someone.name} has no date called '{name}'{_others(work, someone)}.")
    _done(work, someone, f"{someone.name}: {called} taken away")
    return True


def date_name(typed: str) -> str:
    """Read the name of a date, without needless blanks; UsageError for an empty one."""
    plain = " ".join(typed.split())
    if not fold(plain):
        raise UsageError("A date needs a name, such as wedding or 'first grant'.")
    return plain


def put_date(session: Session, contact: int, name: str, anniversary: str) -> str | None:
    """Give a contact a date as it is stored, or take it away where that is empty.

    Returns what the date is called here; None where it is so already.
    """
    kept = session.exec(
        select(NamedDate).where(NamedDate.contact_id == contact, NamedDate.folded == fold(name))
    ).first()
    if (kept.anniversary if kept else "") == anniversary:
        return None
    if kept is None:
        kept = NamedDate(contact_id=contact, name=name, folded=fold(name), anniversary=anniversary)
    kept.anniversary = anniversary
    if anniversary:
        session.add(kept)
    else:
        session.delete(kept)
    return kept.name


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


def _others(work: Work, someone: Someone) -> str:
    found = work.session.exec(
        select(NamedDate.name).where(NamedDate.contact_id == someone.id)
    ).all()
    return f"; there are {', '.join(found)}" if found else ""
