"""Setting somebody's rhythm: snooze, skip, pause, resume, track, untrack.

Each returns what was done, or None: asking for what already is changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.done import Done
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


def snooze(work: Work, someone: Someone, until: date) -> Done | None:
    """Hide the rhythm until a day to come; promises and dates are shown all the same."""
    check_ahead(until, work.moment.today)
    contact = _contact(work, someone)
    if contact.snoozed_until == until and snoozed(_facts(work, someone), work.moment.today):
        return None
    contact.snoozed_until = until
    contact.snoozed_on = work.moment.today
    contact.snoozed_at = work.moment.now
    return Done("Snoozed", f" until {_day(work, until)}")


def skip(work: Work, someone: Someone) -> Done | None:
    """Let this turn go by: the rhythm counts from today."""
    contact = _contact(work, someone)
    if contact.skipped_on is not None and contact.skipped_on >= work.moment.today:
        return None
    contact.skipped_on = work.moment.today
    return Done("Skipped", " this time")


def pause(work: Work, someone: Someone, until: date | None, why: str) -> Done | None:
    """Take the rhythm out, until a day or until ``resume``."""
    if until is not None:
        check_ahead(until, work.moment.today)
    contact = _contact(work, someone)
    same = contact.paused_until == until and (contact.paused_why or "") == why
    if contact.paused_on is not None and same:
        return None
    if not paused(_facts(work, someone), work.moment.today):
        contact.paused_on = work.moment.today
    contact.paused_until = until
    contact.paused_why = why or None
    when = f" until {_day(work, until)}" if until else ""
    return Done("Paused", when)


def resume(work: Work, someone: Someone) -> Done | None:
    """End a pause; a snooze goes on until its day."""
    if not paused(_facts(work, someone), work.moment.today):
        return None
    contact = _contact(work, someone)
    contact.paused_on = contact.paused_until = contact.paused_why = None
    return Done("Resumed")


def put_in_tier(work: Work, someone: Someone, tier: str) -> Done | None:
    """Give somebody the cadence of a tier; that ends ``untrack``.

    An own cadence is taken away, which would beat the tier's.
    """
    contact = _contact(work, someone)
    name = checked_tier(work.connection, tier)
    if contact.tier == name and contact.every is None:
        return None
    contact.tier, contact.every = name, None
    return Done("Put", f" into tier {name}")


def track(work: Work, someone: Someone, every: Span) -> Done | None:
    """Give somebody their own cadence; that ends ``untrack``. A tier stays, for its weight."""
    contact = _contact(work, someone)
    if contact.every == str(every):
        return None
    contact.every = str(every)
    return Done("Tracking", f" {span(contact.every).every_words()}")


def untrack(work: Work, someone: Someone) -> Done | None:
    """Take somebody out of the rhythm for good, whatever their tier and tags say."""
    contact = _contact(work, someone)
    if contact.every == NEVER:
        return None
    contact.every = NEVER
    return Done("No longer tracking")


def _contact(work: Work, someone: Someone) -> Contact:
    return work.session.get_one(Contact, someone.id)


def check_ahead(until: date, today: date) -> None:
    """Raise UsageError for the end of a snooze or pause that has come already."""
    if until <= today:
        raise UsageError(f"{until.isoformat()} is not ahead; say a day after {today.isoformat()}.")


def _facts(work: Work, someone: Someone) -> Facts:
    return next(facts(work.connection, work.moment.today, "c.id = :id", id=someone.id))


def _day(work: Work, day: date) -> str:
    return written(day, work.moment.today)
