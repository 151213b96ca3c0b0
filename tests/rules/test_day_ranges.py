"""Days from … to: what is read, what is written back, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.day_ranges import Days, in_words, parse_days
from netcrm.rules.days import Toward

PAST, FUTURE = Toward.PAST, Toward.FUTURE
TODAY = date(2026, 6, 10)  # a Wednesday

A_DAY = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))
A_STRETCH = st.tuples(A_DAY, st.integers(0, 800)).map(
    lambda one: Days(one[0], one[0] + timedelta(days=one[1]))
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-08-24..26", date(2026, 8, 24), date(2026, 8, 26)),
        ("2026-08-24..2026-08-26", date(2026, 8, 24), date(2026, 8, 26)),
        ("2026-08-24 .. 2026-08-26", date(2026, 8, 24), date(2026, 8, 26)),
        ("2026-08-24 to 2026-08-26", date(2026, 8, 24), date(2026, 8, 26)),
        ("from 2026-08-24 until 2026-08-26", date(2026, 8, 24), date(2026, 8, 26)),
        ("2026-08-24 - 2026-08-26", date(2026, 8, 24), date(2026, 8, 26)),
        ("2026-08-24–26", date(2026, 8, 24), date(2026, 8, 26)),  # noqa: RUF001
        ("2026-08-30..09-02", date(2026, 8, 30), date(2026, 9, 2)),
        ("2026-12-30..2027-01-02", date(2026, 12, 30), date(2027, 1, 2)),
        ("2026-08-24", date(2026, 8, 24), date(2026, 8, 24)),
        ("2026-08-24..24", date(2026, 8, 24), date(2026, 8, 24)),
        ("24-26 Aug 2026", date(2026, 8, 24), date(2026, 8, 26)),
        ("24..26 August 2026", date(2026, 8, 24), date(2026, 8, 26)),
        ("24th to 26th Aug 2026", date(2026, 8, 24), date(2026, 8, 26)),
        ("30 Aug – 2 Sep 2026", date(2026, 8, 30), date(2026, 9, 2)),  # noqa: RUF001
        ("30 Dec - 2 Jan 2027", date(2026, 12, 30), date(2027, 1, 2)),
        ("Mon 24 Aug 2026 to Wed 26 Aug 2026", date(2026, 8, 24), date(2026, 8, 26)),
        ("24.08.2026..26.08.2026", date(2026, 8, 24), date(2026, 8, 26)),
        ("yesterday..today", date(2026, 6, 9), date(2026, 6, 10)),
        ("today..tomorrow", date(2026, 6, 10), date(2026, 6, 11)),
        ("in 2 weeks..in 3 weeks", date(2026, 6, 24), date(2026, 7, 1)),
        ("friday..sunday", date(2026, 6, 5), date(2026, 6, 7)),
        ("next friday..sunday", date(2026, 6, 12), date(2026, 6, 14)),
        ("friday", date(2026, 6, 5), date(2026, 6, 5)),
        ("24-26 aug", date(2025, 8, 24), date(2025, 8, 26)),
        ("30 dec to 2 jan", date(2025, 12, 30), date(2026, 1, 2)),
        ("March 12 to March 14", date(2026, 3, 12), date(2026, 3, 14)),
    ],
)
def test_days_are_read(text: str, first: date, last: date) -> None:
    assert parse_days(text, TODAY, PAST) == Days(first, last)


def test_a_beginning_without_a_year_is_looked_for_on_the_side_that_is_told() -> None:
    assert parse_days("24-26 aug", TODAY, FUTURE) == Days(date(2026, 8, 24), date(2026, 8, 26))
    assert parse_days("friday..sunday", TODAY, FUTURE).first == date(2026, 6, 12)


def test_numbers_in_a_doubtful_order_need_the_order() -> None:
    with pytest.raises(UsageError, match="can be"):
        parse_days("03/04/2026..05/04/2026", TODAY, PAST)
    found = parse_days("03/04/2026..05/04/2026", TODAY, PAST, "dmy")
    assert found == Days(date(2026, 4, 3), date(2026, 4, 5))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-08-24..22", "before it begins"),
        ("2026-12-30..02", "write it with both days"),
        ("2026-12-30..01-02", "before it begins"),
        ("today..yesterday", "before it begins"),
        ("2026-08-30..2026-08-24", "before it begins"),
        ("2026-02-27..30", "2026-02-30"),
        ("2026-02-27..13-40", "not a day"),
        ("2026-08-24..", "not a day"),
        ("..2026-08-24", "not a day"),
        ("..", "not a day"),
        ("", "not a day"),
        ("2026-08-24..26..28", "not a day"),
        ("sometime", "not a day"),
        ("24-26", "not a day"),
    ],
)
def test_what_is_no_stretch_of_days_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_days(text, TODAY, PAST)


@given(A_STRETCH)
def test_two_days_in_full_are_those_two(days: Days) -> None:
    assert parse_days(f"{days.first}..{days.last}", TODAY, PAST) == days


@given(A_STRETCH)
def test_the_end_may_leave_out_what_it_shares_with_the_beginning(days: Days) -> None:
    first, last = days
    if first.year == last.year:
        assert parse_days(f"{first}..{last:%m-%d}", TODAY, PAST) == days
        if first.month == last.month:
            assert parse_days(f"{first}..{last.day}", TODAY, PAST) == days
            assert parse_days(f"{first}..{last:%d}", TODAY, PAST) == days


@given(A_STRETCH)
def test_what_is_written_for_a_reader_is_read_again(days: Days) -> None:
    assert parse_days(in_words(*days), TODAY, PAST) == days


@given(A_STRETCH)
def test_an_end_before_the_beginning_is_always_refused(days: Days) -> None:
    if days.first < days.last:
        with pytest.raises(UsageError):
            parse_days(f"{days.last}..{days.first}", TODAY, PAST)


@given(st.text(), A_DAY, st.sampled_from(Toward))
def test_any_text_is_days_in_order_or_a_usage_error(text: str, today: date, toward: Toward) -> None:
    try:
        found = parse_days(text, today, toward)
    except UsageError:
        return
    assert found.first <= found.last


PIECES = st.lists(
    st.sampled_from(
        ["..", "-", " ", "to", "–", "24", "2026-08-24", "aug", "30 feb", "fri", "today", "2026"]  # noqa: RUF001
    )
).map("".join)


@given(PIECES, st.sampled_from([date.min, TODAY, date.max]))
def test_pieces_of_days_in_any_order_never_fail_otherwise(text: str, today: date) -> None:
    try:
        found = parse_days(text, today, PAST)
    except UsageError:
        return
    assert found.first <= found.last
