"""The facts of people's rhythms, read for everybody who asks who is due."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from netcrm.rules.cadence import effective
from netcrm.rules.kinds import NOTE
from netcrm.rules.rhythm import Facts
from netcrm.store.reading import first, parameters, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

IS_CONTACT = f"p.kind <> '{NOTE}' AND p.day <= :today"
"""That a participation ``p`` is contact, up to today: the one place where it is written."""

LAST_CONTACT = f"""(
  SELECT p.day FROM participation AS p
  WHERE p.contact_id = c.id AND {IS_CONTACT}
  ORDER BY p.day DESC LIMIT 1)"""
"""The newest contact up to today of the contact ``c``."""

NEVER_CONTACTED = f"(c.imported_on IS NOT NULL AND {LAST_CONTACT} IS NULL)"
"""Who came by an import and is levelled: due sooner than a whole cadence, perhaps."""

_LAST_CHANNEL = f"""(
  SELECT p.kind FROM participation AS p
  WHERE p.contact_id = c.value AND {IS_CONTACT}
  ORDER BY p.day DESC, p.interaction_id DESC LIMIT 1)"""
"""The kind of the newest contact up to today of the contact whose id is ``c.value``."""

_CONTACT_SINCE_SNOOZE = f"""(
  SELECT max(i.day) FROM participation AS p JOIN interaction AS i ON i.id = p.interaction_id
  WHERE p.contact_id = c.id AND {IS_CONTACT}
    AND i.recorded_at > c.snoozed_at)"""

TRACKED = "(c.every IS NOT NULL OR c.tier IS NOT NULL)"
"""Who has a cadence of their own or a tier; an index holds just them."""

TAGGED = """
  SELECT ct.contact_id FROM tag AS t JOIN contact_tag AS ct ON ct.tag_id = t.id
  WHERE t.every IS NOT NULL"""
"""The ids of those who have a tag with a rule; whether it holds, the rules decide."""


def facts(
    connection: sqlite3.Connection,
    today: date,
    condition: str = "1",
    **named: Any,  # noqa: ANN401  values of the condition
) -> Iterator[Facts]:
    """Yield what bears on the rhythm of the contacts ``c`` for whom ``condition`` holds."""
    by_name = tiers(connection)
    ruled = tag_rules(connection, condition, today=today, **named)
    found = connection.execute(
        "SELECT c.id, c.name, c.uid, c.every, c.tier,"
        f" {LAST_CONTACT}, c.met_on, c.added_on, c.imported_on, c.skipped_on,"
        " c.snoozed_on, c.snoozed_until,"
        f" CASE WHEN c.snoozed_at IS NOT NULL THEN {_CONTACT_SINCE_SNOOZE} END,"
        " c.paused_on, c.paused_until"
        f" FROM contact AS c WHERE c.removed_on IS NULL AND {condition}",
        parameters({"today": today, **named}),
    )
    day = date.fromisoformat
    for number, name, uid, own, tier, last, met, added, *others in found:
        tier_every, weight = by_name.get(tier, (None, 1.0))
        yield Facts(
            number,
            name,
            uid,
            effective(own, tier, tier_every, ruled.get(number, ())),
            weight,
            day(last) if last else None,
            day(met) if met else None,
            day(added),
            *([day(other) if other else None for other in others] if any(others) else ()),
        )


def channels(
    connection: sqlite3.Connection, today: date, ids: Sequence[int]
) -> dict[int, str | None]:
    """Return how the last contact went with each of these people: by mail, by phone."""
    found = connection.execute(
        f"SELECT c.value, {_LAST_CHANNEL} FROM json_each(:ids) AS c",
        {"ids": json.dumps(ids), "today": today.isoformat()},
    )
    return dict(found.fetchall())


def tiers(connection: sqlite3.Connection) -> dict[str, tuple[str | None, float]]:
    """Return the cadence and the weight of each tier."""
    found = connection.execute("SELECT name, every, weight FROM tier")
    return {name: (every, weight) for name, every, weight in found}


def tag_rules(
    connection: sqlite3.Connection,
    condition: str,
    **named: Any,  # noqa: ANN401
) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return the rules among the tags of the same contacts."""
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    if first(connection, "SELECT 1 FROM tag WHERE every IS NOT NULL") is None:
        return found
    for row in rows(
        connection,
        "SELECT ct.contact_id, t.name, t.every AS rule FROM tag AS t"
        " JOIN contact_tag AS ct ON ct.tag_id = t.id JOIN contact AS c ON c.id = ct.contact_id"
        f" WHERE t.every IS NOT NULL AND c.removed_on IS NULL AND {condition}",
        **named,
    ):
        number = row["contact_id"]
        found[number] = (*found.get(number, ()), (row["name"], row["rule"]))
    return found
