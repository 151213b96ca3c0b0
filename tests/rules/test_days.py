from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.days import (
    Toward,
    ago,
    calendar_day,
    in_full,
    length,
    month_and_day,
    parse_day,
    parse_file_day,
    written,
)

PAST, FUTURE = Toward.PAST, Toward.FUTURE
TODAY = date(2026, 6, 10)  # a Wednesday
ANY_DAY = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize("toward", Toward)
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-3-1", date(2026, 3, 1)),
        ("2026/03/01", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("today", date(2026, 6, 10)),
        ("Yesterday", date(2026, 6, 9)),
        (" tomorrow ", date(2026, 6, 11)),
        ("last friday", date(2026, 6, 5)),
        ("last Wednesday", date(2026, 6, 3)),
        ("next friday", date(2026, 6, 12)),
        ("next wed", date(2026, 6, 17)),
        ("3 days ago", date(2026, 6, 7)),
        ("2 weeks ago", date(2026, 5, 27)),
        ("2w ago", date(2026, 5, 27)),
        ("a month ago", date(2026, 5, 10)),
        ("in 2 weeks", date(2026, 6, 24)),
        ("in 3  days", date(2026, 6, 13)),
        ("12 Mar 2023", date(2023, 3, 12)),
        ("12 March 2023", date(2023, 3, 12)),
        ("March 12, 2023", date(2023, 3, 12)),
        ("mar 12 2023", date(2023, 3, 12)),
        ("Sept. 3rd, 2023", date(2023, 9, 3)),
        ("the 1st of May 2023", date(2023, 5, 1)),
        ("2nd june 2023", date(2023, 6, 2)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("7-Feb-36", date(2036, 2, 7)),
        ("7-Feb-37", date(1937, 2, 7)),
        ("12.03.2023", date(2023, 3, 12)),
        ("03.04.2026", date(2026, 4, 3)),
        ("15/04/2026", date(2026, 4, 15)),
        ("10/25/17", date(2017, 10, 25)),
        ("04/04/2026", date(2026, 4, 4)),
        ("25-12-2025", date(2025, 12, 25)),
        ("29 Feb 2024", date(2024, 2, 29)),
        ("Fri 27 Nov 2026", date(2026, 11, 27)),
        ("Friday, November 27, 2026", date(2026, 11, 27)),
        ("1 Jan 0001", date(1, 1, 1)),
    ],
)
def test_a_day_that_is_written_out_is_the_same_on_both_sides(
    text: str, day: date, toward: Toward
) -> None:
    assert parse_day(text, TODAY, toward) == day


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("wednesday", date(2026, 6, 10), date(2026, 6, 10)),
        ("friday", date(2026, 6, 5), date(2026, 6, 12)),
        ("Fri", date(2026, 6, 5), date(2026, 6, 12)),
        ("thurs", date(2026, 6, 4), date(2026, 6, 11)),
        ("tuesday", date(2026, 6, 9), date(2026, 6, 16)),
        ("10 June", date(2026, 6, 10), date(2026, 6, 10)),
        ("12 Mar", date(2026, 3, 12), date(2027, 3, 12)),
        ("March 12", date(2026, 3, 12), date(2027, 3, 12)),
        ("12th december", date(2025, 12, 12), date(2026, 12, 12)),
        ("29 Feb", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_looked_for_on_one_side_of_today(
    text: str, past: date, future: date
) -> None:
    assert parse_day(text, TODAY, PAST) == past
    assert parse_day(text, TODAY, FUTURE) == future


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "10", "soonish", "2026-02-30", "2026-13-01", "0000-01-01", "2026-1", "2026031"),
        *("29 Feb 2023", "31 April", "32 May", "12 Mai 2023", "12.25.2023", "0/0/00", "25/25/2025"),
        *(
            "mar 2023",
            "march",
            "next week",
            "friday friday",
            "this friday",
            "1 ma 2023",
            "٣ May 2023",
        ),
        *("2026-W01-1", "12 Mar 02023", "10 days", "--04-15"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_shows_what_to_write(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text, TODAY, PAST)
    assert caught.value.message == (
        f"'{text}' is not a day: "
        "write 2026-03-01, yesterday, last friday, 3 days ago or 12 Mar 2023."
    )
    with pytest.raises(UsageError, match="tomorrow, next friday, in 2 weeks"):
        parse_day(text, TODAY, FUTURE)


@pytest.mark.parametrize("text", ["long ago", "in a while", "0 days ago", "in -2 weeks"])
def test_a_distance_that_is_none_is_refused_as_a_span(text: str) -> None:
    with pytest.raises(UsageError, match="span"):
        parse_day(text, TODAY, FUTURE)


@pytest.mark.parametrize("text", ["03/04/2026", "03-04-2026", "3/4/26"])
def test_a_day_with_two_readings_is_refused_with_both(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text, TODAY, PAST)
    assert caught.value.message == (
        f"'{text}' can be 2026-04-03 or 2026-03-04: write the one that is meant."
    )
    with pytest.raises(UsageError, match="can be"):
        parse_day(text, TODAY, PAST, "ymd")
    assert parse_day(text, TODAY, PAST, "dmy") == date(2026, 4, 3)
    assert parse_day(text, TODAY, PAST, "mdy") == date(2026, 3, 4)


def test_the_order_of_the_config_does_not_forbid_the_only_reading() -> None:
    assert parse_day("10/25/17", TODAY, PAST, "dmy") == date(2017, 10, 25)
    assert parse_day("25/10/17", TODAY, PAST, "mdy") == date(2017, 10, 25)
    assert parse_day("03.04.2026", TODAY, PAST, "mdy") == date(2026, 4, 3)


def test_three_numbers_of_two_digits_are_ambiguous() -> None:
    with pytest.raises(UsageError, match="2010-12-11 or 2010-11-12"):
        parse_day("12/11/10", TODAY, PAST)


def test_a_weekday_that_contradicts_its_date_is_refused() -> None:
    with pytest.raises(
        UsageError, match=r"'Mon 27 Nov 2026' does not exist: 2026-11-27 is a Friday"
    ):
        parse_day("Mon 27 Nov 2026", TODAY, FUTURE)


def test_the_calendar_ends_without_a_crash() -> None:
    assert parse_day("tomorrow", date.max, FUTURE) == date.max
    assert parse_day("yesterday", date.min, PAST) == date.min
    assert parse_day("next friday", date.max, FUTURE) == date.max
    with pytest.raises(UsageError):
        parse_day("29 Feb", date.max, FUTURE)


@given(ANY_DAY, ANY_DAY, st.sampled_from(Toward))
def test_what_is_written_is_read_back(day: date, today: date, toward: Toward) -> None:
    assert parse_day(day.isoformat(), today, toward) == day
    if day.year > 999:  # years are written with four digits
        assert parse_day(written(day, date(1, 1, 1)), today, toward) == day
        assert parse_file_day(f"{day:%d %b %Y}") == day


@given(st.dates(date(1970, 1, 1), date(2060, 1, 1)), st.integers(0, 300))
def test_the_words_for_a_near_day_are_read_back(today: date, distance: int) -> None:
    day = today - timedelta(days=distance)
    if distance < 14:
        assert parse_day(ago(day, today), today, PAST) == day
        assert parse_day(ago(today, day), day, FUTURE) == today
    assert parse_day(f"{day:%d %B}", today, PAST) == day
    assert parse_day(f"{today:%a}", today, PAST) == today


@given(ANY_DAY)
def test_the_nearest_weekday_is_within_a_week(today: date) -> None:
    for name in ("monday", "thu", "sunday"):
        back = (today - parse_day(name, today, PAST)).days
        ahead = (parse_day(name, today, FUTURE) - today).days
        assert 0 <= back < 7
        assert 0 <= ahead < 7
        assert parse_day(f"last {name}", today, FUTURE) < today or today < date(1, 1, 8)
        assert parse_day(f"next {name}", today, PAST) > today or today > date(9999, 12, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-03-12", date(2023, 3, 12)),
        ("12 Mar 2023", date(2023, 3, 12)),
        (" 12 MAR 2023 ", date(2023, 3, 12)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("7-Feb-68", date(2068, 2, 7)),
        ("7-Feb-69", date(1969, 2, 7)),
        ("10/25/17, 9:50 PM", date(2017, 10, 25)),
        ("10/15/2023", date(2023, 10, 15)),
        ("31.1.1972", date(1972, 1, 31)),
        ("2024-03-15 09:30:00 UTC", date(2024, 3, 15)),
        ("2024-03-15T09:30:00Z", date(2024, 3, 15)),
        ("20090808T1430-0500", date(2009, 8, 8)),
        ("", None),
        ("0/0/00", None),
        ("1977-2-31", None),
        ("today", None),
        ("12 Mar", None),
        ("in 2 weeks", None),
        ("circa 1800", None),
        ("19723101", None),
    ],
)
def test_a_day_in_a_file(text: str, day: date | None) -> None:
    assert parse_file_day(text) == day


def test_a_file_day_with_two_readings_needs_an_order() -> None:
    with pytest.raises(UsageError, match="2023-02-01 or 2023-01-02"):
        parse_file_day("01/02/2023")
    assert parse_file_day("01/02/2023", "dmy") == date(2023, 2, 1)
    assert parse_file_day("01/02/2023", "mdy") == date(2023, 1, 2)


@given(st.text(st.sampled_from("0129/-. :tTmarMayF,"), max_size=14))
def test_no_text_in_a_file_breaks_the_reader(text: str) -> None:
    try:
        parse_file_day(text)
    except UsageError as error:
        assert re.search(r" can be \d{4}-\d\d-\d\d or \d{4}-\d\d-\d\d:", error.message)  # noqa: PT017


def test_a_day_without_a_year_is_no_calendar_day() -> None:
    assert calendar_day("15 april", 2036) is None
    assert month_and_day("15 april") == month_and_day("april 15th") == (4, 15)
    assert month_and_day("29 feb") == (2, 29)
    assert month_and_day("30 feb") is None
    assert month_and_day("15 april 2026") is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (77, "11 weeks"),
        (125, "17 weeks"),
        (126, "4 months"),
        (212, "7 months"),
        (365, "12 months"),
        (729, "23 months"),
        (730, "2 years"),
        (1095, "3 years"),
        (1094, "2 years"),
        (36525, "100 years"),
    ],
)
def test_a_length_in_words(days: int, words: str) -> None:
    assert length(days) == words


def test_a_longer_time_never_sounds_shorter() -> None:
    unit = {"day": 1, "week": 7, "month": 30.4, "year": 365.2}

    def least(words: str) -> float:
        count, name = words.split()
        return int(count) * unit[name.rstrip("s")]

    sounds = [least(length(days)) for days in range(1, 5000)]
    assert sounds == sorted(sounds)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (3, "3 days ago"),
        (-3, "in 3 days"),
        (77, "11 weeks ago"),
        (-14, "in 2 weeks"),
        (152, "5 months ago"),
        (731, "2 years ago"),
    ],
)
def test_a_day_told_by_its_distance(days: int, words: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY) == words


def test_a_day_is_written_with_its_weekday_this_year_and_with_its_year_otherwise() -> None:
    assert written(date(2026, 11, 27), TODAY) == "Fri 27 Nov"
    assert written(date(2025, 11, 27), TODAY) == "27 Nov 2025"
    assert written(date(2027, 1, 5), TODAY) == "5 Jan 2027"


def test_a_day_in_full_has_its_year_also_this_year() -> None:
    assert in_full(date(2026, 11, 27)) == "27 Nov 2026"
