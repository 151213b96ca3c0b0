"""Which events pay: whom one met there, who is still in contact, what came of it."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster.

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netcrm.book.due.facts import IS_CONTACT
from netcrm.book.practice.finding import Focus
from netcrm.rules.foci import MONTHS_AFTER
from netcrm.rules.names.folding import fold
from netcrm.rules.spans import Span
from netcrm.store.reading import Row, parameters


class Still(NamedTuple):
    """Of so many people who were ``met`` that long ago, with so many there was contact since."""

    met: int
    still: int


class Figures(NamedTuple):
    """What so many events came to; ``after`` has None for each of MONTHS_AFTER that is not over.

    Nobody and nothing is counted twice, also of somebody who was met at several events.
    """

    events: int
    met: int
    after: tuple[Still | None, ...]
    outcomes: int
    followups: int
    kept: int


class Report(NamedTuple):
    """The events in their order, and the kinds of events; those to come are only counted."""

    events: list[tuple[Focus, Figures]]
    kinds: list[tuple[str | None, Figures]]
    to_come: int


class _Came(NamedTuple):
    """What one event came to, by ids; ``still`` are those of ``met`` with whom contact lasts."""

    met: set[int]
    still: tuple[set[int] | None, ...]
    outcomes: set[int]
    followups: set[int]
    kept: set[int]


_AMONG = "IN (SELECT value FROM json_each(:events))"

_MET = f"SELECT focus_id, contact_id FROM involvement WHERE focus_id {_AMONG}"
"""Who was met at which event: has part in it, as everybody with whom one talked there has."""

_REMOVED = "SELECT id FROM contact WHERE removed_on IS NOT NULL"

_LAST = f"""
  SELECT p.contact_id, max(p.day) FROM participation AS p
  WHERE p.contact_id IN (SELECT value FROM json_each(:people)) AND {IS_CONTACT}
  GROUP BY p.contact_id"""

_OUTCOMES = f"SELECT focus_id, id FROM outcome WHERE focus_id {_AMONG} AND day <= :today"

_OUTCOMES_OF_NOTHING = """
  SELECT u.id, c.id, c.met_on FROM outcome AS u
  JOIN outcome_person AS p ON p.outcome_id = u.id JOIN contact AS c ON c.id = p.contact_id
  WHERE u.focus_id IS NULL AND u.day BETWEEN c.met_on AND :today"""
"""What is said to have come of no event: of that, then, at which somebody in it was first met."""

_FOLLOWUPS = f"""
  SELECT coalesce(f.focus_id, i.focus_id), f.id, coalesce(f.done_on <= :today, 0)
  FROM followup AS f
  JOIN contact AS c ON c.id = f.contact_id AND c.removed_on IS NULL
  LEFT JOIN interaction AS i ON i.id = f.interaction_id
  WHERE coalesce(f.focus_id, i.focus_id) {_AMONG} AND f.created_on <= :today"""
"""What was promised in a conversation at an event, or otherwise about it, by me or by them."""


def event_report(connection: sqlite3.Connection, today: date, events: Sequence[Focus]) -> Report:
    """Count what events came to, as of ``today``."""
    begun = [one for one in events if (_first(one) or today) <= today]
    came = list(zip(begun, _came_of(connection, today, begun), strict=True))
    kinds: dict[str, list[tuple[Focus, _Came]]] = defaultdict(list)
    for one, what in came:
        kinds[fold(one.kind or "")].append((one, what))
    return Report(
        events=[(one, _figures([what])) for one, what in came],
        kinds=[
            (several[0][0].kind, _figures([what for _, what in several]))
            for several in kinds.values()
        ],
        to_come=len(events) - len(begun),
    )


def _figures(several: Sequence[_Came]) -> Figures:
    """Count what several events came to; whoever was at two of them is one."""
    return Figures(
        len(several),
        _count(one.met for one in several),
        tuple(_still(several, place) for place in range(len(MONTHS_AFTER))),
        _count(one.outcomes for one in several),
        _count(one.followups for one in several),
        _count(one.kept for one in several),
    )


def _still(several: Iterable[_Came], place: int) -> Still | None:
    told = [(one.met, still) for one in several if (still := one.still[place]) is not None]
    if not told:
        return None
    return Still(_count(met for met, _ in told), _count(still for _, still in told))


def _count(ids: Iterable[set[int]]) -> int:
    return len(set().union(*ids))


def _came_of(
    connection: sqlite3.Connection, today: date, events: Sequence[Focus]
) -> Iterator[_Came]:
    """Read what each event came to, with as many queries for many events as for one."""
    asked = parameters({"today": today, "events": json.dumps([one.id for one in events])})
    met = _met(connection, asked)
    people = json.dumps(list(set().union(*met.values())))
    last = dict(connection.execute(_LAST, {**asked, "people": people}).fetchall())
    outcomes: dict[int, set[int]] = defaultdict(set)
    for event, outcome in connection.execute(_OUTCOMES, asked):
        outcomes[event].add(outcome)
    for event, outcome in _of_nothing_else(connection, today, events, met):
        outcomes[event].add(outcome)
    followups: dict[int, set[int]] = defaultdict(set)
    kept: dict[int, set[int]] = defaultdict(set)
    for event, followup, is_kept in connection.execute(_FOLLOWUPS, asked):
        followups[event].add(followup)
        if is_kept:
            kept[event].add(followup)
    for one in events:
        ends = (_over(one, months, today) for months in MONTHS_AFTER)
        still = tuple(
            {who for who in met[one.id] if last.get(who, "") > end} if end else None for end in ends
        )
        yield _Came(met[one.id], still, outcomes[one.id], followups[one.id], kept[one.id])


def _met(connection: sqlite3.Connection, asked: Row) -> dict[int, set[int]]:
    """Return who was met at each event, but for those who were removed."""
    found: dict[int, set[int]] = defaultdict(set)
    for event, person in connection.execute(_MET, asked):
        found[event].add(person)
    removed = {number for (number,) in connection.execute(_REMOVED)}
    for people in found.values():
        people.difference_update(removed)
    return found


def _of_nothing_else(
    connection: sqlite3.Connection, today: date, events: Iterable[Focus], met: dict[int, set[int]]
) -> Iterator[tuple[int, int]]:
    """Yield outcomes that are of no event, with those at which somebody in them was first met."""
    first_met: dict[int, str] = {}
    outcomes: dict[int, list[int]] = defaultdict(list)
    for outcome, who, met_on in connection.execute(_OUTCOMES_OF_NOTHING, {"today": str(today)}):
        first_met[who] = met_on
        outcomes[who].append(outcome)
    for one in events:
        first, last = _first(one), _last(one)
        for who in first_met.keys() & met[one.id]:
            if first and last and str(first) <= first_met[who] <= str(last):
                yield from ((one.id, outcome) for outcome in outcomes[who])


def _over(one: Focus, months: int, today: date) -> str | None:
    """Return the day so many months after the last one of an event, if it is past."""
    last = _last(one)
    if last is None:
        return None
    end = Span(months, "m").after(last)
    return end.isoformat() if end < today else None


def _first(one: Focus) -> date | None:
    return one.from_on or one.to_on


def _last(one: Focus) -> date | None:
    return one.to_on or one.from_on
