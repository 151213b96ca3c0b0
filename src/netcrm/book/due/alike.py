"""People who stand alike: decided once for all of them, so that a large network answers at once.

A rhythm depends on the cadence and on the later of last contact and day met. Whoever has nothing
else that bears on it shares the decision with all who have the same two. Thousands of people are
a few hundred decisions then; only those who come into the list are read one by one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.due.facts import LAST_CONTACT, NEVER_CONTACTED, TRACKED, may_be_due, tiers
from netcrm.rules.cadence import effective
from netcrm.rules.due import standing
from netcrm.rules.rhythm import Facts
from netcrm.store.reading import parameters

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from netcrm.rules.due import Standing

PLAIN = f"""(
  {TRACKED} AND c.skipped_on IS NULL AND c.snoozed_until IS NULL AND c.paused_on IS NULL
  AND (c.every IS NOT NULL OR c.tier IN (SELECT name FROM tier WHERE every IS NOT NULL))
  AND NOT {NEVER_CONTACTED})"""
"""Who has a cadence of their own or by tier, and nothing else that bears on the rhythm."""


class Alike(NamedTuple):
    """People who are due for the same reason since the same day, by their ids."""

    standing: Standing
    ids: list[int]


def alike(
    connection: sqlite3.Connection, today: date, condition: str, named: dict[str, Any]
) -> Iterator[Alike]:
    """Yield who is due of the contacts ``c`` for whom ``condition`` holds, plain people all."""
    in_time, bounds = may_be_due(connection, today, "g", "g.later")
    found = connection.execute(
        "SELECT g.every, g.tier, g.later, group_concat(g.id) FROM ("
        "  SELECT c.id, c.every, c.tier,"
        f"   max(coalesce({LAST_CONTACT}, c.met_on, c.added_on), coalesce(c.met_on, '')) AS later"
        f"  FROM contact AS c WHERE c.removed_on IS NULL AND {condition}) AS g"
        f" GROUP BY g.every, g.tier, g.later HAVING {in_time}",
        parameters({"today": today, **named, **bounds}),
    )
    by_name = tiers(connection)
    for own, tier, later, ids in found:
        every, weight = by_name.get(tier, (None, 1.0))
        since = date.fromisoformat(later)
        all_of_them = Facts(0, "", "", effective(own, tier, every), weight, since, None, since)
        if one := standing(all_of_them, today):
            yield Alike(one, [int(number) for number in ids.split(",")])


def foremost(groups: Iterable[Alike], most: int) -> list[int]:
    """Return the ids of those who may be among the first ``most``: whole groups, ties and all."""
    ordered = sorted(groups, key=_urgency)
    ids: list[int] = []
    last = None
    for group in ordered:
        if len(ids) >= most and _urgency(group) != last:
            break
        ids += group.ids
        last = _urgency(group)
    return ids


def _urgency(group: Alike) -> tuple[Any, ...]:
    """Order by all but name and id, in which those who stand alike differ."""
    return group.standing.order()[:-2]
