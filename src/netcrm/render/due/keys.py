"""The keys of JSON of the due list: a promise to programs, as those of render/keys.py are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.keys import day, reason
from netcrm.rules.reasons import in_words, renewal_in_words
from netcrm.rules.renewals import Renewal

if TYPE_CHECKING:
    from datetime import date

    from netcrm.book.due.listing import DueRow
    from netcrm.render.answer import Object
    from netcrm.rules.due import Promise


def due_row(row: DueRow | Renewal, today: date) -> Object:
    """Describe one row of the due list; ``followup`` is the most urgent one that is due."""
    return _renewal(row, today) if isinstance(row, Renewal) else _due(row, today)


def _renewal(row: Renewal, today: date) -> Object:
    """Describe what is due about a group: with the keys of a person, and no id of one."""
    promises = [(reason.state, reason.promise) for reason in row.reasons if reason.promise]
    reasons = [
        {"state": state, "reason": renewal_in_words(promise, today)} for state, promise in promises
    ]
    return {
        "id": None,
        "name": row.about.name,
        "state": row.state,
        "reason": reasons[0]["reason"],
        "reasons": reasons,
        "neglected": False,
        **dict.fromkeys(("due_on", "days_overdue", "last_contact_on", "channel", "every", "tier")),
        "tags": [],
        "organisation": None,
        "city": None,
        "followup": _promise(promises[0][1]),
    }


def _due(row: DueRow, today: date) -> Object:
    standing, one = row.standing, row.person
    cadence, rhythm = standing.facts.cadence, standing.rhythm
    promise = next((reason.promise for reason in standing.reasons if reason.promise), None)
    return {
        "id": one.id,
        "name": one.name,
        "state": standing.state,
        "reason": reason(standing, today),
        "reasons": [
            {"state": reason.state, "reason": in_words(reason, standing.facts, rhythm, today)}
            for reason in standing.reasons
        ],
        "neglected": standing.neglected,
        "due_on": day(rhythm.due_on),
        "days_overdue": rhythm.days_overdue if rhythm.due_on else None,
        "last_contact_on": day(standing.facts.last_contact_on),
        "channel": row.channel,
        "every": str(cadence.every) if cadence.every else None,
        "tier": one.tier,
        "tags": one.tags,
        "organisation": one.organisation,
        "city": one.city,
        "followup": _promise(promise),
    }


def _promise(one: Promise | None) -> Object | None:
    return {"id": one.id, "what": one.what, "due_on": day(one.due_on)} if one else None


def put_off(row: DueRow, until: date, today: date) -> Object:
    """Describe a row of the due list that comes back on another day."""
    return {**due_row(row, today), "snoozed_until": day(until)}
