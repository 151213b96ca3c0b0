"""The due list: everybody who has a reason today, ranked, then cut to the day's share."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from netcrm.book.due.alike import APART, PLAIN, Scope, alike, foremost
from netcrm.book.due.bounds import bounds
from netcrm.book.due.coming import coming
from netcrm.book.due.facts import (
    NEVER_CONTACTED,
    TAGGED,
    TRACKED,
    channels,
    facts,
)
from netcrm.book.due.other import Other, other
from netcrm.book.due.renewals import next_renewal, renewals_until
from netcrm.book.people.person import Person, people
from netcrm.book.people.queries import EVERYBODY, asks_for, is_due, narrowed
from netcrm.rules.due import Standing, only_neglected, ranked
from netcrm.rules.query import Query
from netcrm.rules.renewals import Renewal
from netcrm.rules.rhythm import Facts, hidden
from netcrm.rules.spans import Span
from netcrm.store.reading import first


class Wish(NamedTuple):
    """What is wanted of the list; ``most`` None lifts the cap.

    ``with_drift`` looks at everybody's own rhythm, too; ``neglected`` leaves only those who are;
    ``only`` is the id of the one person who is asked about. ``returning`` looks ahead, too, for
    those who are snoozed, or paused until a day. ``people_only`` leaves out what is to be renewed.
    """

    most: int | None
    query: Query = EVERYBODY
    soon: Span | None = None
    neglected: bool = False
    with_drift: bool = False
    only: int | None = None
    returning: bool = False
    people_only: bool = False

    def ahead(self, today: date) -> timedelta:
        """Return how far the list looks ahead."""
        return self.soon.after(today) - today if self.soon else timedelta(0)


class DueRow(NamedTuple):
    """One person of the list; ``channel`` is the kind of the last contact with them."""

    person: Person
    standing: Standing
    channel: str | None


class DueList(NamedTuple):
    """The list of one day; ``total`` counts what the cap has left out, too.

    ``renewals`` are how many of it are no people. Where nobody is due, ``next_name`` and
    ``next_on`` say who is next; ``is_empty`` tells an empty database from an empty list, and
    ``filtered`` that not everybody was asked about.
    """

    today: date
    rows: list[DueRow | Renewal]
    total: int
    renewals: int = 0
    is_empty: bool = False
    next_name: str | None = None
    next_on: date | None = None
    filtered: bool = False


def due_list(connection: sqlite3.Connection, today: date, wish: Wish) -> DueList:
    """Make the list of ``today``."""
    if wish.most is None or not _is_plain(wish):
        found = list(standings(connection, today, wish))
        total = len(found)
    else:
        found, total = _shortlist(connection, today, wish, wish.most)
    beside = renewals(connection, today, wish)
    shown: list[Standing | Renewal] = ranked([*found, *beside], wish.most)
    made = _rows(connection, today, shown)
    filtered = wish.neglected or wish.query != EVERYBODY
    if shown:
        return DueList(today, made, total + len(beside), len(beside), filtered=filtered)
    if first(connection, "SELECT 1 FROM contact WHERE removed_on IS NULL LIMIT 1") is None:
        return DueList(today, made, 0, is_empty=True)
    name, on = coming(connection, today, *narrowed(connection, wish.query))
    later = None if _asks_for_people(wish) else next_renewal(connection, today)
    if later and (on is None or later < (on, name)):
        on, name = later
    return DueList(today, made, 0, next_name=name, next_on=on, filtered=filtered)


def _rows(
    connection: sqlite3.Connection, today: date, shown: Sequence[Standing | Renewal]
) -> list[DueRow | Renewal]:
    """Return what there is to say of each row, in their order."""
    people_due = [one for one in shown if isinstance(one, Standing)]
    found = iter(due_rows(connection, today, people_due))
    return [one if isinstance(one, Renewal) else next(found) for one in shown]


def due_rows(
    connection: sqlite3.Connection, today: date, standings: Sequence[Standing]
) -> list[DueRow]:
    """Return what there is to say of people who are due, in their order."""
    ids = [one.facts.id for one in standings]
    last = channels(connection, today, ids)
    found = people(connection, today, ids)
    return [DueRow(*both, last[both[0].id]) for both in zip(found, standings, strict=True)]


def renewals(connection: sqlite3.Connection, today: date, wish: Wish) -> list[Renewal]:
    """Return what is to be renewed, in no order; nothing where only people are asked about."""
    if _asks_for_people(wish):
        return []
    return renewals_until(connection, today, wish.ahead(today))


def listed(connection: sqlite3.Connection, today: date, wish: Wish) -> list[Standing | Renewal]:
    """Return all that the list has, in no order: who is due, and what is to be renewed."""
    return [*standings(connection, today, wish), *renewals(connection, today, wish)]


def _asks_for_people(wish: Wish) -> bool:
    narrows = wish.query != EVERYBODY or wish.neglected or wish.only is not None
    return narrows or wish.people_only


def _is_plain(wish: Wish) -> bool:
    """Say whether only today's list is asked for, by no more than what SQL can tell."""
    return not (wish.soon or wish.neglected or wish.with_drift or asks_for(wish.query))


def _shortlist(
    connection: sqlite3.Connection, today: date, wish: Wish, most: int
) -> tuple[list[Standing], int]:
    """Return enough people for the first ``most`` of the list, and how many are in all of it."""
    condition, named = narrowed(connection, wish.query)
    beside = other(connection, today)
    scope = Scope(today, f"NOT {beside.listed} AND {condition}", named)
    groups = [one for one in alike(connection, today, scope) if one.rhythm.state != "later"]
    apart = f"c.id IN ({APART} UNION {beside.ids}) AND (NOT {PLAIN} OR {beside.listed})"
    found = _stand(facts(connection, today, f"{apart} AND {condition}", **named), beside, today)
    total = len(found) + sum(len(group.ids) for group in groups)
    foremost_ids = ", ".join(map(str, foremost(groups, most)))
    near = facts(connection, today, f"c.id IN ({foremost_ids})")
    return [*found, *_stand(near, beside, today)], total


def standings(connection: sqlite3.Connection, today: date, wish: Wish) -> Iterator[Standing]:
    """Yield everybody who has a reason today, in no order."""
    drift = wish.neglected or wish.with_drift or asks_for(wish.query, "neglected", "drifting")
    beside = other(
        connection,
        today,
        wish.ahead(today),
        drift=drift,
        only=wish.only,
        returning=wish.returning,
    )
    asks_all = not asks_for(wish.query)
    for one in _stand(_concerned(connection, today, wish, beside), beside, today):
        kept = only_neglected(one) if wish.neglected else one
        if kept and (asks_all or is_due(wish.query, kept, hidden(kept.facts, today))):
            yield kept


def _concerned(
    connection: sqlite3.Connection, today: date, wish: Wish, beside: Other
) -> Iterator[Facts]:
    """Yield whom the list may concern: by their rhythm, or by what else is due with them."""
    condition, named = narrowed(connection, wish.query)
    if wish.only is not None:
        return facts(connection, today, f"c.id = :only AND {condition}", only=wish.only, **named)
    in_time, values = bounds(connection, today + beside.soon).condition()
    tracked = f"{TRACKED} AND ({in_time} OR {NEVER_CONTACTED} OR {beside.listed})"
    return chain(
        facts(connection, today, f"{tracked} AND {condition}", **named, **values),
        facts(connection, today, f"{_untracked(beside)} AND {condition}", **named),
    )


def _untracked(beside: Other) -> str:
    return f"NOT {TRACKED} AND c.id IN ({TAGGED} UNION {beside.ids})"


def _stand(known: Iterator[Facts], beside: Other, today: date) -> list[Standing]:
    return [one for fact in known if (one := beside.standing(fact, today))]
