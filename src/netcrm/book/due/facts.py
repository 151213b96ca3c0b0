"""The facts of people's rhythms, read for everybody who asks who is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from netcrm.rules.cadence import effective
from netcrm.rules.rhythm import Facts
from netcrm.store.reading import first, parameters, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

LAST_CONTACT = """(
  SELECT max(p.day) FROM participation AS p
  WHERE p.contact_id = c.id AND p.kind <> 'note' AND p.day <= :today)"""
"""The newest contact up to today of the contact ``c``: the one place where it is written."""

_CONTACT_SINCE_SNOOZE = """(
  SELECT max(i.day) FROM participation AS p JOIN interaction AS i ON i.id = p.interaction_id
  WHERE p.contact_id = c.id AND p.kind <> 'note' AND p.day <= :today
    AND i.recorded_at > c.snoozed_at)"""

TRACKED = """c.id IN (
  SELECT id FROM contact
  WHERE removed_on IS NULL AND (every IS NOT NULL OR tier IS NOT NULL)
  UNION
  SELECT ct.contact_id FROM tag AS t JOIN contact_tag AS ct ON ct.tag_id = t.id
  WHERE t.every IS NOT NULL)"""
"""Everybody who may have a cadence; whether they have one, the rules decide."""


def facts(
    connection: sqlite3.Connection,
    today: date,
    condition: str = "1",
    **named: Any,  # noqa: ANN401  values of the condition
) -> Iterator[Facts]:
    """Yield what bears on the rhythm of the contacts ``c`` for whom ``condition`` holds."""
    tiers = _tiers(connection)
    ruled = _tag_rules(connection, condition, named)
    found = connection.execute(
        "SELECT c.id, c.name, c.uid, c.every, c.tier,"
        f" {LAST_CONTACT}, c.met_on, c.added_on, c.imported_on, c.skipped_on,"
        " c.snoozed_on, c.snoozed_until,"
        f" CASE WHEN c.snoozed_at IS NOT NULL THEN {_CONTACT_SINCE_SNOOZE} END,"
        " c.paused_on, c.paused_until"
        f" FROM contact AS c WHERE c.removed_on IS NULL AND {condition}",
        parameters({"today": today, **named}),
    )
    for number, name, uid, own, tier, *days in found:
        tier_every, weight = tiers.get(tier, (None, 1.0))
        cadence = effective(own, tier, tier_every, ruled.get(number, ()))
        yield Facts(number, name, uid, cadence, weight, *map(_day, days))  # type: ignore[arg-type]


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _tiers(connection: sqlite3.Connection) -> dict[str, tuple[str | None, float]]:
    found = rows(connection, "SELECT name, every, weight FROM tier")
    return {row["name"]: (row["every"], row["weight"]) for row in found}


def _tag_rules(
    connection: sqlite3.Connection, condition: str, named: dict[str, Any]
) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return the rules among the tags of the same contacts."""
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    if first(connection, "SELECT 1 FROM tag WHERE every IS NOT NULL") is None:
        return found
    for row in rows(
        connection,
        "SELECT ct.contact_id, t.name, t.every AS rule FROM tag AS t"
        " JOIN contact_tag AS ct ON ct.tag_id = t.id JOIN contact AS c ON c.id = ct.contact_id"
        f" WHERE t.every IS NOT NULL AND {condition}",
        **named,
    ):
        number = row["contact_id"]
        found[number] = (*found.get(number, ()), (row["name"], row["rule"]))
    return found
