"""Who is next, for the answer on a day on which nobody is due."""

from __future__ import annotations

from datetime import MAXYEAR, date
from itertools import product
from typing import TYPE_CHECKING

from netcrm.book.due.alike import APART, Scope, alike
from netcrm.book.due.facts import facts
from netcrm.book.due.other import other
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.rhythm import hidden_until, shown_from
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from typing import Any

    from netcrm.book.due.other import Other
    from netcrm.rules.rhythm import Facts

_OCCASIONS = (
    """SELECT c.name, c.birthday AS anniversary FROM contact AS c
    WHERE c.birthday IS NOT NULL AND substr(c.birthday, -5) > :since""",
    """SELECT c.name, d.anniversary FROM named_date AS d JOIN contact AS c ON c.id = d.contact_id
    WHERE substr(d.anniversary, -5) > :since AND d.anniversary <= :within""",
)


def coming(
    connection: sqlite3.Connection, today: date, condition: str, named: dict[str, Any]
) -> tuple[str | None, date | None]:
    """Return the name and the day of whoever will be in the list first."""
    promises = rows(
        connection,
        "SELECT f.name, f.due_on FROM open_followup AS f JOIN contact AS c ON c.id = f.contact_id"
        f" WHERE f.due_on > :today AND {condition} ORDER BY f.due_on LIMIT 1",
        today=today,
        **named,
    )
    found = [(row["due_on"], row["name"]) for row in promises]
    apart = f"c.id IN ({APART}) AND {condition}"
    found += _apart(facts(connection, today, apart, **named), other(connection, today), today)
    found += _plain(connection, today, Scope(date.max, condition, named))
    found += _occasions(connection, today, condition, named)
    on, name = min(found, default=(None, None))
    return name, on


def _plain(connection: sqlite3.Connection, today: date, scope: Scope) -> Iterator[tuple[date, str]]:
    """Yield the day on which the first of the plain people is due, and the first name of them."""
    days: dict[date, list[int]] = {}
    for one in alike(connection, today, scope):
        if one.rhythm.due_on is not None:
            days.setdefault(one.rhythm.due_on, []).extend(one.ids)
    if days:
        on = min(days)
        ids = ", ".join(map(str, days[on]))
        row = first(connection, f"SELECT min(name) AS name FROM contact WHERE id IN ({ids})")
        yield on, row["name"] if row else ""


def _occasions(
    connection: sqlite3.Connection, today: date, condition: str, named: dict[str, Any]
) -> Iterator[tuple[date, str]]:
    """Yield the days that come next in the order of the calendar, this year and the next."""
    years = ((today.year, f"{today:%m-%d}"), (min(today.year + 1, MAXYEAR), "01-01"))
    for day_of_year, (year, since) in product(_OCCASIONS, years):
        row = first(
            connection,
            f"{day_of_year} AND c.removed_on IS NULL AND {condition}"
            " ORDER BY substr(anniversary, -5), c.name LIMIT 1",
            since=since,
            within=date(year, 12, 31),  # what is later for the first time is not meant yet
            today=today,
            **named,
        )
        if row:
            yield Anniversary.from_stored(row["anniversary"]).next_from(today), row["name"]


def _apart(known: Iterable[Facts], beside: Other, today: date) -> Iterator[tuple[date, str]]:
    """Yield when those come back whom a snooze or a pause hides, or a skip has put off."""
    for fact in known:
        if (on := shown_from(fact, today)) is not None:
            yield on, fact.name
        if fact.id in beside.news and (back_on := hidden_until(fact, today)):
            then = beside.standing(fact, back_on)
            if then and any(reason.post for reason in then.reasons):
                yield back_on, fact.name
