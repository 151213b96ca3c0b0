from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.spans import Span, add_span, clamped, parse_span

DAYS = st.dates(min_value=date(1200, 1, 1), max_value=date(8800, 12, 31))
SPANS = st.one_of(
    st.builds(Span, st.integers(1, 36525), st.just("d")),
    st.builds(Span, st.integers(1, 5218), st.just("w")),
    st.builds(Span, st.integers(1, 1200), st.just("m")),
    st.builds(Span, st.integers(1, 100), st.just("y")),
)
KEYWORDS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def oracle(span: Span) -> relativedelta:
    return relativedelta(**{KEYWORDS[span.unit]: span.count})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10d", Span(10, "d")),
        ("2w", Span(2, "w")),
        ("3m", Span(3, "m")),
        ("1y", Span(1, "y")),
        ("2 weeks", Span(2, "w")),
        ("6 months", Span(6, "m")),
        ("1 year", Span(1, "y")),
        ("1 day", Span(1, "d")),
        ("a week", Span(1, "w")),
        ("A  Month ", Span(1, "m")),
        ("3M", Span(3, "m")),
        ("100y", Span(100, "y")),
        ("daily", Span(1, "d")),
        ("Weekly", Span(1, "w")),
        ("fortnightly", Span(2, "w")),
        ("monthly", Span(1, "m")),
        ("quarterly", Span(3, "m")),
        ("yearly", Span(1, "y")),
        ("annually", Span(1, "y")),
        ("every 6 weeks", Span(6, "w")),
        ("every month", Span(1, "m")),
    ],
)
def test_a_span_is_read_as_people_write_it(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "6x",
        "x",
        "10",
        "d",
        "week",
        "1.5m",
        "-3d",
        "+3d",
        "1d2w",
        "2 ",
        "soon",
        "٣d",
        "every",
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_shows_what_to_write(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_span(text)
    assert caught.value.message == (
        f"'{text}' is not a span of time: write 10d, 2w, 3m or 1y (or '2 weeks')."
    )


@pytest.mark.parametrize(
    "text", ["0d", "0 weeks", "101y", "1201m", "5219w", "36526d", "999999999d"]
)
def test_a_span_is_neither_nothing_nor_longer_than_a_hundred_years(text: str) -> None:
    with pytest.raises(UsageError, match="at least 1d and at most 100y"):
        parse_span(text)


@given(SPANS)
def test_the_stored_form_and_the_words_are_read_back(span: Span) -> None:
    assert parse_span(str(span)) == span
    assert parse_span(span.words()) == span
    assert parse_span(span.every_words()) == span


@pytest.mark.parametrize(
    ("span", "words", "every"),
    [
        (Span(1, "w"), "1 week", "every week"),
        (Span(6, "w"), "6 weeks", "every 6 weeks"),
        (Span(1, "m"), "1 month", "every month"),
        (Span(1, "y"), "1 year", "every year"),
        (Span(10, "d"), "10 days", "every 10 days"),
    ],
)
def test_a_span_in_words(span: Span, words: str, every: str) -> None:
    assert span.words() == words
    assert span.every_words() == every


@given(DAYS, SPANS)
def test_the_arithmetic_is_that_of_dateutil(day: date, span: Span) -> None:
    assert span.after(day) == day + oracle(span)
    assert span.before(day) == day - oracle(span)


@pytest.mark.parametrize(
    ("day", "span", "after"),
    [
        (date(2026, 1, 31), Span(1, "m"), date(2026, 2, 28)),
        (date(2024, 1, 31), Span(1, "m"), date(2024, 2, 29)),
        (date(2026, 1, 31), Span(2, "m"), date(2026, 3, 31)),
        (date(2026, 3, 31), Span(3, "m"), date(2026, 6, 30)),
        (date(2024, 2, 29), Span(1, "y"), date(2025, 2, 28)),
        (date(2026, 11, 30), Span(3, "m"), date(2027, 2, 28)),
        (date(2026, 12, 30), Span(10, "d"), date(2027, 1, 9)),
    ],
)
def test_months_clamp_at_the_end_of_the_month(day: date, span: Span, after: date) -> None:
    assert span.after(day) == after


def test_a_rhythm_counted_from_its_anchor_does_not_drift() -> None:
    anchor = date(2026, 1, 31)
    month = Span(1, "m")
    assert [month.times(n).after(anchor) for n in (1, 2, 3)] == [
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


@pytest.mark.parametrize(
    "span", [Span(36525, "d"), Span(5218, "w"), Span(1200, "m"), Span(100, "y")]
)
def test_the_calendar_ends_without_a_crash(span: Span) -> None:
    assert span.after(date.max) == date.max
    assert span.before(date.min) == date.min
    assert span.after(date(9999, 12, 30)) == date.max
    assert span.before(date(1, 1, 2)) == date.min


@given(DAYS, SPANS)
def test_a_span_never_lasts_fewer_days_than_its_bound(day: date, span: Span) -> None:
    assert span.after(day) - day >= timedelta(days=span.at_least_days)


def test_the_typical_length_tells_which_rhythm_is_tighter() -> None:
    tighter_first = ("4w", "1m", "5w", "12w", "3m", "51w", "1y", "366d")
    spans = [parse_span(text) for text in sorted(tighter_first)]
    by_length = sorted(spans, key=lambda span: span.typical_days)
    assert tuple(map(str, by_length)) == tighter_first


def test_a_cached_sum_is_the_same_sum() -> None:
    day = date(2026, 1, 31)
    assert add_span(day, 1, "m") == add_span.__wrapped__(day, 1, "m") == add_span(day, 1, "m")


def test_a_month_that_does_not_exist_is_not_clamped_into_one() -> None:
    with pytest.raises(ValueError, match="month"):
        clamped(2026, 13, 30)
