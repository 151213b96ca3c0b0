"""Setting somebody's rhythm: snooze, skip, pause, resume, track, untrack.

Each returns whether anything was changed: asking for what already is changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.filing import checked_tier
from netcrm.book.due.facts import facts
from netcrm.errors import UsageError
from netcrm.rules.cadence import NEVER, span
from netcrm.rules.days import written
from netcrm.rules.rhythm import paused, snoozed
from netcrm.store.models import Contact

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.rules.rhythm import Facts
    from netcrm.rules.spans import Span
    from netcrm.store.writing import Work


def snooze(work: Work, someone: Someone, until: date) -> bool:
    """Hide the rhythm until a day to come; promises and dates are shown all the same."""
    _ahead(until, work.moment.today)
    contact = _contact(work, someone)
    if contact.snoozed_until == until and snoozed(_facts(work, someone), work.moment.today):
        return False
    contact.snoozed_until = until
    contact.snoozed_on = work.moment.today
    contact.snoozed_at = work.moment.now
    return _changed(work, contact, f"Snoozed {contact.name} until {_day(work, until)}")


def skip(work: Work, someone: Someone) -> bool:
    """Let this turn go by: the rhythm counts from today."""
    contact = _contact(work, someone)
    if contact.skipped_on is not None and contact.skipped_on >= work.moment.today:
        return False
    contact.skipped_on = work.moment.today
    return _changed(work, contact, f"Skipped {contact.name} this time")


def pause(work: Work, someone: Someone, until: date | None, why: str) -> bool:
    """Take the rhythm out, until a day or until ``resume``."""
    if until is not None:
        _ahead(until, work.moment.today)
    contact = _contact(work, someone)
    same = contact.paused_until == until and (contact.paused_why or "") == why
    if contact.paused_on is not None and same:
        return False
    if not paused(_facts(work, someone), work.moment.today):
        contact.paused_on = work.moment.today
    contact.paused_until = until
    contact.paused_why = why or None
    when = f" until {_day(work, until)}" if until else ""
    return _changed(work, contact, f"Paused {contact.name}{when}")


def resume(work: Work, someone: Someone) -> bool:
    """End a pause; a snooze goes on until its day."""
    if not paused(_facts(work, someone), work.moment.today):
        return False
    contact = _contact(work, someone)
    contact.paused_on = contact.paused_until = contact.paused_why = None
    return _changed(work, contact, f"Resumed {contact.name}")


def put_in_tier(work: Work, someone: Someone, tier: str) -> bool:
    """Give somebody the cadence of a tier; that ends ``untrack``.

    An own cadence is taken away, which would beat the tier's.
    """
    contact = _contact(work, someone)
    name = checked_tier(work.connection, tier)
    if contact.tier == name and contact.every is None:
        return False
    contact.tier, contact.every = name, None
    return _changed(work, contact, f"{contact.name} is now in tier {name}")


def track(work: Work, someone: Someone, every: Span) -> bool:
    """Give somebody their own cadence; that ends ``untrack``. A tier stays, for its weight."""
    contact = _contact(work, someone)
    if contact.every == str(every):
        return False
    contact.every = str(every)
    return _changed(work, contact, f"Tracking {contact.name} {span(contact.every).every_words()}")


def untrack(work: Work, someone: Someone) -> bool:
    """Take somebody out of the rhythm for good, whatever their tier and tags say."""
    contact = _contact(work, someone)
    if contact.every == NEVER:
        return False
    contact.every = NEVER
    return _changed(work, contact, f"No longer tracking {contact.name}")


def _contact(work: Work, someone: Someone) -> Contact:
    return work.session.get_one(Contact, someone.id)


def _changed(work: Work, contact: Contact, summary: str) -> bool:
    work.session.add(contact)
    work.session.flush()
    work.people.append(contact.id or 0)
    work.summary = summary
    return True


def _ahead(until: date, today: date) -> None:
    if until <= today:
        raise UsageError(f"{until.isoformat()} is not ahead; say a day after {today.isoformat()}.")


def _facts(work: Work, someone: Someone) -> Facts:
    return next(facts(work.connection, work.moment.today, "c.id = :id", id=someone.id))


def _day(work: Work, day: date) -> str:
    return written(day, work.moment.today)
