"""Who is due, told a second time: the rules of the due list in plain Python over a list of events.

Written from the rules as they are documented, not from the code, with which it shares nothing:
months by dateutil, ranks as fractions. Slow and short on purpose.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from dateutil.relativedelta import relativedelta
from tests.scenarios.events import (
    Added,
    Event,
    Finished,
    Logged,
    Paused,
    Promised,
    Resumed,
    Ruled,
    Skipped,
    Snoozed,
    Tagged,
    Tracked,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = ("promise", "waiting", "date", "overdue", "drifting", "due", "soon")
TIERS = {"core": "3w", "close": "2m", "steady": "6m", "light": "1y"}
WEIGHTS = {"core": Fraction(3, 2), "close": Fraction(6, 5)}
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
AVERAGE_DAYS = {"d": 1.0, "w": 7.0, "m": 365.2425 / 12, "y": 365.2425}


class Row(NamedTuple):
    """A row of the list; ``states`` are those of all its reasons, strongest first."""

    id: int
    name: str
    states: tuple[str, ...]
    due_on: date | None
    days_overdue: int | None
    neglected: bool
    last_contact_on: date | None


def after(day: date, every: str) -> date:
    number, unit = re.fullmatch(r"(\d+)([dwmy])", every).groups()  # type: ignore[union-attr]
    moved = day + relativedelta(**{UNITS[unit]: int(number)})  # type: ignore[arg-type]
    assert isinstance(moved, date)
    return moved


def average_days(every: str) -> float:
    return int(every[:-1]) * AVERAGE_DAYS[every[-1]]


class Life:
    """One person on one day, as the events before it tell."""

    def __init__(self, events: Sequence[Event], added: Added, today: date) -> None:
        self.events, self.added, self.today = events, added, today
        self.who = added.who
        self.contacts = self._contacts(events)
        self.last = max(self.contacts, default=None)
        self.every, self.weight, self.never = self._cadence()
        self.base = self._base()
        self.due_on = self._due_on()
        self.paused = self._paused()
        self.hidden = self.paused or self._snoozed()

    def _contacts(self, events: Sequence[Event]) -> list[date]:
        logged = [e for e in events if isinstance(e, Logged) and self.who in e.people]
        return [e.day for e in logged if e.kind != "note" and e.day <= self.today]

    def _cadence(self) -> tuple[str | None, Fraction, bool]:
        own = tier = None
        tags: set[str] = set()
        rules: dict[str, str | None] = {f"tier:{name}": every for name, every in TIERS.items()}
        for event in self.events:
            if isinstance(event, Ruled):
                rules[event.target] = event.every
            elif isinstance(event, Tagged) and event.who == self.who:
                tags.add(event.tag)
            elif isinstance(event, Tracked) and event.who == self.who:
                own, tier = event.every, event.tier or tier
        weight = WEIGHTS.get(tier or "", Fraction(1))
        of_tags = [every for tag in tags if (every := rules.get(f"tag:{tag}"))]
        of_tier = rules.get(f"tier:{tier}")
        every = own or of_tier or min(of_tags, key=average_days, default=None)
        return (None if every == "never" else every), weight, every == "never"

    def _never_contacted_import(self) -> bool:
        return self.added.imported and self.last is None

    def _skipped_on(self) -> date | None:
        return max(
            (e.on for e in self.events if isinstance(e, Skipped) and e.who == self.who),
            default=None,
        )

    def _base(self) -> date:
        met = None if self._never_contacted_import() else self.added.met_on
        base = max((day for day in (self.last, met) if day), default=self.added.on)
        return max(base, self._skipped_on() or base)

    def _due_on(self) -> date | None:
        if self.every is None:
            return None
        if self._never_contacted_import() and self._skipped_on() is None:
            days = (after(self.added.on, self.every) - self.added.on).days
            return self.added.on + timedelta(days=1 + crc32(self.added.uid.encode()) % days)
        return after(self.base, self.every)

    def _paused(self) -> bool:
        until: date | None = date.min
        for event in self.events:
            if isinstance(event, Paused) and event.who == self.who:
                until = event.until
            elif isinstance(event, Resumed) and event.who == self.who:
                until = date.min
        return until is None or self.today < until

    def _snoozed(self) -> bool:
        found, since = None, 0
        for place, event in enumerate(self.events):
            if isinstance(event, Snoozed) and event.who == self.who:
                found, since = event, place
        if found is None or self.today >= found.until:
            return False
        return not any(day >= found.on for day in self._contacts(self.events[since:]))

    @property
    def silence(self) -> int:
        return (self.today - self.base).days

    @property
    def overdue(self) -> bool:
        return self.due_on is not None and not self.hidden and self.today > self.due_on

    @property
    def neglected(self) -> bool:
        if not self.overdue or self.every is None:
            return False
        cadence = (after(self.base, self.every) - self.base).days
        return self.silence >= Fraction(3, 2) * cadence

    @property
    def drifting(self) -> bool:
        days = sorted(set(self.contacts))
        gaps = [(b - a).days for a, b in pairwise(days)]
        if len(gaps) < 4 or self.hidden or self.never:
            return False
        usual, silence = Fraction(median(gaps)), (self.today - days[-1]).days
        return max(2 * usual, usual + 14) < silence <= max(12 * usual, usual + 90)

    def rank(self) -> tuple[Fraction, int, date]:
        """By urgency; of no use but for those who are due."""
        if self.due_on is None:
            return Fraction(0), 0, self.base
        ratio = min(Fraction(self.silence, (self.due_on - self.base).days), Fraction(3))
        return -ratio * self.weight, (self.due_on - self.today).days, self.base

    def birthday(self) -> date | None:
        if self.added.birthday is None:
            return None
        month, day = int(self.added.birthday[-5:-3]), int(self.added.birthday[-2:])
        for year in (self.today.year, self.today.year + 1):
            found = date(year, month, 1) + relativedelta(day=day)
            if found >= self.today:
                return found
        raise AssertionError(self)

    def promises(self) -> list[Promised]:
        made: dict[int, Promised] = {}
        anchors: dict[int, date] = {}
        for event in self.events:
            if isinstance(event, Promised) and event.who == self.who:
                made[event.number] = event
                anchors[event.number] = event.due_on
            elif isinstance(event, Finished) and event.number in made:
                old = made.pop(event.number)
                if old.every and event.then:
                    anchor = anchors[old.number]
                    due_on = next_of(anchor, old.every, max(old.due_on, event.on))
                    made[event.then] = old._replace(number=event.then, due_on=due_on)
                    anchors[event.then] = anchor
        return list(made.values())

    def reasons(self, until: date) -> list[tuple[int, date]]:
        """Every reason to be in the list, and its day; ``until`` is how far it looks ahead."""
        found = [
            ("soon" if p.due_on > self.today else "waiting" if p.theirs else "promise", p.due_on)
            for p in self.promises()
        ]
        if birthday := self.birthday():
            found.append(("date" if birthday == self.today else "soon", birthday))
        if self.due_on and not self.hidden:
            state = "overdue" if self.overdue else "due" if self.due_on == self.today else "soon"
            found.append((state, self.due_on))
        return sorted((STATES.index(state), day) for state, day in found if day <= until)

    def row(self, states: Sequence[str], *, neglected: bool) -> Row:
        late = (self.today - self.due_on).days if self.due_on and self.overdue else 0
        days_overdue = late if self.due_on else None
        name, due_on = self.added.name, self.due_on
        return Row(self.who, name, tuple(states), due_on, days_overdue, neglected, self.last)


def next_of(anchor: date, every: str, later_than: date) -> date:
    """The first day of a series after ``later_than``, always counted from its anchor."""
    number = 1
    while (day := after(anchor, f"{int(every[:-1]) * number}{every[-1]}")) <= later_than:
        number += 1
    return day


def lives(events: Sequence[Event], today: date) -> list[Life]:
    return [Life(events, event, today) for event in events if isinstance(event, Added)]


def due(events: Sequence[Event], today: date, soon: str | None = None) -> list[Row]:
    """The whole list of a day, in its order."""
    until = after(today, soon) if soon else today
    found = []
    for life in lives(events, today):
        if reasons := life.reasons(until):
            strength, day = reasons[0]
            by_rank = STATES[strength] in ("overdue", "due")
            urgency = life.rank() if by_rank else (day,)
            row = life.row([STATES[state] for state, _ in reasons], neglected=life.neglected)
            found.append(((strength, urgency, life.added.name, life.who), row))
    assert len({key for key, _ in found}) == len(found)
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def neglected(events: Sequence[Event], today: date) -> tuple[list[Row], set[Row]]:
    """Those who are neglected by their cadence, in order; those who only drift, in none."""
    overdue, drifting = [], set()
    for life in lives(events, today):
        states = ["overdue"] * life.overdue + ["drifting"] * life.drifting
        row = life.row(states, neglected=True)
        if life.neglected or (life.overdue and life.drifting):
            overdue.append(((life.rank(), life.added.name, life.who), row))
        elif life.drifting:
            drifting.add(row)
    return [row for _, row in sorted(overdue, key=lambda one: one[0])], drifting
