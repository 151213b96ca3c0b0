"""Who is due, told a second time: the rules of the due list in plain Python over a list of events.

Written from the rules as they are documented, not from the code, with which it shares nothing:
months by dateutil, ranks as fractions. Slow and short on purpose.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from dateutil.relativedelta import relativedelta
from tests.scenarios.lives import Life, after, lives, memberships, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tests.scenarios.events import Event

STATES = ("promise", "waiting", "date", "overdue", "drifting", "due", "news", "soon")
WEIGHTS = {"core": Fraction(3, 2), "close": Fraction(6, 5)}
AVERAGE_DAYS = {"d": 1.0, "w": 7.0, "m": 365.2425 / 12, "y": 365.2425}


class Row(NamedTuple):
    """A row of the list; ``states`` are those of all its reasons, strongest first.

    ``promise`` is the number of the first follow-up among them. A group has no ``id``.
    """

    id: int | None
    name: str
    states: tuple[str, ...]
    due_on: date | None
    days_overdue: int | None
    neglected: bool
    last_contact_on: date | None
    every: str | None
    tier: str | None
    tags: frozenset[str]
    promise: int | None


Placed = tuple[tuple[Any, ...], Row]
"""A row, and what it is put in order by."""


class Facts(NamedTuple):
    """What is told of somebody whether they are due or not."""

    name: str
    due_on: date | None
    last_contact_on: date | None
    every: str | None
    tier: str | None
    tags: frozenset[str]
    snoozed_until: date | None
    paused: bool


class Reason(NamedTuple):
    """A state by its place in STATES, the day that it is about, and the number of a promise."""

    strength: int
    day: date
    promise: int = 0


class Standing:
    """Where one person stands on one day."""

    def __init__(self, life: Life, ruled: Mapping[str, str | None], today: date) -> None:
        self.life, self.today = life, today
        self.contacts = [day for day in life.contacts if day <= today]
        self.last = max(self.contacts, default=None)
        self.never = life.own == "never"
        self.every = None if self.never else _cadence(life, ruled)
        self.levelled = life.imported and self.last is None and not self._skipped()
        self.base = self._base()
        self.due_on = self._due_on()
        self.paused = life.paused_until is None or today < life.paused_until
        self.snoozed = self._snoozed()
        self.hidden = self.paused or self.snoozed

    def _skipped(self) -> bool:
        """Say whether a skip counts for somebody who was imported and never contacted."""
        return self.life.skipped_on is not None and self.life.skipped_on >= self.life.added_on

    def _base(self) -> date:
        life = self.life
        met = None if life.imported and self.last is None else life.met_on
        base = max((day for day in (self.last, met) if day), default=life.added_on)
        return max(base, life.skipped_on or base)

    def _due_on(self) -> date | None:
        if self.every is None:
            return None
        full = after(self.base, self.every)
        if not self.levelled:
            return full
        share = crc32(self.life.uid.encode()) % (full - self.base).days
        return self.base + timedelta(days=1 + share)

    def _snoozed(self) -> bool:
        snooze = self.life.snooze
        if snooze is None or self.today >= snooze.until:
            return False
        since = [day for day in self.life.since_snooze if day <= self.today]
        return not any(day >= snooze.on for day in since)

    @property
    def silence(self) -> int:
        return (self.today - self.base).days

    @property
    def overdue(self) -> bool:
        return self.due_on is not None and not self.hidden and self.today > self.due_on

    @property
    def neglected(self) -> bool:
        """By the cadence; who drifts is neglected, too, where drift is asked about."""
        if not self.overdue or self.every is None:
            return False
        cadence = (after(self.base, self.every) - self.base).days
        return self.silence >= Fraction(3, 2) * cadence

    def _own_rhythm(self) -> Fraction | None:
        days = sorted(set(self.contacts))
        gaps = [(b - a).days for a, b in pairwise(days)]
        return Fraction(median(gaps)) if len(gaps) >= 4 else None

    @property
    def drifting(self) -> bool:
        usual = self._own_rhythm()
        if usual is None or self.last is None or self.hidden or self.never:
            return False
        silence = (self.today - self.last).days
        return max(2 * usual, usual + 14) < silence <= max(12 * usual, usual + 90)

    @property
    def drifts_from(self) -> date | None:
        """Return the first day of drift, if the own rhythm goes on as it is."""
        usual = self._own_rhythm()
        if usual is None or self.last is None:
            return None
        return self.last + timedelta(days=int(max(2 * usual, usual + 14)) + 1)

    @property
    def news(self) -> date | None:
        """Return the day of the import that told of the post somebody has, if it is news still."""
        post = self.life.career.now
        if post is None or post.news is None or self.hidden or self.never:
            return None
        answers = [*self.contacts, *filter(None, [self.life.skipped_on])]
        is_answered = any(day >= post.news for day in answers)
        is_late = self.today >= post.news + timedelta(days=60)
        return None if is_answered or is_late or post.news > self.today else post.news

    def urgency(self) -> tuple[Fraction, int, date]:
        """Order those who are overdue, due or drifting; who is not due yet has no urgency."""
        if self.due_on is None or self.today < self.due_on or self.hidden:
            return Fraction(0), 0, self.base
        weight = WEIGHTS.get(self.life.tier or "", Fraction(1))
        ratio = min(Fraction(self.silence, (self.due_on - self.base).days), Fraction(3))
        return -ratio * weight, (self.due_on - self.today).days, self.base

    def reasons(self, until: date, *, drift: bool = False) -> list[Reason]:
        """Every reason to be in the list, strongest first; ``until`` is how far it looks ahead."""
        found = [*self._promises(), *self._days_of_the_year()]
        if self.due_on and not self.hidden:
            state = "overdue" if self.overdue else "due" if self.due_on == self.today else "soon"
            found.append(Reason(STATES.index(state), self.due_on))
        if self.news:
            found.append(Reason(STATES.index("news"), self.news))
        if drift and self.drifting:
            found.append(Reason(STATES.index("drifting"), max(self.contacts)))
        return sorted(reason for reason in found if reason.day <= until)

    def _promises(self) -> Iterator[Reason]:
        for number, one in self.life.promises.items():
            state = "waiting" if one.theirs else "promise"
            ahead = one.due_on > self.today
            yield Reason(STATES.index("soon" if ahead else state), one.due_on, number)

    def _days_of_the_year(self) -> Iterator[Reason]:
        for day in self.life.dates.values():
            on = next_of_the_year(day, self.today)
            yield Reason(STATES.index("date" if on == self.today else "soon"), on)

    def facts(self) -> Facts:
        """A pause and a cadence are told only together: without a rhythm nothing is paused."""
        life = self.life
        until = life.snooze.until if life.snooze and self.snoozed else None
        paused = self.paused and self.every is not None
        tags = frozenset(life.tags)
        return Facts(life.name, self.due_on, self.last, self.every, life.tier, tags, until, paused)

    def row(self, reasons: Sequence[Reason], *, neglected: bool) -> Row:
        life = self.life
        late = (self.today - self.due_on).days if self.due_on and self.overdue else 0
        return Row(
            life.who,
            life.name,
            tuple(STATES[reason.strength] for reason in reasons),
            self.due_on,
            late if self.due_on else None,
            neglected,
            self.last,
            self.every,
            life.tier,
            frozenset(life.tags),
            next((reason.promise for reason in reasons if reason.promise), None),
        )


def _cadence(life: Life, ruled: Mapping[str, str | None]) -> str | None:
    of_tags = [every for tag in life.tags if (every := ruled.get(f"tag:{tag}"))]
    tightest = min(of_tags, key=_average_days, default=None)
    return life.own or ruled.get(f"tier:{life.tier}") or tightest


def _average_days(every: str) -> float:
    return int(every[:-1]) * AVERAGE_DAYS[every[-1]]


def next_of_the_year(day: str, today: date) -> date:
    """Return when a day of the year comes next, not before it was for the first time."""
    first = today.year if day.startswith("--") else max(today.year, int(day[:4]))
    for year in (first, first + 1):
        found = date(year, int(day[-5:-3]), 1) + relativedelta(day=int(day[-2:]))
        if found >= today:
            return found
    raise AssertionError(day)


def standings(events: Sequence[Event], today: date) -> list[Standing]:
    ruled = rules(events)
    return [Standing(life, ruled, today) for life in lives(events)]


def due(events: Sequence[Event], today: date, soon: str | None = None) -> list[Row]:
    """The whole list of a day, in its order."""
    until = after(today, soon) if soon else today
    found = [(one, one.reasons(until)) for one in standings(events, today)]
    people = _placed([(one, reasons, one.neglected) for one, reasons in found if reasons])
    return _in_order([*people, *_to_renew(events, today, until)])


def _to_renew(events: Sequence[Event], today: date, until: date) -> Iterator[Placed]:
    """What is to be renewed stands among the promises, and after people of the same name."""
    for one in memberships(events):
        for number, promise in one.promises.items():
            if promise.due_on <= until:
                state = "promise" if promise.due_on <= today else "soon"
                order = (STATES.index(state), (promise.due_on,), one.group, inf)
                nothing = (None, None, False, None, None, None, frozenset[str]())
                yield order, Row(None, one.group, (state,), *nothing, number)


def neglected(events: Sequence[Event], today: date) -> list[Row]:
    """The list of those who are neglected by their cadence or by their own rhythm."""
    found = []
    for one in standings(events, today):
        states = [STATES.index("overdue"), STATES.index("drifting")]
        reasons = [reason for reason in one.reasons(today, drift=True) if reason[0] in states]
        if one.neglected or one.drifting:
            found.append((one, reasons, True))
    return _in_order(_placed(found))


def _placed(found: Sequence[tuple[Standing, Sequence[Reason], bool]]) -> Iterator[Placed]:
    for one, reasons, is_neglected in found:
        strength, day, _ = reasons[0]
        by_urgency = STATES[strength] in ("overdue", "drifting", "due")
        order = (strength, one.urgency() if by_urgency else (day,), one.life.name, one.life.who)
        yield order, one.row(reasons, neglected=is_neglected)


def _in_order(placed: Iterable[Placed]) -> list[Row]:
    return [row for _, row in sorted(placed, key=lambda row: row[0])]
