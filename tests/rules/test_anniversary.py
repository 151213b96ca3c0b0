from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.errors import UsageError
from netcrm.rules.anniversary import Anniversary, parse_anniversary

TODAY = date(2026, 6, 10)
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))
LEAP_DAY = Anniversary(2, 29)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1815-12-10", "1815-12-10"),
        ("0812-01-02", "0812-01-02"),
        ("10 Dec 1815", "1815-12-10"),
        ("December 10, 1815", "1815-12-10"),
        ("7-Feb-82", "1982-02-07"),
        ("7-Feb-31", "1931-02-07"),
        ("31.1.1972", "1972-01-31"),
        ("1/20/1981", "1981-01-20"),
        ("19800322", "1980-03-22"),
        ("1980-03-22T00:00:00Z", "1980-03-22"),
        ("20090808T1430-0500", "2009-08-08"),
        ("1980-03-22 00:00:00", "1980-03-22"),
        ("2026-06-10", "2026-06-10"),
        ("--04-15", "--04-15"),
        (" --12-01", "--12-01"),
        ("--0415", "--04-15"),
        ("15 April", "--04-15"),
        ("April 15th", "--04-15"),
        ("29 Feb", "--02-29"),
        ("--02-29", "--02-29"),
        ("29 Feb 1980", "1980-02-29"),
    ],
)
def test_a_birthday_is_read_and_stored(text: str, stored: str) -> None:
    assert str(parse_anniversary(text, TODAY)) == stored


def test_t20_a_birthday_without_a_year_is_not_1_january_or_1604() -> None:
    for text in ("--03-07", "7 March", "1604-03-07", "16040307"):
        birthday = parse_anniversary(text, TODAY)
        assert birthday == Anniversary(3, 7, None)
        assert str(birthday) == "--03-07"
        assert birthday.age_on(TODAY) is None
        assert birthday.next_from(TODAY) == date(2027, 3, 7)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soonish", "1977-2-31", "--02-30", "--13-01", "--00-00", "--4-15", "04-15", "0/0/00"),
        *("circa 1800", "19723101", "1980", "April", "today", "29 Feb 1981", "-04-15"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_shows_what_to_write(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_anniversary(text, TODAY)
    assert caught.value.message == (
        f"'{text}' is no day of the year: write 1980-04-15 or 15 Apr 1980, "
        "and without a year --04-15 or 15 April."
    )


def test_a_birthday_after_today_is_refused() -> None:
    with pytest.raises(UsageError, match=r"cannot be after today, as 2026-06-11 is\."):
        parse_anniversary("11 June 2026", TODAY)


def test_a_birthday_with_two_readings_is_refused_with_both() -> None:
    with pytest.raises(UsageError, match="1980-04-03 or 1980-03-04"):
        parse_anniversary("03/04/1980", TODAY)
    assert parse_anniversary("03/04/1980", TODAY, "dmy") == Anniversary(4, 3, 1980)


@given(DAYS, st.booleans())
def test_the_stored_form_is_read_back(day: date, known: bool) -> None:
    one = Anniversary(day.month, day.day, day.year if known else None)
    assert Anniversary.from_stored(str(one)) == one
    if day.year != 1604:
        assert parse_anniversary(str(one), date.max) == one


@pytest.mark.parametrize("text", ["", "--", "1980", "soon", "--xx-01"])
def test_what_was_not_stored_by_us_is_no_anniversary(text: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        Anniversary.from_stored(text)


def test_29_february_is_kept_on_the_28th_in_other_years() -> None:
    assert LEAP_DAY.on(2024) == date(2024, 2, 29)
    assert LEAP_DAY.on(2026) == date(2026, 2, 28)
    assert LEAP_DAY.on(2026) == date(2026, 2, 28)
    assert LEAP_DAY.on(2024) != date(2024, 2, 28)
    assert LEAP_DAY.next_from(date(2027, 3, 1)) == date(2028, 2, 29)


@given(DAYS, DAYS)
def test_the_next_one_is_within_a_year_and_falls_on_its_day(day: date, today: date) -> None:
    one = Anniversary(day.month, day.day)
    coming = one.next_from(today)
    assert today <= coming <= today + timedelta(days=366)
    assert one.on(coming.year) == coming
    before = (today + timedelta(days=n) for n in range((coming - today).days))
    assert not any(one.on(day.year) == day for day in before)


def test_the_calendar_ends_without_a_crash() -> None:
    assert Anniversary(1, 1).next_from(date.max) == date.max


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1980-06-10", TODAY, 46),
        ("1980-06-11", TODAY, 45),
        ("2026-06-10", TODAY, 0),
        ("2026-06-11", TODAY, None),
        ("1980-02-29", date(2026, 2, 28), 46),
        ("1980-02-29", date(2024, 2, 28), 43),
        ("--06-10", TODAY, None),
    ],
)
def test_an_age_is_counted_in_completed_years(born: str, day: date, age: int | None) -> None:
    assert Anniversary.from_stored(born).age_on(day) == age
