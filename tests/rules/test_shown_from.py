"""From which day somebody's rhythm is in the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.rules.facts import ADDED, facts

from netcrm.rules.rhythm import rhythm, shown_from

TODAY = ADDED + timedelta(days=3)
DUE = ADDED + timedelta(days=10)
LATER = ADDED + timedelta(days=30)


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ({}, DUE),
        ({"snoozed_on": ADDED, "snoozed_until": LATER}, LATER),
        ({"snoozed_on": ADDED, "snoozed_until": TODAY}, DUE),
        ({"snoozed_on": ADDED, "snoozed_until": LATER, "contact_since_snooze_on": TODAY}, DUE),
        ({"paused_on": ADDED, "paused_until": LATER}, LATER),
        ({"paused_on": ADDED}, None),
        ({"skipped_on": TODAY}, TODAY + timedelta(days=10)),
    ],
)
def test_it_is_the_day_due_or_the_end_of_what_hides_it(
    aside: dict[str, Any], expected: date | None
) -> None:
    one = facts("10d", **aside)
    assert shown_from(one, TODAY) == expected
    if expected is not None:
        assert rhythm(one, expected).state in ("due", "overdue")
        assert rhythm(one, expected - timedelta(days=1)).state not in ("due", "overdue")


def test_without_a_cadence_there_is_none() -> None:
    assert shown_from(facts(), TODAY) is None
