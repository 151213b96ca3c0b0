"""People who stand alike: decided once for all of them, so that a large network answers at once.

A rhythm depends on the cadence and on the later of last contact and day met; for people who came
by an import, on its day and on the share of the cadence that is dealt out to them. Whoever has
nothing else that bears on it stands as all those do who have the same. Thousands of people are a
few hundred decisions then; only those who come into the list are read one by one.
"""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from netcrm.book.due.bounds import bounds
from netcrm.book.due.facts import LAST_CONTACT, TAGGED, TRACKED, tag_rules, tiers
from netcrm.rules.cadence import Cadence, effective
from netcrm.rules.due import urgency
from netcrm.rules.rhythm import Facts, Rhythm, base, rhythm, share
from netcrm.store.reading import parameters

PLAIN = "(c.skipped_on IS NULL AND c.snoozed_until IS NULL AND c.paused_on IS NULL)"
"""For whom nothing else bears on the rhythm of the contact ``c``."""

APART = """
  SELECT id FROM contact INDEXED BY ix_contact_apart WHERE removed_on IS NULL
    AND (skipped_on IS NOT NULL OR snoozed_until IS NOT NULL OR paused_on IS NOT NULL)"""
"""The ids of everybody else."""


class Alike(NamedTuple):
    """People who stand alike, by their ids."""

    rhythm: Rhythm
    ids: list[int]


Key = tuple[str | None, str | None, tuple[tuple[str, str], ...], str, int | None]
"""Own cadence, tier, rules of tags, base, and the share that was dealt out to the levelled."""


class Scope(NamedTuple):
    """About whom is asked: plain contacts ``c`` for whom ``condition`` holds, up to a horizon.

    Whoever cannot be due by the ``horizon`` is left out.
    """

    horizon: date
    condition: str
    named: dict[str, Any]


def alike(connection: sqlite3.Connection, today: date, scope: Scope) -> Iterator[Alike]:
    """Yield everybody in ``scope`` who has a rhythm, put together with those who stand alike."""
    by_name = tiers(connection)
    groups = _groups(connection, today, scope)
    for (own, tier, rules, since, part), (uid, ids) in groups.items():
        every, weight = by_name.get(tier or "", (None, 1.0))
        cadence, on = effective(own, tier, every, rules), date.fromisoformat(since)
        if part is None:
            all_of_them = Facts(0, "", uid, cadence, weight, on, None, on)
        else:
            all_of_them = Facts(0, "", uid, cadence, weight, None, None, on, imported_on=on)
        shared = rhythm(all_of_them, today)
        if shared.state is not None:
            yield Alike(shared, ids)


def _groups(
    connection: sqlite3.Connection, today: date, scope: Scope
) -> dict[Key, tuple[str, list[int]]]:
    """Put together who stands alike: the uid of one of them, and all their ids."""
    by_name = tiers(connection)
    latest = cache(bounds(connection, scope.horizon).latest)
    ruled = tag_rules(connection, scope.condition, today=today, **scope.named)
    last_day = scope.horizon.isoformat()
    groups: dict[Key, tuple[str, list[int]]] = {}
    key: Key
    for number, own, tier, last, met, added, imported, uid in _plain(connection, today, scope):
        rules = ruled.get(number, ())
        since, basis = base(last, met, added, imported)
        if basis == "imported":
            if since >= last_day:
                continue
            cadence = effective(own, tier, by_name.get(tier, (None, 1.0))[0], rules)
            key = (own, tier, rules, since, share(uid, _days(cadence, since)))
        else:
            if since > latest(own, tier):
                continue
            key = (own, tier, rules, since, None)
        if (group := groups.get(key)) is None:
            groups[key] = (uid, [number])
        else:
            group[1].append(number)
    return groups


def _plain(connection: sqlite3.Connection, today: date, scope: Scope) -> Iterator[tuple[Any, ...]]:
    columns = (
        f"c.id, c.every, c.tier, {LAST_CONTACT}, c.met_on, c.added_on, c.imported_on,"
        " iif(c.imported_on IS NULL, '', c.uid)"
    )
    return chain.from_iterable(
        connection.execute(
            f"SELECT {columns} FROM contact AS c"
            f" WHERE c.removed_on IS NULL AND {who} AND {PLAIN} AND {scope.condition}",
            parameters({"today": today, **scope.named}),
        )
        for who in (TRACKED, f"NOT {TRACKED} AND c.id IN ({TAGGED})")
    )


@cache
def _days(cadence: Cadence, since: str) -> int:
    """Return how many days one cadence lasts from a base."""
    on = date.fromisoformat(since)
    return (cadence.every.after(on) - on).days if cadence.every else 1


def foremost(groups: Iterable[Alike], most: int) -> list[int]:
    """Return the ids of those who may be among the first ``most``: whole groups, ties and all."""
    ordered = sorted((urgency(group.rhythm), group.ids) for group in groups)
    found: list[int] = []
    last = None
    for place, ids in ordered:
        if len(found) >= most and place != last:
            break
        found += ids
        last = place
    return found
