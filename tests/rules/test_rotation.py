"""Flagging a few of many who are neglected."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.rotation import AT_A_TIME, flagged

START = date(2026, 3, 2)
PEOPLE = [f"uid{n}" for n in range(60)]


def runs(people: list[str], days: list[date]) -> dict[str, list[date]]:
    flags: dict[str, list[date]] = {}
    for day in days:
        for one in flagged(people, flags, day):
            flags.setdefault(one, []).append(day)
    return flags


def weeks(number: int, weekdays: range) -> list[date]:
    days = [START + timedelta(days=n) for n in range(7 * number)]
    return [day for day in days if day.weekday() in weekdays]


@pytest.mark.parametrize("weekdays", [range(7), range(5)])
def test_in_four_weeks_all_sixty_are_flagged_and_the_most_neglected_most_often(
    weekdays: range,
) -> None:
    days = weeks(4, weekdays)
    counts = Counter({one: len(on) for one, on in runs(PEOPLE, days).items()})
    assert counts.total() == AT_A_TIME * len(days)
    assert set(counts) == set(PEOPLE)
    often = [counts[one] for one in PEOPLE]
    assert often == sorted(often, reverse=True)
    assert often[0] > often[-1]


@given(st.integers(1, 60), st.integers(1, 40))
def test_nobody_is_flagged_a_third_time_before_all_were_flagged_once(
    number: int, days: int
) -> None:
    people, flags = PEOPLE[:number], dict[str, list[date]]()
    for n in range(days):
        today = START + timedelta(days=n)
        chosen = flagged(people, flags, today)
        assert len(set(chosen)) == len(chosen) == min(number, AT_A_TIME)
        assert chosen == sorted(chosen, key=people.index)
        for one in chosen:
            flags.setdefault(one, []).append(today)
        assert set(flags) == set(people) or max(map(len, flags.values())) <= 2


def test_a_second_list_of_the_day_has_the_same_people() -> None:
    flags = runs(PEOPLE, weeks(1, range(7)))
    today = START + timedelta(days=7)
    first = flagged(PEOPLE, flags, today)
    for one in first:
        flags.setdefault(one, []).append(today)
    assert flagged(PEOPLE, flags, today) == first
    assert flagged(PEOPLE, flags, today + timedelta(days=1)) != first


def test_whoever_is_new_among_them_comes_soon() -> None:
    flags = runs(PEOPLE, weeks(4, range(7)))
    today = START + timedelta(days=28)
    assert "newcomer" in flagged([*PEOPLE, "newcomer"], flags, today)


def test_flags_of_long_ago_do_not_count() -> None:
    old = {one: [START] for one in PEOPLE[:30]}
    assert flagged(PEOPLE, old, START + timedelta(weeks=9)) == flagged(PEOPLE, {}, START)
