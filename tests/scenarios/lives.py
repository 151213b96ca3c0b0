"""What happened with each person, put together from the events: the facts of the oracle."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from tests.scenarios.careers import Career, Held
from tests.scenarios.events import (
    Added,
    Connected,
    Dated,
    Event,
    Finished,
    Logged,
    Moved,
    Paused,
    Promised,
    Removed,
    Renewed,
    Restored,
    Resumed,
    Ruled,
    Skipped,
    Snoozed,
    Tagged,
    Told,
    Tracked,
    Untagged,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TIERS = {"core": "3w", "close": "2m", "steady": "6m", "light": "1y"}
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}

OVER = date.min
"""The end of a pause that hides nothing any more."""


def after(day: date, every: str, times: int = 1) -> date:
    number, unit = re.fullmatch(r"(\d+)([dwmy])", every).groups()  # type: ignore[union-attr]
    moved = day + relativedelta(**{UNITS[unit]: int(number) * times})  # type: ignore[arg-type]
    assert isinstance(moved, date)
    return moved


class Promises:
    """What is open with somebody, or about a group, by its number, and where each series began."""

    def __init__(self) -> None:
        self.promises: dict[int, Promised | Renewed] = {}
        self.anchors: dict[int, date] = {}

    def promise(self, one: Promised | Renewed) -> None:
        self.promises[one.number] = one
        self.anchors[one.number] = one.due_on

    def finish(self, event: Finished) -> None:
        """Put the next of a series in its place, always counted from the first."""
        old = self.promises.pop(event.number)
        if old.every is None or event.then is None:
            return
        anchor, number = self.anchors[old.number], 1
        while (day := after(anchor, old.every, number)) <= max(old.due_on, event.on):
            number += 1
        self.promises[event.then] = old._replace(number=event.then, due_on=day)
        self.anchors[event.then] = anchor


class Membership(Promises):
    """What is to be renewed of one group: one follow-up at a time."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.group = group

    def renew(self, event: Renewed) -> None:
        before = self.promises.get(event.number)
        self.promise(event._replace(every=event.every or (before and before.every)))


class Life(Promises):
    """One person, as the events up to now tell; nothing here depends on the day of asking."""

    def __init__(self, added: Added) -> None:
        super().__init__()
        self.who, self.uid, self.name, self.added_on, self.met_on, birthday, imported = added
        self.imported = imported
        self.dates = {"birthday": birthday} if birthday else {}
        self.own: str | None = None
        self.tier: str | None = None
        self.tags: set[str] = set()
        self.contacts: list[date] = []
        self.skipped_on: date | None = None
        self.snooze: Snoozed | None = None
        self.since_snooze: list[date] = []
        self.paused_until: date | None = OVER
        self.connected: Connected | None = None
        self.career = Career()
        self.removed = False

    def take(self, event: Event) -> None:
        """Let one more event happen that concerns this person."""
        match event:
            case Logged(_, day, kind) if kind != "note":
                self.contacts.append(day)
                self.since_snooze.append(day)
            case Promised():
                self.promise(event)
            case Finished():
                self.finish(event)
            case Snoozed():
                self.snooze, self.since_snooze = event, []
            case Skipped(_, on):
                self.skipped_on = max(on, self.skipped_on or on)
            case Paused(_, until):
                self.paused_until = until
            case Resumed():
                self.paused_until = OVER
            case Removed() | Restored():
                self.removed = isinstance(event, Removed)
            case Connected():
                self._connect(event)
            case _:
                self._change(event)

    def _change(self, event: Event) -> None:
        match event:
            case Tracked(_, every, tier):
                self.own, self.tier = every, tier or self.tier
            case Told(_, name, met_on, every, tier):
                self.name, self.met_on = name or self.name, met_on or self.met_on
                self.own, self.tier = every or self.own, tier or self.tier
            case Moved(_, on, organisation, title):
                self.career.move(on, organisation, title)
            case Dated(_, name, None):
                self.dates.pop(name, None)
            case Dated(_, name, str(day)):
                self.dates[name] = day
            case Tagged(_, tag):
                self.tags.add(tag)
            case Untagged(_, tag):
                self.tags.discard(tag)

    def _connect(self, said: Connected) -> None:
        """Take what LinkedIn says anew, unless the user has said something else."""
        if self.removed:
            return
        before = self.connected
        if said.name != (before and before.name) and self.name == (before and before.name):
            self.name = said.name
        met_before = before and before.met_on
        if said.met_on != met_before and self.met_on in (None, met_before):
            self.met_on = said.met_on or self.met_on
        self._take_post(said)
        self.connected = said

    def _take_post(self, said: Connected) -> None:
        before, now = self.connected, self.career.now
        if before is None:
            self.career.now = Held(said.organisation, said.title)
            return
        new: dict[str, str] = {}
        for part in ("organisation", "title"):
            told, last = getattr(said, part), getattr(before, part)
            here = getattr(now, part) if now else ""
            if told and told not in (last, here) and here in ("", last):
                new[part] = told
        if new:
            self.career.move(said.on, new.get("organisation"), new.get("title"), imported=True)


def lives(events: Sequence[Event]) -> list[Life]:
    """Return everybody who was not removed."""
    people: dict[int, Life] = {}
    for event in events:
        match event:
            case Added():
                people[event.who] = Life(event)
            case Logged():
                for who in event.people:
                    people[who].take(event)
            case Finished(number):
                for one in people.values():
                    if number in one.promises:
                        one.take(event)
            case Ruled() | Renewed():
                pass
            case _:
                people[event.who].take(event)
    return [life for life in people.values() if not life.removed]


def memberships(events: Sequence[Event]) -> list[Membership]:
    """Return the groups of which something is to be renewed, or was."""
    groups: dict[str, Membership] = {}
    for event in events:
        match event:
            case Renewed(_, group):
                groups.setdefault(group, Membership(group)).renew(event)
            case Finished(number):
                for one in groups.values():
                    if number in one.promises:
                        one.finish(event)
    return list(groups.values())


def promising(events: Sequence[Event]) -> list[Promises]:
    """Return everybody and everything with whom something may be open."""
    return [*lives(events), *memberships(events)]


def rules(events: Sequence[Event]) -> dict[str, str | None]:
    """Return the cadences of tiers and tags, by ``tier:core`` and ``tag:x``."""
    found: dict[str, str | None] = {f"tier:{name}": every for name, every in TIERS.items()}
    found.update({event.target: event.every for event in events if isinstance(event, Ruled)})
    return found
