"""When the list is to come, when it is not wanted, and when it was missed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.timetable import (
    GRACE,
    Quiet,
    Timetable,
    missed,
    next_run,
    parse_quiet,
    parse_time,
    parse_weekdays,
    weekdays_in_words,
)

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001  the user's clock
TABLES = st.builds(
    Timetable,
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.frozensets(st.integers(0, 6), min_size=1),
)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("Mon, Wed,fri", {0, 2, 4}),
        ("daily", set(range(7))),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("sat-mon", {5, 6, 0}),
        ("Thursday", {3}),
        ("sunday-sunday", {6}),
    ],
)
def test_weekdays(typed: str, days: set[int]) -> None:
    assert parse_weekdays(typed) == days


@pytest.mark.parametrize("typed", ["", "mo", "mon-", "-fri", "mon--fri", "someday", "mon;tue", "1"])
def test_what_names_no_weekday_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="names no weekdays"):
        parse_weekdays(typed)


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_weekdays_in_words_are_read_back(days: frozenset[int]) -> None:
    assert parse_weekdays(weekdays_in_words(days)) == days


@pytest.mark.parametrize(
    ("typed", "at"), [("08:00", time(8)), ("8", time(8)), ("23:59", time(23, 59))]
)
def test_times(typed: str, at: time) -> None:
    assert parse_time(typed) == at


@pytest.mark.parametrize("typed", ["24:00", "8:5", "8am", "", "08:00:00", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is no time of the day"):
        parse_time(typed)


def test_quiet_days() -> None:
    quiet = parse_quiet("sat, Sun, 2026-12-25, 24 Dec 2026, until 2026-03-10, until 2026-03-05")
    assert quiet == Quiet(
        frozenset({5, 6}), frozenset({date(2026, 12, 25), date(2026, 12, 24)}), date(2026, 3, 10)
    )
    assert quiet.on(date(2026, 3, 9))
    assert not quiet.on(date(2026, 3, 10))
    assert quiet.on(date(2026, 12, 24))
    assert parse_quiet("") == Quiet()
    for wrong in ("someday", "until", "until sat", "2026-02-30", "25 Dec"):
        with pytest.raises(UsageError, match="is no quiet day"):
            parse_quiet(wrong)


@given(TABLES, MOMENTS)
def test_the_next_and_the_last_time_are_found_minute_by_minute(
    table: Timetable, moment: datetime
) -> None:
    def is_time(one: datetime) -> bool:
        return one.weekday() in table.days and one.time() == table.at

    after, before = table.next_after(moment), table.last_until(moment)
    assert after
    assert before
    assert is_time(after)
    assert is_time(before)
    assert before <= moment < after
    days = {before + timedelta(days=n) for n in range(1, (after - before).days)}
    assert not any(map(is_time, days))


@given(TABLES, MOMENTS, st.integers(0, 60 * 24 * 20), st.frozensets(st.integers(0, 6), max_size=6))
def test_what_was_missed_is_found_minute_by_minute(
    table: Timetable, since: datetime, minutes: int, quiet_days: frozenset[int]
) -> None:
    now, quiet = since + timedelta(minutes=minutes), Quiet(weekdays=quiet_days)
    times = (datetime.combine(since.date() + timedelta(days=n), table.at) for n in range(25))
    expected = [
        one
        for one in times
        if since < one <= now - GRACE
        and one.weekday() in table.days
        and one.weekday() not in quiet_days
    ]
    assert missed(table, quiet, since, now) == (expected[-1] if expected else None)


def test_the_next_run_is_none_where_all_is_quiet() -> None:
    table = Timetable(time(8), frozenset(range(5)))
    now = datetime(2026, 3, 2, 9)  # noqa: DTZ001
    assert next_run(table, Quiet(), now) == datetime(2026, 3, 3, 8)  # noqa: DTZ001
    away = Quiet(until=date(2026, 3, 7))
    assert next_run(table, away, now) == datetime(2026, 3, 9, 8)  # noqa: DTZ001
    assert next_run(table, Quiet(weekdays=frozenset(range(7))), now) is None
    assert table.next_after(datetime.max) is None  # noqa: DTZ901
    assert table.last_until(datetime.min) is None  # noqa: DTZ901
