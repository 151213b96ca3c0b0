"""The rhythm of one person: since when they are silent, and when they are due.

The one function that decides this is ``rhythm``; whatever shows, sorts, counts or exports who is
due asks it. What is stored never changes by the passing of time: all of it is derived from the
facts and from today.
"""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from datetime import date
from typing import NamedTuple, TypeVar
from zlib import crc32

from netcrm.rules.cadence import Cadence
from netcrm.rules.spans import add_span

Day = TypeVar("Day", date, str)

NEGLECTED_FROM = 1.5
"""Silence of so many times the cadence is neglect."""

MOST_OVERDUE = 3.0
"""Beyond so many times the cadence, being later does not weigh more."""


class Facts(NamedTuple):
    """What is recorded of a person that bears on their rhythm, as of today.

    ``last_contact_on`` is the newest contact dated up to today. ``contact_since_snooze_on`` is the
    newest one among those that were recorded after the snooze.
    """

    id: int
    name: str
    uid: str
    cadence: Cadence
    weight: float
    last_contact_on: date | None
    met_on: date | None
    added_on: date
    imported_on: date | None = None
    skipped_on: date | None = None
    snoozed_on: date | None = None
    snoozed_until: date | None = None
    contact_since_snooze_on: date | None = None
    paused_on: date | None = None
    paused_until: date | None = None


class Rhythm(NamedTuple):
    """Where a person stands today.

    ``basis`` says what ``base_on`` is: contact, met, added, imported or skip. ``state`` is
    overdue, due, later, snoozed, paused, or None without a cadence. ``score`` ranks those who are
    due or overdue, higher first. Days are counted by the calendar.
    """

    base_on: date
    basis: str
    due_on: date | None
    state: str | None
    days_overdue: int = 0
    score: float = 0.0
    neglected: bool = False


def rhythm(facts: Facts, today: date) -> Rhythm:
    """Decide how somebody stands today."""
    base_on, basis = _base(facts)
    every = facts.cadence.every
    if every is None:
        return Rhythm(base_on, basis, None, None)
    full = every.after(base_on)
    due_on = _levelled(facts, base_on, full) if basis == "imported" else full
    if aside := hidden(facts, today):
        return Rhythm(base_on, basis, due_on, aside)
    if today < due_on:
        return Rhythm(base_on, basis, due_on, "later")
    silent = (today - base_on).days
    expected = max((due_on - base_on).days, 1)  # at the end of the calendar no day is left
    # Rounded, so that a tie is one: 1.8 days out of 1 and 1.5 out of 1 times 1.2 are the same.
    score = round(min(silent / expected, MOST_OVERDUE) * facts.weight, 9)
    late = (today - due_on).days
    if late == 0:
        return Rhythm(base_on, basis, due_on, "due", 0, score)
    neglected = silent >= NEGLECTED_FROM * (full - base_on).days
    return Rhythm(base_on, basis, due_on, "overdue", late, score, neglected)


def paused(facts: Facts, today: date) -> bool:
    """Say whether the rhythm is out until further notice, or until a day that has not come."""
    if facts.paused_on is None:
        return False
    return facts.paused_until is None or today < facts.paused_until


def snoozed(facts: Facts, today: date) -> bool:
    """Say whether the rhythm is hidden until a day to come.

    A contact that was recorded after the snooze, and dated on or after the day it was set, has
    ended it.
    """
    if facts.snoozed_until is None or today >= facts.snoozed_until:
        return False
    since, was_set = facts.contact_since_snooze_on, facts.snoozed_on
    return since is None or was_set is None or since < was_set


def hidden(facts: Facts, today: date) -> str | None:
    """Say what hides the rhythm today: paused, snoozed, or nothing."""
    if paused(facts, today):
        return "paused"
    return "snoozed" if snoozed(facts, today) else None


def shown_from(facts: Facts, today: date) -> date | None:
    """Return the day from which the rhythm is in the list, as far as is known today.

    That is the day due, or the end of what hides it, if that is later; None without a cadence,
    and for a pause until further notice.
    """
    due_on = rhythm(facts, today).due_on
    if due_on is None or hidden(facts, today) is None:
        return due_on
    back_on = hidden_until(facts, today)
    return max(due_on, back_on) if back_on else None


def hidden_until(facts: Facts, today: date) -> date | None:
    """Return the day from which nothing hides somebody; None for a pause until further notice."""
    ends = [today]
    if snoozed(facts, today) and facts.snoozed_until:
        ends.append(facts.snoozed_until)
    if paused(facts, today):
        if facts.paused_until is None:
            return None
        ends.append(facts.paused_until)
    return max(ends)


def base(last: Day | None, met: Day | None, added: Day, imported: Day | None) -> tuple[Day, str]:
    """Find the day from which silence counts, but for a skip, and what happened on it.

    Days are ``date`` or, to decide about many at once, their ISO texts.
    """
    if imported and not last:
        return imported, "imported"
    if last and (not met or last >= met):
        return last, "contact"
    return (met, "met") if met else (added, "added")


def _base(facts: Facts) -> tuple[date, str]:
    base_on, basis = base(facts.last_contact_on, facts.met_on, facts.added_on, facts.imported_on)
    if facts.skipped_on is not None:
        # Skipped on the very day of the import: it is that first turn, dealt out, which goes by.
        first_turn = basis == "imported" and facts.skipped_on == base_on
        if first_turn or facts.skipped_on > base_on:
            return facts.skipped_on, "skip"
    return base_on, basis


def _levelled(facts: Facts, base_on: date, full: date) -> date:
    """Spread imported people over one cadence from the day after the import."""
    return add_span(base_on, 1 + share(facts.uid, (full - base_on).days), "d")


def share(uid: str, days: int) -> int:
    """Deal out one of so many days to somebody who was imported.

    The uid decides, so that the same import is levelled in the same way everywhere.
    """
    return crc32(uid.encode()) % max(1, days)
