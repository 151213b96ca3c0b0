"""What events came to, counted a second time in plain Python over random data."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from tests.home import many

from netcrm.book.practice.finding import foci
from netcrm.book.practice.reporting import event_report
from netcrm.store.file import create

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MONTHS = (3, 6, 12)


class Event(NamedTuple):
    sort: str
    kind: str | None
    first: date | None
    last: date | None


class Person(NamedTuple):
    met_on: date | None
    removed: bool


class Talk(NamedTuple):
    event: int | None
    day: date
    kind: str
    people: list[int]


class Outcome(NamedTuple):
    event: int | None
    day: date
    people: list[int]


class Promise(NamedTuple):
    who: int | None
    event: int | None
    talk: int | None
    made: date
    kept: date | None


class Case(NamedTuple):
    """People, events and the others are meant by their places, which are their ids less one."""

    today: date
    events: list[Event]
    people: list[Person]
    parts: set[tuple[int, int]]
    talks: list[Talk]
    outcomes: list[Outcome]
    promises: list[Promise]


def any_of(number: int) -> st.SearchStrategy[int]:
    return st.integers(0, number - 1)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Days lie around the ends of events and the months after them, on both sides of each edge."""
    today = draw(st.sampled_from([date(2026, 3, 2), date(2026, 5, 31), date(2024, 2, 29)]))

    def about(day: date) -> st.SearchStrategy[date]:
        months, more = st.sampled_from([0, 0, 0, 3, 6, 12]), st.sampled_from([0, 0, 0, -1, 1])
        return st.builds(lambda n, d: day + relativedelta(months=n, days=d), months, more)

    ends = st.one_of(
        st.sampled_from([0, 3, 6, 12, 14]).flatmap(
            lambda months: about(today - relativedelta(months=months))
        ),
        st.none(),
    )
    events = []
    for last in draw(st.lists(ends, min_size=1, max_size=3)):
        long = draw(st.sampled_from([None, 0, 2]))
        first = None if last is None or long is None else last - timedelta(days=long)
        sort = draw(st.sampled_from(["event", "event", "event", "project"]))
        kind = draw(st.sampled_from([None, "Conference", "conference", "workshop"]))
        events.append(Event(sort, kind, first, last if draw(st.booleans()) or not first else None))
    known = [day for one in events for day in (one.first, one.last) if day]
    days = st.one_of(*map(about, [*known, today]))
    number = draw(st.integers(1, 3))
    some = st.lists(any_of(number), min_size=1, max_size=2, unique=True)
    event = st.one_of(st.none(), any_of(len(events)))
    kinds = st.sampled_from(["meeting", "call", "note"])
    talks = draw(st.lists(st.builds(Talk, event, days, kinds, some), max_size=6))
    return Case(
        today,
        events,
        draw(st.lists(
            st.builds(Person, days, st.sampled_from([False, False, False, True])),
            min_size=number, max_size=number,
        )),
        draw(st.sets(st.tuples(any_of(len(events)), any_of(number)), min_size=1, max_size=8)),
        talks,
        draw(st.lists(st.builds(Outcome, event, days, some), min_size=1, max_size=4)),
        draw(st.lists(st.builds(
            Promise, st.one_of(st.none(), any_of(number)), event,
            st.one_of(st.none(), any_of(len(talks))) if talks else st.none(),
            days, st.one_of(st.none(), days),
        ), min_size=1, max_size=4)),
    )  # fmt: skip


class Oracle:
    """The rules as docs/how-to/event-report.md states them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.present = {n for n, one in enumerate(case.people) if not one.removed}
        self.contacts: dict[int, list[date]] = defaultdict(list)
        for talk in case.talks:
            if talk.kind != "note" and talk.day <= case.today:
                for who in talk.people:
                    self.contacts[who].append(talk.day)

    def days(self, event: int) -> tuple[date | None, date | None]:
        one = self.case.events[event]
        return one.first or one.last, one.last or one.first

    def begun(self) -> list[int]:
        return [
            n
            for n, one in enumerate(self.case.events)
            if one.sort == "event" and (self.days(n)[0] or date.min) <= self.case.today
        ]

    def met(self, event: int) -> set[int]:
        return {who for n, who in self.case.parts if n == event} & self.present

    def after(self, events: Sequence[int], months: int) -> tuple[int, int] | None:
        told, still, any_told = set(), set(), False
        for event in events:
            last = self.days(event)[1]
            end = last and last + relativedelta(months=months)
            if not end or not end < self.case.today:
                continue
            any_told = True
            for who in self.met(event):
                told.add(who)
                if any(day > end for day in self.contacts[who]):
                    still.add(who)
        return (len(told), len(still)) if any_told else None

    def came_of(self, one: Outcome, event: int) -> bool:
        if one.day > self.case.today:
            return False
        if one.event is not None:
            return one.event == event
        first, last = self.days(event)
        for who in self.met(event) & {*one.people}:
            met_on = self.case.people[who].met_on
            if first and last and met_on and first <= met_on <= min(last, one.day):
                return True
        return False

    def made_at(self, one: Promise, event: int) -> bool:
        if one.who not in self.present or one.made > self.case.today:
            return False
        if one.event is not None:
            return one.event == event
        return one.talk is not None and self.case.talks[one.talk].event == event

    def figures(self, events: Sequence[int]) -> tuple[Any, ...]:
        case = self.case
        outcomes = [one for one in case.outcomes if any(self.came_of(one, n) for n in events)]
        promises = [one for one in case.promises if any(self.made_at(one, n) for n in events)]
        kept = [one for one in promises if one.kept and one.kept <= case.today]
        met = set().union(*(self.met(n) for n in events))
        return (
            *(len(events), len(met), tuple(self.after(events, n) for n in MONTHS)),
            *(len(outcomes), len(promises), len(kept)),
        )

    def kinds(self) -> dict[str | None, list[int]]:
        found: dict[str | None, list[int]] = defaultdict(list)
        for n in self.begun():
            kind = self.case.events[n].kind
            found[kind and kind.lower()].append(n)
        return found


def kept(case: Case, connection: sqlite3.Connection) -> None:
    """Write it all into the tables."""
    many = connection.executemany
    many(
        "INSERT INTO focus (id, uid, sort, name, folded, kind, from_on, to_on)"
        " VALUES (?1, ?1, ?2, ?1, ?1, ?3, ?4, ?5)",
        [(n, one.sort, one.kind, one.first, one.last) for n, one in enumerate(case.events, 1)],
    )
    many(
        "INSERT INTO contact (id, uid, name, folded, searchable, met_on, added_on, removed_on)"
        " VALUES (?1, ?1, ?1, ?1, ?1, ?2, '2020-01-01', ?3)",
        [
            (n, one.met_on, "2026-01-01" if one.removed else None)
            for n, one in enumerate(case.people, 1)
        ],
    )
    many(
        "INSERT INTO involvement (focus_id, contact_id) VALUES (?, ?)",
        [(event + 1, who + 1) for event, who in case.parts],
    )
    many(
        "INSERT INTO interaction (id, uid, day, kind, focus_id, private, recorded_at)"
        " VALUES (?1, ?1, ?2, ?3, ?4, 0, '2026-01-01 00:00:00.000000')",
        [(n, one.day, one.kind, number(one.event)) for n, one in enumerate(case.talks, 1)],
    )
    many(
        "INSERT INTO participation (interaction_id, contact_id, day, kind) VALUES (?, ?, ?, ?)",
        [
            (n, who + 1, one.day, one.kind)
            for n, one in enumerate(case.talks, 1)
            for who in one.people
        ],
    )
    many(
        "INSERT INTO outcome (id, uid, what, kind, day, focus_id) VALUES"
        " (?1, ?1, 'x', 'x', ?2, ?3)",
        [(n, one.day, number(one.event)) for n, one in enumerate(case.outcomes, 1)],
    )
    many(
        "INSERT INTO outcome_person (outcome_id, contact_id) VALUES (?, ?)",
        [(n, who + 1) for n, one in enumerate(case.outcomes, 1) for who in one.people],
    )
    many(
        "INSERT INTO followup (uid, what, contact_id, focus_id, interaction_id, due_on, theirs,"
        " created_on, done_on) VALUES (?1, 'x', ?2, ?3, ?4, '2026-01-01', 0, ?5, ?6)",
        [
            (n, number(one.who), number(one.event), number(one.talk), one.made, one.kept)
            for n, one in enumerate(case.promises)
        ],
    )


def number(place: int | None) -> int | None:
    return None if place is None else place + 1


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("events") / "x.db"
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@many(250)
@given(case=cases())
def test_the_figures_are_those_of_plain_python(empty: sqlite3.Connection, case: Case) -> None:
    empty.execute("BEGIN")
    try:
        kept(case, empty)
        found = event_report(empty, case.today, foci(empty, "f.sort = 'event'"))
    finally:
        empty.execute("ROLLBACK")
    oracle = Oracle(case)
    begun = oracle.begun()
    assert {one.id: figures for one, figures in found.events} == {
        n + 1: oracle.figures([n]) for n in begun
    }
    assert {kind and kind.lower(): figures for kind, figures in found.kinds} == {
        kind: oracle.figures(events) for kind, events in oracle.kinds().items()
    }
    assert len(found.kinds) == len(oracle.kinds())
    assert found.to_come == sum(one.sort == "event" for one in case.events) - len(begun)
