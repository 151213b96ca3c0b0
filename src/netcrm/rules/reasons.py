"""The reasons of the due list, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.days import ago, in_full, length

if TYPE_CHECKING:
    from datetime import date

    from netcrm.rules.due import Occasion, Promise, Reason
    from netcrm.rules.posts import Post
    from netcrm.rules.rhythm import Facts, Rhythm
    from netcrm.rules.spans import Span


def in_words(reason: Reason, facts: Facts, now: Rhythm, today: date) -> str:
    """Say why somebody is in the list: ``every 6 weeks, silent for 11 weeks``."""
    if reason.promise is not None:
        return _promise(reason.promise, today)
    if reason.occasion is not None:
        return _occasion(reason.occasion, reason.on, today)
    if reason.post is not None:
        return _new_post(reason.post)
    every = facts.cadence.every
    if every is None or reason.state == "drifting":
        return f"drifting: silent for {length((today - reason.on).days)}, longer than usual"
    return ", ".join(filter(None, (every.every_words(), _silence(facts, now, today),
                                   _when(reason, facts, now, today))))  # fmt: skip


def renewal_in_words(promise: Promise, today: date) -> str:
    """Say what is due about a group, by the number that finishes it: there is nobody to name."""
    return f"f{promise.id}: {promise.what} ({_for_when(promise, today)})"


def renewal_in_lasting_words(promise: Promise) -> str:
    """Say the same for a reader of a later day, too."""
    return f"f{promise.id}: {promise.what} (for {in_full(promise.due_on)})"


def in_lasting_words(reason: Reason, facts: Facts, now: Rhythm) -> str:
    """Say why for a reader of a later day, too: ``every 6 weeks, last contact 5 Jan 2026``.

    Days are named, not counted from today.
    """
    if reason.promise is not None:
        return f"{_who(reason.promise)}: {reason.promise.what} (for {in_full(reason.on)})"
    if reason.occasion is not None:
        return f"{reason.occasion.name} {reason.occasion.anniversary.words()}"
    every = facts.cadence.every
    if every is None or reason.state == "drifting":
        return f"drifting: no contact since {in_full(reason.on)}, longer than usual"
    since = _since(facts, now, in_full(now.base_on))
    return f"{every.every_words()}, {since}{', neglected' if now.neglected else ''}"


def _promise(promise: Promise, today: date) -> str:
    return f"{_who(promise)}: {promise.what} ({_for_when(promise, today)})"


def _for_when(promise: Promise, today: date) -> str:
    days = (today - promise.due_on).days
    if days == 0:
        return "for today"
    return f"{length(days)} late" if days > 0 else ago(promise.due_on, today)


def _who(promise: Promise) -> str:
    return "they promised" if promise.theirs else "you promised"


def _occasion(occasion: Occasion, on: date, today: date) -> str:
    age = occasion.anniversary.age_on(on)
    years = f" ({age})" if age else ""
    return f"{occasion.name} {ago(on, today)}{years}"


def _new_post(post: Post) -> str:
    where = f" at {post.organisation}" if post.organisation else ""
    return f"new post{f': {post.title}' if post.title else ''}{where}: write"


def _silence(facts: Facts, now: Rhythm, today: date) -> str:
    if now.basis == "contact" and now.base_on != today:
        return f"silent for {length((today - now.base_on).days)}"
    return _since(facts, now, ago(now.base_on, today))


def _since(facts: Facts, now: Rhythm, when: str) -> str:
    """Say what the silence is counted from; ``when`` tells the day."""
    if now.basis in ("contact", "skip"):
        return f"{'last contact' if now.basis == 'contact' else 'skipped'} {when}"
    if facts.last_contact_on is not None:
        return f"{now.basis} {when}"
    estimated = " (estimated)" if now.basis == "added" else ""
    return f"{now.basis} {when}{estimated}, no contact yet"


def _when(reason: Reason, facts: Facts, now: Rhythm, today: date) -> str:
    if reason.state == "due":
        return "due today"
    if reason.state == "soon":
        return f"due {ago(reason.on, today)}"
    every = facts.cadence.every
    silence = length((today - now.base_on).days)
    if every is None or (now.basis != "imported" and silence not in _alike(every)):
        return ""
    return f"{length(now.days_overdue)} late"


def _alike(every: Span) -> tuple[str, ...]:
    """Return how lengths are written that do not show that the cadence is over."""
    return (every.words(), length(every.at_least_days), length(round(every.typical_days)))
