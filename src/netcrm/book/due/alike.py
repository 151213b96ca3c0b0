"""People who stand alike: decided once for all of them, so that a large network answers at once.

A rhythm depends on the cadence and on the later of last contact and day met. Whoever has nothing
else that bears on it shares the decision with all who have the same two. Thousands of people are
a few hundred decisions then; only those who come into the list are read one by one.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.due.bounds import bounds
from netcrm.book.due.facts import LAST_CONTACT, NEVER_CONTACTED, TAGGED, TRACKED, tiers
from netcrm.rules.cadence import effective
from netcrm.rules.due import urgency
from netcrm.rules.rhythm import Facts, Rhythm, rhythm
from netcrm.store.reading import parameters

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

PLAIN = f"""(
  {TRACKED} AND c.skipped_on IS NULL AND c.snoozed_until IS NULL AND c.paused_on IS NULL
  AND (c.every IS NOT NULL OR c.tier IN (SELECT name FROM tier WHERE every IS NOT NULL))
  AND NOT {NEVER_CONTACTED})"""
"""Who has a cadence of their own or by tier, and nothing else that bears on the rhythm."""


PARTICULAR = f"""
  SELECT id FROM contact INDEXED BY ix_contact_apart
  WHERE removed_on IS NULL AND (every IS NOT NULL OR tier IS NOT NULL)
    AND (skipped_on IS NOT NULL OR snoozed_until IS NOT NULL
    OR paused_on IS NOT NULL OR imported_on IS NOT NULL)
  UNION {TAGGED}"""
"""The ids among which everybody else is who has a cadence; some of them are plain, too."""


class Alike(NamedTuple):
    """People who are due for the same reason since the same day, by their ids."""

    rhythm: Rhythm
    ids: list[int]


def alike(
    connection: sqlite3.Connection, today: date, condition: str, named: dict[str, Any]
) -> Iterator[Alike]:
    """Yield who is due of the contacts ``c`` for whom ``condition`` holds, plain people all."""
    groups = _groups(connection, today, condition, named)
    by_name = tiers(connection)
    for (own, tier, later), ids in groups.items():
        every, weight = by_name.get(tier or "", (None, 1.0))
        since = date.fromisoformat(later)
        all_of_them = Facts(0, "", "", effective(own, tier, every), weight, since, None, since)
        shared = rhythm(all_of_them, today)
        if shared.state in ("overdue", "due"):
            yield Alike(shared, ids)


def _groups(
    connection: sqlite3.Connection, today: date, condition: str, named: dict[str, Any]
) -> dict[tuple[str | None, str | None, str], list[int]]:
    """Put together who has the same cadence and the same base, if they may be due at all."""
    found = connection.execute(
        f"SELECT c.id, c.every, c.tier, {LAST_CONTACT}, c.met_on, c.added_on"
        f" FROM contact AS c WHERE c.removed_on IS NULL AND {condition}",
        parameters({"today": today, **named}),
    )
    latest = cache(bounds(connection, today).latest)
    groups: dict[tuple[str | None, str | None, str], list[int]] = {}
    for number, own, tier, last, met, added in found:
        later = max(last or "", met or "") or added
        if later <= latest(own, tier):
            groups.setdefault((own, tier, later), []).append(number)
    return groups


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
