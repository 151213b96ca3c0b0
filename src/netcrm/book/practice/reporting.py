"""Which events pay: whom one met there, who is still in contact, what came of it."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster.

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from netcrm.book.due.facts import IS_CONTACT, LAST_CONTACT
from netcrm.book.practice.finding import Focus
from netcrm.rules.foci import MONTHS_AFTER
from netcrm.rules.names.folding import fold
from netcrm.rules.spans import Span
from netcrm.store.reading import parameters


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


_EVENTS = """
  WITH event AS (
    SELECT json_extract(value, '$[0]') AS grouped, json_extract(value, '$[1]') AS focus_id,
      json_extract(value, '$[2]') AS first_on, json_extract(value, '$[3]') AS last_on,
      json_extract(value, '$[4]') AS after_3, json_extract(value, '$[5]') AS after_6,
      json_extract(value, '$[6]') AS after_12
    FROM json_each(:events))"""

_MET = f"""{_EVENTS},
  met AS (
    SELECT focus_id, contact_id FROM involvement
    WHERE focus_id IN (SELECT focus_id FROM event)
    UNION
    SELECT i.focus_id, p.contact_id
    FROM interaction AS i JOIN participation AS p ON p.interaction_id = i.id
    WHERE i.focus_id IN (SELECT focus_id FROM event) AND {IS_CONTACT}),
  known AS (
    SELECT m.focus_id, c.id AS contact_id, c.met_on, {LAST_CONTACT} AS last_on
    FROM met AS m JOIN contact AS c ON c.id = m.contact_id WHERE c.removed_on IS NULL)"""
"""Who was met at which event: has part in it, or took part in a conversation there."""

_TOLD = ", ".join(f"max(e.after_{n} IS NOT NULL) AS told_{n}" for n in MONTHS_AFTER)
_STILL = ", ".join(f"max(coalesce(k.last_on > e.after_{n}, 0)) AS still_{n}" for n in MONTHS_AFTER)
_SUMS = ", ".join(f"sum(told_{n}), sum(still_{n})" for n in MONTHS_AFTER)

_PEOPLE = f"""{_MET}
  SELECT grouped, count(*), {_SUMS} FROM (
    SELECT e.grouped, {_TOLD}, {_STILL}
    FROM known AS k JOIN event AS e ON e.focus_id = k.focus_id
    GROUP BY e.grouped, k.contact_id)
  GROUP BY grouped"""

_OUTCOMES = f"""{_MET}
  SELECT grouped, count(DISTINCT id) FROM (
    SELECT e.grouped, u.id FROM outcome AS u JOIN event AS e ON e.focus_id = u.focus_id
    WHERE u.day <= :today
    UNION ALL
    SELECT e.grouped, u.id FROM outcome AS u
    JOIN outcome_person AS p ON p.outcome_id = u.id
    JOIN known AS k ON k.contact_id = p.contact_id
    JOIN event AS e ON e.focus_id = k.focus_id AND k.met_on BETWEEN e.first_on AND e.last_on
    WHERE u.focus_id IS NULL AND u.day BETWEEN k.met_on AND :today)
  GROUP BY grouped"""
"""What came of events; what is of none came of that at which somebody in it was first met."""

_FOLLOWUPS = f"""{_EVENTS}
  SELECT e.grouped, count(*), sum(coalesce(f.done_on <= :today, 0))
  FROM followup AS f
  JOIN contact AS c ON c.id = f.contact_id AND c.removed_on IS NULL
  LEFT JOIN interaction AS i ON i.id = f.interaction_id
  JOIN event AS e ON e.focus_id = coalesce(f.focus_id, i.focus_id)
  WHERE f.created_on <= :today
  GROUP BY e.grouped"""
"""What was promised in a conversation at an event, or otherwise about it, by me or by them."""


def event_report(connection: sqlite3.Connection, today: date, events: Sequence[Focus]) -> Report:
    """Count what events came to, as of ``today``."""
    begun = [one for one in events if (_first(one) or today) <= today]
    kinds: dict[str, list[Focus]] = {}
    for one in begun:
        kinds.setdefault(fold(one.kind or ""), []).append(one)
    groups = [[one] for one in begun] + list(kinds.values())
    figures = _figures(connection, today, groups)
    return Report(
        events=list(zip(begun, figures, strict=False)),
        kinds=[
            (several[0].kind, counted)
            for several, counted in zip(kinds.values(), figures[len(begun) :], strict=True)
        ],
        to_come=len(events) - len(begun),
    )


def _figures(
    connection: sqlite3.Connection, today: date, groups: Sequence[Sequence[Focus]]
) -> list[Figures]:
    """Count for each group of events, in three queries for all of them."""
    asked = {
        "events": json.dumps(
            [
                [number, *_days_of(one, today)]
                for number, several in enumerate(groups)
                for one in several
            ]
        ),
        "today": today,
    }
    people = _by_group(connection, _PEOPLE, asked)
    outcomes = _by_group(connection, _OUTCOMES, asked)
    followups = _by_group(connection, _FOLLOWUPS, asked)
    found = []
    for number, several in enumerate(groups):
        met, *after = people.get(number, (0,) * (1 + 2 * len(MONTHS_AFTER)))
        pairs = zip(MONTHS_AFTER, after[::2], after[1::2], strict=True)
        found.append(
            Figures(
                len(several),
                met,
                tuple(Still(*both) if _is_told(several, n, today) else None for n, *both in pairs),
                *outcomes.get(number, (0,)),
                *followups.get(number, (0, 0)),
            )
        )
    return found


def _by_group(
    connection: sqlite3.Connection, sql: str, asked: dict[str, Any]
) -> dict[int, tuple[int, ...]]:
    return {group: tuple(counts) for group, *counts in connection.execute(sql, parameters(asked))}


def _days_of(one: Focus, today: date) -> list[int | str | None]:
    """Return an event for SQL: its days, and those after which contact counts, if they are over."""
    days = [_first(one), _last(one), *(_over(one, months, today) for months in MONTHS_AFTER)]
    return [one.id, *(str(day) if day else None for day in days)]


def _over(one: Focus, months: int, today: date) -> date | None:
    """Return the day so many months after the last one of an event, if it is past."""
    last = _last(one)
    if last is None:
        return None
    end = Span(months, "m").after(last)
    return end if end < today else None


def _is_told(events: Iterable[Focus], months: int, today: date) -> bool:
    return any(_over(one, months, today) for one in events)


def _first(one: Focus) -> date | None:
    return one.from_on or one.to_on


def _last(one: Focus) -> date | None:
    return one.to_on or one.from_on
