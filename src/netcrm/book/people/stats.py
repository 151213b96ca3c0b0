"""Figures of a network: who is in it, what was done of late, what waits today."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from netcrm.book.due.alike import APART
from netcrm.book.due.facts import IS_CONTACT, TAGGED, TRACKED, facts, tiers
from netcrm.book.due.listing import Wish, listed
from netcrm.book.people.finding import Someone
from netcrm.rules.cadence import OWN, effective
from netcrm.rules.kinds import KINDS, NOTE
from netcrm.rules.rhythm import rhythm
from netcrm.rules.spans import Span
from netcrm.store.reading import first, rows

MONTHS = 12
"""So many months are looked back at, this one among them."""

DAYS = 30

SHOWN = ("promise", "waiting", "date", "overdue", "due", "news")
"""The states of the list of today, strongest first."""

_OF_SOMEBODY = (
    "EXISTS (SELECT 1 FROM participation AS q JOIN contact AS c ON c.id = q.contact_id"
    " WHERE q.interaction_id = p.id AND c.removed_on IS NULL)"
)
"""That an interaction ``p`` is with somebody who was not removed."""


class People(NamedTuple):
    """How many there are; ``tracked_by`` counts by what the cadence comes from.

    Those whose rhythm is ``paused`` or ``snoozed`` today are tracked, too.
    """

    total: int
    tracked_by: Mapping[str, int]
    paused: int
    snoozed: int
    organisations: int


class Contacts(NamedTuple):
    """Contacts since the first day of a month; ``by_month`` has each month, as ``2026-03``.

    ``of_late`` counts those of the last 30 days.
    """

    of_late: int
    since: date
    by_kind: Mapping[str, int]
    by_month: Mapping[str, int]


class Promises(NamedTuple):
    """Promises of one side: open, open and late, and kept in the same months."""

    open: int
    late: int
    kept: int


class Stats(NamedTuple):
    """The figures of one day; ``known`` is whom the user has known longest, and since when."""

    today: date
    people: People
    due: Mapping[str, int]
    neglected: int
    mine: Promises
    theirs: Promises
    contacts: Contacts
    known: tuple[Someone, date] | None


def stats(connection: sqlite3.Connection, today: date) -> Stats:
    """Count what there is, as of ``today``."""
    since = Span(MONTHS - 1, "m").before(today.replace(day=1))
    due = listed(connection, today, Wish(None))
    states = Counter(one.state for one in due)
    return Stats(
        today=today,
        people=_people(connection, today),
        due={state: states[state] for state in SHOWN},
        neglected=sum(one.neglected for one in due),
        mine=_promises(connection, today, since, theirs=False),
        theirs=_promises(connection, today, since, theirs=True),
        contacts=_contacts(connection, today, since),
        known=_longest_known(connection, today),
    )


def _people(connection: sqlite3.Connection, today: date) -> People:
    aside = Counter(
        rhythm(one, today).state for one in facts(connection, today, f"c.id IN ({APART})")
    )
    return People(
        total=_count(connection, "SELECT count(*) FROM contact WHERE removed_on IS NULL"),
        tracked_by=_tracked(connection, today),
        paused=aside["paused"],
        snoozed=aside["snoozed"],
        organisations=_count(
            connection,
            "SELECT count(*) FROM organisation AS o WHERE EXISTS (SELECT 1 FROM position AS p"
            " JOIN contact AS c ON c.id = p.contact_id WHERE p.organisation_id = o.id"
            " AND p.to_on IS NULL AND c.removed_on IS NULL)",
        ),
    )


def _tracked(connection: sqlite3.Connection, today: date) -> Mapping[str, int]:
    """Count those who have a cadence, by what it comes from: own, the tiers, the tags."""
    by_name = tiers(connection)
    found: Counter[str | None] = Counter()
    alike = connection.execute(
        f"SELECT c.every, c.tier, count(*) FROM contact AS c WHERE c.removed_on IS NULL"
        f" AND {TRACKED} AND c.id NOT IN ({TAGGED}) GROUP BY c.every, c.tier"
    )
    for own, tier, count in alike:
        cadence = effective(own, tier, by_name.get(tier, (None, 1.0))[0])
        found[cadence.source if cadence.every else None] += count
    for one in facts(connection, today, f"c.id IN ({TAGGED})"):
        found[one.cadence.source if one.cadence.every else None] += 1
    others = sorted(source for source in found if source and source != OWN)
    order = dict.fromkeys((*(f"tier:{name}" for name in by_name), *others, OWN))
    return {source: found[source] for source in order if found[source]}


def _promises(
    connection: sqlite3.Connection, today: date, since: date, *, theirs: bool
) -> Promises:
    row = first(
        connection,
        "SELECT count(*) AS n, coalesce(sum(due_on < :today), 0) AS late FROM"
        " (SELECT due_on, theirs FROM open_followup"
        " UNION ALL SELECT due_on, theirs FROM open_renewal) WHERE theirs = :theirs",
        today=today,
        theirs=theirs,
    )
    kept = _count(
        connection,
        "SELECT count(*) FROM followup AS f LEFT JOIN contact AS c ON c.id = f.contact_id"
        " WHERE f.theirs = :theirs AND f.done_on BETWEEN :since AND :today"
        " AND c.removed_on IS NULL",
        theirs=theirs,
        since=since.isoformat(),
        today=today.isoformat(),
    )
    return Promises(row["n"] if row else 0, row["late"] if row else 0, kept)


def _contacts(connection: sqlite3.Connection, today: date, since: date) -> Contacts:
    days = {
        "today": today.isoformat(),
        "since": since.isoformat(),
        "late": date.fromordinal(max(1, today.toordinal() - DAYS + 1)).isoformat(),
    }
    by_kind, by_month = Counter[str](), Counter[str]()
    of_late = 0
    for month, kind, count, late in connection.execute(
        "SELECT substr(p.day, 1, 7) AS month, p.kind, count(*), sum(p.day >= :late)"
        f" FROM interaction AS p WHERE {IS_CONTACT} AND p.day >= :since AND {_OF_SOMEBODY}"
        " GROUP BY month, p.kind",
        days,
    ):
        by_kind[kind] += count
        by_month[month] += count
        of_late += late
    months = [Span(number, "m").after(since).isoformat()[:7] for number in range(MONTHS)]
    return Contacts(
        of_late=of_late,
        since=since,
        by_kind={kind: by_kind[kind] for kind in KINDS if kind != NOTE},
        by_month={month: by_month[month] for month in months},
    )


def _longest_known(connection: sqlite3.Connection, today: date) -> tuple[Someone, date] | None:
    """Return whom the user met first, or was first in contact with."""
    met = rows(
        connection,
        "SELECT c.id, c.name, c.met_on AS first_on FROM contact AS c"
        " WHERE c.removed_on IS NULL AND c.met_on <= :today ORDER BY c.met_on, c.id LIMIT 1",
        today=today,
    )
    contact = rows(
        connection,
        "SELECT c.id, c.name, p.day AS first_on FROM participation AS p"
        " JOIN contact AS c ON c.id = p.contact_id"
        f" WHERE c.removed_on IS NULL AND {IS_CONTACT} ORDER BY p.day, c.id LIMIT 1",
        today=today,
    )
    found = [(row["first_on"], row["id"], row["name"]) for row in (*met, *contact)]
    if not found:
        return None
    on, number, name = min(found)
    return Someone(number, name), on


def _count(connection: sqlite3.Connection, sql: str, **named: Any) -> int:  # noqa: ANN401
    return int(connection.execute(sql, named).fetchone()[0])
