"""The due list: everybody who has a reason today, ranked, then cut to the day's share."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from netcrm.book.due.facts import TRACKED, facts
from netcrm.book.people.person import people
from netcrm.book.people.queries import EVERYBODY, asks_for, is_due, narrowed
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.drift import FEWEST_GAPS, drifting
from netcrm.rules.due import Occasion, Promise, Standing, only_neglected, ranked, standing
from netcrm.rules.rhythm import hidden, paused, rhythm, snoozed
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from netcrm.book.people.person import Person
    from netcrm.rules.query import Query
    from netcrm.rules.rhythm import Facts
    from netcrm.rules.spans import Span


@dataclass(frozen=True, slots=True)
class Wish:
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


@dataclass(frozen=True, slots=True)
class DueRow:
    """One person of the list."""

    person: Person
    standing: Standing


@dataclass(frozen=True, slots=True)
class DueList:
    """The list of one day; ``total`` counts those whom the cap has left out, too.

    Where nobody is due, ``next_name`` and ``next_on`` say who is next; ``contacts`` tells an empty
    list from an empty database.
    """

    today: date
    rows: list[DueRow]
    total: int
    contacts: int
    next_name: str | None = None
    next_on: date | None = None


def due_list(connection: sqlite3.Connection, today: date, wish: Wish) -> DueList:
    """Make the list of ``today``."""
    found = ranked(standings(connection, today, wish))
    shown = found[: wish.most]
    by_id = {one.id: one for one in people(connection, today, [s.facts.id for s in shown])}
    made = [DueRow(by_id[one.facts.id], one) for one in shown]
    counted = first(connection, "SELECT count(*) AS n FROM contact WHERE removed_on IS NULL")
    contacts = counted["n"] if counted else 0
    if found:
        return DueList(today, made, len(found), contacts)
    name, on = _next(connection, today, wish.query)
    return DueList(today, made, 0, contacts, name, on)


def standings(connection: sqlite3.Connection, today: date, wish: Wish) -> Iterator[Standing]:
    """Yield everybody who has a reason today, in no order."""
    soon = wish.soon.after(today) - today if wish.soon else timedelta(0)
    promises = _promises(connection, today + soon)
    occasions = _occasions(connection, today, soon)
    drift = wish.neglected or wish.with_drift or asks_for(wish.query, "neglected", "drifting")
    drifters = _drifters(connection, today, wish.only) if drift else {}
    condition, named = narrowed(connection, wish.query)
    extra = [*promises, *occasions, *drifters]
    business = _business(extra) if wish.only is None else "c.id = :only"
    named.update(extra=json.dumps(extra), only=wish.only)
    for fact in facts(connection, today, f"{business} AND {condition}", **named):
        one = standing(
            fact,
            today,
            promises=promises.get(fact.id, ()),
            occasions=occasions.get(fact.id, ()),
            drifting_since=drifters.get(fact.id),
            soon=soon,
        )
        if one is not None and wish.neglected:
            one = only_neglected(one)
        if one is not None and is_due(wish.query, one, hidden(fact, today)):
            yield one


def _business(extra: Sequence[int]) -> str:
    """Limit the contacts to those who are tracked, or have something else that is due."""
    if not extra:
        return TRACKED
    return f"{TRACKED.removesuffix(')')}\n  UNION SELECT value FROM json_each(:extra))"


def _promises(connection: sqlite3.Connection, until: date) -> Mapping[int, list[Promise]]:
    found: dict[int, list[Promise]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT contact_id, id, what, due_on, theirs FROM open_followup"
        " WHERE due_on <= :until ORDER BY due_on, id",
        until=until,
    ):
        found[row.pop("contact_id")].append(Promise(**row))
    return found


def _occasions(
    connection: sqlite3.Connection, today: date, horizon: timedelta
) -> Mapping[int, list[Occasion]]:
    """Return the birthdays that may fall between today and the horizon."""
    ahead = range(min(horizon.days, 366) + 1)
    days = {(today + timedelta(days=n)).strftime("%m-%d") for n in ahead if _fits(today, n)}
    if "02-28" in days:
        days.add("02-29")
    found: dict[int, list[Occasion]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT id, birthday FROM contact WHERE birthday IS NOT NULL AND removed_on IS NULL"
        " AND substr(birthday, -5) IN (SELECT value FROM json_each(:days))",
        days=json.dumps(sorted(days)),
    ):
        found[row["id"]].append(Occasion("birthday", Anniversary.from_stored(row["birthday"])))
    return found


def _fits(today: date, days: int) -> bool:
    return (date.max - today).days >= days


def _drifters(connection: sqlite3.Connection, today: date, only: int | None) -> Mapping[int, date]:
    """Return, for everybody who drifts by their own rhythm, the last contact."""
    contacts = connection.execute(
        "SELECT DISTINCT contact_id, day FROM participation WHERE kind <> 'note' AND day <= :today"
        f"{'' if only is None else ' AND contact_id = :only'} ORDER BY contact_id, day",
        {"today": today.isoformat(), "only": only},
    )
    found: dict[int, date] = {}
    for number, group in groupby(contacts, key=itemgetter(0)):
        days = [day for _, day in group]
        if len(days) > FEWEST_GAPS:
            dates = [date.fromisoformat(day) for day in days]
            if drifting(dates, today):
                found[number] = dates[-1]
    return found


def _next(
    connection: sqlite3.Connection, today: date, query: Query
) -> tuple[str | None, date | None]:
    """Say who will be in the list first, of those whom ``query`` means."""
    condition, named = narrowed(connection, query)
    found = rows(
        connection,
        "SELECT f.name, f.due_on FROM open_followup AS f JOIN contact AS c ON c.id = f.contact_id"
        f" WHERE {condition} ORDER BY f.due_on LIMIT 1",
        today=today,
        **named,
    )
    coming = [(row["due_on"], row["name"]) for row in found]
    coming += _coming(facts(connection, today, f"{TRACKED} AND {condition}", **named), today)
    on, name = min(coming, default=(None, None))
    return name, on


def _coming(known: Iterable[Facts], today: date) -> Iterator[tuple[date, str]]:
    for fact in known:
        now = rhythm(fact, today)
        if now.due_on is None or (paused(fact, today) and fact.paused_until is None):
            continue
        hidden = [fact.snoozed_until] if snoozed(fact, today) else []
        hidden += [fact.paused_until] if paused(fact, today) else []
        yield max([now.due_on, *filter(None, hidden)]), fact.name
