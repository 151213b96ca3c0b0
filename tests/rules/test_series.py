"""The days of what comes again: by dateutil's rule, beside the anchor plus so many spans."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.series import next_of_series
from netcrm.rules.spans import Span, parse_span

SPANS = st.builds(Span, st.integers(1, 40), st.sampled_from("dwmy"))
DAYS = st.dates(date(1999, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("anchor", "every", "after", "day"),
    [
        ("2026-01-31", "1m", "2026-01-31", "2026-02-28"),
        ("2026-01-31", "1m", "2026-02-28", "2026-03-31"),
        ("2026-01-30", "1m", "2026-02-27", "2026-02-28"),
        ("2026-01-31", "3m", "2026-01-31", "2026-04-30"),
        ("2024-02-29", "1y", "2024-02-29", "2025-02-28"),
        ("2024-02-29", "1y", "2027-03-01", "2028-02-29"),
        ("2026-03-02", "2w", "2026-03-15", "2026-03-16"),
        ("2026-03-02", "10d", "2026-03-12", "2026-03-22"),
        ("2026-03-02", "1y", "2020-01-01", "2026-03-02"),
        ("9999-12-01", "1m", "9999-12-01", "9999-12-31"),
    ],
)
def test_the_day_after(anchor: str, every: str, after: str, day: str) -> None:
    found = next_of_series(date.fromisoformat(anchor), parse_span(every), date.fromisoformat(after))
    assert found == date.fromisoformat(day)


@given(DAYS, SPANS, st.integers(0, 5000))
def test_each_day_is_the_anchor_and_so_many_spans(anchor: date, every: Span, days: int) -> None:
    later_than = anchor + timedelta(days=days)
    expected = next(day for n in count(1) if (day := every.times(n).after(anchor)) > later_than)
    assert next_of_series(anchor, every, later_than) == expected
