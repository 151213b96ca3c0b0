"""The reasons of the due list, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.days import ago, length

if TYPE_CHECKING:
    from datetime import date

    from netcrm.rules.due import Occasion, Promise, Reason
    from netcrm.rules.rhythm import Facts, Rhythm


def in_words(reason: Reason, facts: Facts, now: Rhythm, today: date) -> str:
    """Say why somebody is in the list: ``every 6 weeks, silent for 11 weeks``."""
    if reason.promise is not None:
        return _promise(reason.promise, today)
    if reason.occasion is not None:
        return _occasion(reason.occasion, reason.on, today)
    every = facts.cadence.every
    if every is None or reason.state == "drifting":
        return f"drifting: silent for {length((today - reason.on).days)}, longer than usual"
    return ", ".join(filter(None, (every.every_words(), _silence(facts, now, today),
                                   _when(reason, today))))  # fmt: skip


def _promise(promise: Promise, today: date) -> str:
    who = "they promised" if promise.theirs else "you promised"
    days = (today - promise.due_on).days
    if days == 0:
        when = "for today"
    else:
        when = f"{length(days)} late" if days > 0 else ago(promise.due_on, today)
    return f"{who}: {promise.what} ({when})"


def _occasion(occasion: Occasion, on: date, today: date) -> str:
    age = occasion.anniversary.age_on(on)
    years = f" ({age})" if age else ""
    return f"{occasion.name} {ago(on, today)}{years}"


def _silence(facts: Facts, now: Rhythm, today: date) -> str:
    since = length((today - now.base_on).days)
    if now.basis == "contact":
        return "last contact today" if now.base_on == today else f"silent for {since}"
    if now.basis == "skip":
        return f"skipped {ago(now.base_on, today)}"
    happened = f"{now.basis} {ago(now.base_on, today)}"
    estimated = " (estimated)" if now.basis == "added" else ""
    if facts.last_contact_on is not None:
        return happened
    return f"{happened}{estimated}, no contact yet"


def _when(reason: Reason, today: date) -> str:
    if reason.state == "due":
        return "due today"
    return f"due {ago(reason.on, today)}" if reason.state == "soon" else ""
