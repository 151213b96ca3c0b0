"""The due list: everybody who has a reason today, ranked, then cut to the day's share."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any, NamedTuple

from netcrm.book.due.coming import coming
from netcrm.book.due.facts import TRACKED, TRACKED_BY_TAG, facts, may_be_due
from netcrm.book.due.other import drifters, occasions, promises
from netcrm.book.people.person import Person, people
from netcrm.book.people.queries import EVERYBODY, asks_for, is_due, narrowed
from netcrm.rules.due import Standing, only_neglected, ranked, standing
from netcrm.rules.query import Query
from netcrm.rules.rhythm import Facts, hidden
from netcrm.rules.spans import Span
from netcrm.store.reading import first


class Wish(NamedTuple):
    """What is wanted of the list; ``most`` None lifts the cap.

    ``with_drift`` looks at everybody's own rhythm, too; ``neglected`` leaves only those who are;
    ``only`` is the id of the one person who is asked about.
    """

    most: int | None
    query: Query = EVERYBODY
    soon: Span | None = None
    neglected: bool = False
    with_drift: bool = False
    only: int | None = None


class DueRow(NamedTuple):
    """One person of the list."""

    person: Person
    standing: Standing


class DueList(NamedTuple):
    """The list of one day; ``total`` counts those whom the cap has left out, too.

    Where nobody is due, ``next_name`` and ``next_on`` say who is next; ``is_empty`` tells an empty
    database from an empty list.
    """

    today: date
    rows: list[DueRow]
    total: int
    is_empty: bool = False
    next_name: str | None = None
    next_on: date | None = None


def due_list(connection: sqlite3.Connection, today: date, wish: Wish) -> DueList:
    """Make the list of ``today``."""
    found = ranked(standings(connection, today, wish))
    shown = found[: wish.most]
    by_id = {one.id: one for one in people(connection, today, [s.facts.id for s in shown])}
    made = [DueRow(by_id[one.facts.id], one) for one in shown]
    if found:
        return DueList(today, made, len(found))
    if first(connection, "SELECT 1 FROM contact WHERE removed_on IS NULL LIMIT 1") is None:
        return DueList(today, made, 0, is_empty=True)
    name, on = coming(connection, today, *narrowed(connection, wish.query))
    return DueList(today, made, 0, next_name=name, next_on=on)


def standings(connection: sqlite3.Connection, today: date, wish: Wish) -> Iterator[Standing]:
    """Yield everybody who has a reason today, in no order."""
    soon = wish.soon.after(today) - today if wish.soon else timedelta(0)
    promised = promises(connection, today + soon)
    occurring = occasions(connection, today, soon)
    drift = wish.neglected or wish.with_drift or asks_for(wish.query, "neglected", "drifting")
    adrift = drifters(connection, today, wish.only) if drift else {}
    for fact in _concerned(connection, today, wish, soon, [*promised, *occurring, *adrift]):
        one = standing(
            fact,
            today,
            promises=promised.get(fact.id, ()),
            occasions=occurring.get(fact.id, ()),
            drifting_since=adrift.get(fact.id),
            soon=soon,
        )
        if one is not None and wish.neglected:
            one = only_neglected(one)
        if one is not None and is_due(wish.query, one, hidden(fact, today)):
            yield one


def _concerned(
    connection: sqlite3.Connection,
    today: date,
    wish: Wish,
    soon: timedelta,
    others: Sequence[int],
) -> Iterator[Facts]:
    """Yield whom the list may concern: by their rhythm, or as ``others`` by something else."""
    condition, named = narrowed(connection, wish.query)

    def read(who: str, **more: Any) -> Iterator[Facts]:  # noqa: ANN401  values of the condition
        return facts(connection, today, f"{who} AND {condition}", **named, **more)

    if wish.only is not None:
        return read("c.id = :only", only=wish.only)
    listed = f"c.id IN ({', '.join(map(str, others))})"
    in_time, bounds = may_be_due(connection, today + soon)
    return chain(
        read(f"{TRACKED} AND ({in_time} OR {listed})", **bounds),
        read(f"NOT {TRACKED} AND ({listed} OR {TRACKED_BY_TAG})"),
    )
