"""Who is due: all of a person's reasons, the strongest first, and the order of the list."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from operator import methodcaller
from typing import Any, NamedTuple, TypeVar

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.cadence import UNTRACKED
from netcrm.rules.posts import Post
from netcrm.rules.rhythm import Facts, Rhythm, hidden, rhythm, shown_from

STATES = ("promise", "waiting", "date", "overdue", "drifting", "due", "news", "soon")
"""The reasons to write to somebody, strongest first."""

NEWS_FOR = timedelta(days=60)
"""So long a new post is news; to congratulate somebody later would be odd."""

_STRENGTH = {state: strength for strength, state in enumerate(STATES)}


_Row = TypeVar("_Row")
"""Somebody who is due, or what is to be renewed."""


class Promise(NamedTuple):
    """An open follow-up: mine, or theirs."""

    id: int
    what: str
    due_on: date
    theirs: bool = False


class Occasion(NamedTuple):
    """A birthday, or another day of the year that belongs to a person."""

    name: str
    anniversary: Anniversary


class News(NamedTuple):
    """A new post of somebody of which an import has told: an occasion to write."""

    post: Post
    noticed_on: date


class Reason(NamedTuple):
    """Why somebody is in the list: ``on`` is the day that it is about."""

    state: str
    on: date
    promise: Promise | None = None
    occasion: Occasion | None = None
    post: Post | None = None


class Standing(NamedTuple):
    """Somebody who is in the list, with their reasons, strongest first; never without one."""

    facts: Facts
    rhythm: Rhythm
    reasons: tuple[Reason, ...]

    @property
    def state(self) -> str:
        """The strongest state."""
        return self.reasons[0].state

    @property
    def neglected(self) -> bool:
        """Whether the silence is long by the cadence, or by the person's own rhythm."""
        return self.rhythm.neglected or any(reason.state == "drifting" for reason in self.reasons)

    def order(self) -> tuple[Any, ...]:
        """Sort by state, then by urgency within it, at last by name and id: a total order."""
        first, name, number = self.reasons[0], self.facts.name, self.facts.id
        if first.state in ("overdue", "due", "drifting"):
            return (_STRENGTH[first.state], *_lateness(self.rhythm), name, number)
        return by_day(first, name, number)


def by_day(first: Reason, name: str, number: float) -> tuple[Any, ...]:
    """Order those whose strongest reason is one of a day."""
    return (_STRENGTH[first.state], 0.0, first.on.toordinal(), first.on, name, number)


def standing(
    facts: Facts,
    today: date,
    *,
    promises: Sequence[Promise] = (),
    occasions: Sequence[Occasion] = (),
    news: News | None = None,
    drifting_since: date | None = None,
    soon: timedelta = timedelta(0),
    returning: bool = False,
) -> Standing | None:
    """Decide whether, and why, somebody is in today's list; None for nobody's business today.

    ``drifting_since`` is the last contact with somebody who drifts by their own rhythm, where
    that was looked at; ``soon`` is how far the list looks ahead. ``returning`` looks ahead also for
    those who are hidden today: a calendar shows them on the day on which they come back.
    """
    now = rhythm(facts, today)
    reasons: list[Reason] = []
    if now.state in ("overdue", "due") and now.due_on:
        reasons.append(Reason(now.state, now.due_on))
    elif now.state == "later" and now.due_on and now.due_on <= today + soon:
        reasons.append(Reason("soon", now.due_on))
    elif returning and now.state in ("snoozed", "paused"):
        back_on = shown_from(facts, today)
        if back_on and back_on <= today + soon:
            reasons.append(Reason("soon", back_on))
    if promises or occasions or news or drifting_since:
        horizon = today + soon
        reasons += filter(None, (promised(promise, today, horizon) for promise in promises))
        reasons += filter(None, (_occasion(one, today, horizon) for one in occasions))
        if news is not None and _is_news(news, facts, today):
            reasons.append(Reason("news", news.noticed_on, post=news.post))
        if drifting_since is not None and not _put_aside(facts, today):
            reasons.append(Reason("drifting", drifting_since))
        reasons.sort(key=lambda reason: (_STRENGTH[reason.state], reason.on))
    return Standing(facts, now, tuple(reasons)) if reasons else None


def urgency(now: Rhythm) -> tuple[Any, ...]:
    """Order those who are due by their rhythm alone: by state, score, days overdue, base."""
    return (_STRENGTH[now.state or "due"], *_lateness(now))


def _lateness(now: Rhythm) -> tuple[float, int, date]:
    return (-now.score, -now.days_overdue, now.base_on)


def only_neglected(one: Standing) -> Standing | None:
    """Leave somebody the reasons of neglect alone, if there are any."""
    kept = ["drifting", "overdue"] if one.neglected else []
    reasons = tuple(reason for reason in one.reasons if reason.state in kept)
    return one._replace(reasons=reasons) if reasons else None


def ranked(listed: Iterable[_Row], most: int | None = None) -> list[_Row]:
    """Put rows in the ``order`` that each of them has; return the first ``most``, or all."""
    order = methodcaller("order")
    return sorted(listed, key=order) if most is None else nsmallest(most, listed, key=order)


def _put_aside(facts: Facts, today: date) -> bool:
    """Say whether the user has put somebody aside, with whom no drift and no news matter then."""
    return facts.cadence == UNTRACKED or hidden(facts, today) is not None


def _is_news(news: News, facts: Facts, today: date) -> bool:
    """Say whether a post is news still: not once there was contact, or a skip, since it came."""
    answered = (facts.last_contact_on, facts.skipped_on)
    return (
        timedelta(0) <= today - news.noticed_on < NEWS_FOR
        and not any(day and day >= news.noticed_on for day in answered)
        and not _put_aside(facts, today)
    )


def promised(promise: Promise, today: date, horizon: date) -> Reason | None:
    """Say why an open follow-up brings a row into the list; None where it does not yet."""
    if promise.due_on <= today:
        return Reason("waiting" if promise.theirs else "promise", promise.due_on, promise)
    return Reason("soon", promise.due_on, promise) if promise.due_on <= horizon else None


def _occasion(occasion: Occasion, today: date, horizon: date) -> Reason | None:
    on = occasion.anniversary.next_from(today)
    if on == today:
        return Reason("date", on, occasion=occasion)
    return Reason("soon", on, occasion=occasion) if on <= horizon else None
