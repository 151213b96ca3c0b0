"""Drift: silence that is long by somebody's own rhythm."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.drift import drifting, own_rhythm

START = date(2024, 1, 1)
GAPS = st.lists(st.integers(1, 200), min_size=4, max_size=8)


def every(*gaps: int) -> list[date]:
    days = [START]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


def test_the_own_rhythm_is_the_median_gap() -> None:
    assert own_rhythm(every(10, 20, 30, 1000)) == 25
    assert own_rhythm(every(10, 20, 30, 40, 1000)) == 30


def test_four_gaps_are_needed() -> None:
    assert own_rhythm(every(10, 10, 10)) is None
    assert own_rhythm(every(10, 10, 10, 10)) == 10


def test_two_contacts_on_one_day_are_one() -> None:
    assert own_rhythm([*every(10, 10, 10), START]) is None


@pytest.mark.parametrize(
    ("usual", "more_than", "at_most"),
    [(7, 21, 97), (14, 28, 168), (30, 60, 360), (8, 22, 98), (1, 15, 91), (20, 40, 240)],
)
def test_where_it_begins_and_where_it_is_the_past(usual: int, more_than: int, at_most: int) -> None:
    days = every(usual, usual, usual, usual)
    last = days[-1]
    found = [
        drifting(days, last + timedelta(days=n))
        for n in (more_than, more_than + 1, at_most, at_most + 1)
    ]
    assert found == [False, True, True, False]


def test_a_planned_contact_is_none() -> None:
    days = every(10, 10, 10, 10)
    today = days[-1] + timedelta(days=40)
    assert drifting(days, today)
    assert drifting([*days, today + timedelta(days=3)], today)
    assert not drifting([*days, today], today)


@given(GAPS, st.integers(0, 2500))
def test_it_is_what_the_rule_says(gaps: list[int], silence: int) -> None:
    days = every(*gaps)
    usual = median(gaps)
    expected = max(2 * usual, usual + 14) < silence <= max(12 * usual, usual + 90)
    assert drifting(reversed(days), days[-1] + timedelta(days=silence)) == expected
