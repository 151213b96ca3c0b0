"""Facts about a person, for tests of the rules: only what matters to a test is named."""

from __future__ import annotations

from datetime import date
from typing import Any

from netcrm.rules.cadence import NO_RHYTHM, OWN, Cadence, span
from netcrm.rules.rhythm import Facts

ADDED = date(2026, 1, 1)


def facts(every: str | None = None, **more: Any) -> Facts:
    """Somebody who was added on 1 January 2026, with a cadence of their own or none."""
    values: dict[str, Any] = {
        "id": 1,
        "name": "Ana Lund",
        "uid": "3f0c",
        "cadence": Cadence(span(every), OWN) if every else NO_RHYTHM,
        "weight": 1.0,
        "last_contact_on": None,
        "met_on": None,
        "added_on": ADDED,
    }
    return Facts(**{**values, **more})
