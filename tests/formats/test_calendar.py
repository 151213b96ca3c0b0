"""The calendar that is written: what others read of it, whatever was said."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count, islice
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.calendars import Seen, by_icalendar, by_vobject, check, components

from netcrm.formats.calendar import Event, calendar
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str], list[Seen]]

NOW = datetime(2026, 3, 2, 8, 30, 15, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)

TEXTS = [
    "Amara Okafor is due (every 3 weeks)",
    "Bob [work]",
    "=cmd()",
    "one, two; three: \\ four \"five\" 'six'",
    r"C:\New\new, \, \; \\ \N \n",
    "ends with \\",
    "a line\nand another\r\nand a third\rand a fourth",
    "two\n\nparagraphs",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:another",
    "x\nATTACH:https://example.org\n ATTENDEE:mailto:x@example.org",
    "\x1b[31mred\x1b[0m \x00\x07\x7f\x9b",
    "\u202egnal si siht\u202c \u2066x\u2069",
    "\u2028a\u2029b\x85c\x0bd\x0ce\x1cf",
    "\ufeffmarked",
    "\ud800 half of a character",
    "👩🏽‍⚕️ Ümit 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "漢" * 200,
    "😀" * 100,
    "x" * 66 + "\\" + "y" * 80,
    " blanks before and after ",
    " ",
    "",
    "quoted-printable =",
    "SUMMARY;VALUE=TEXT:x",
]

readers = pytest.mark.parametrize("read", [by_icalendar, by_vobject])


def event(number: int = 1, summary: str = "x", **more: object) -> Event:
    plain = Event(f"{number}@netcrm", TODAY, None, summary, summary, "due")
    return plain._replace(**more)  # type: ignore[arg-type]


def written(*events: Event, now: datetime = NOW) -> str:
    return "".join(calendar(events, now))


@readers
def test_a_reader_finds_what_was_written(read: Reader) -> None:
    text = written(
        event(1, "Amara Okafor is due (every 3 weeks)", description="every 3 weeks, met"),
        event(2, "late", day=date(2026, 2, 20), through=TODAY, category="overdue"),
        event(3, "birthday", day=date(2026, 4, 1), yearly=Anniversary(4, 1, 1986)),
    )
    check(text)
    assert read(text) == [
        Seen(
            *("1@netcrm", TODAY, TODAY + DAY, "Amara Okafor is due (every 3 weeks)"),
            *("every 3 weeks, met", ["due"], None),
        ),
        Seen("2@netcrm", date(2026, 2, 20), TODAY + DAY, "late", "late", ["overdue"], None),
        Seen(
            *("3@netcrm", date(2026, 4, 1), date(2026, 4, 2), "birthday", "birthday"),
            *(["due"], "FREQ=YEARLY"),
        ),
    ]


@readers
@pytest.mark.parametrize("said", TEXTS, ids=ascii)
def test_any_text_comes_back_in_one_line_or_in_its_lines(read: Reader, said: str) -> None:
    text = written(event(1, said), event(2, "next"))
    check(text)
    first, second = read(text)
    assert (first.summary, first.description) == (visible(said), visible_lines(said))
    assert "\n" not in first.summary
    assert second.summary == "next"


@given(st.lists(st.sampled_from(TEXTS) | st.text(st.characters()), max_size=4).map("".join))
def test_any_unicode_comes_back(said: str) -> None:
    text = written(event(1, said), event(2, "next"))
    check(text)
    seen = by_icalendar(text)
    assert (seen[0].summary, seen[0].description) == (visible(said), visible_lines(said))
    assert by_vobject(text) == seen


@given(st.dates(max_value=date(9990, 1, 1)), st.none() | st.integers(0, 3000))
def test_the_end_is_the_day_after_the_last(day: date, more: int | None) -> None:
    last = day + timedelta(days=more or 0)
    text = written(event(day=day, through=None if more is None else last))
    check(text)
    for read in (by_icalendar, by_vobject):
        assert [(one.first, one.end) for one in read(text)] == [(day, last + DAY)]


def test_after_the_last_day_of_all_nothing_ends() -> None:
    text = written(event(1, day=date.max), event(2, day=date.max - DAY, through=date.max))
    assert text.count("DTSTART;VALUE=DATE:9999123") == 2
    assert "DTEND" not in text


def test_nobody_due_is_a_calendar_without_events() -> None:
    text = written()
    check(text)
    assert by_icalendar(text) == by_vobject(text) == []


def test_what_is_said_of_the_calendar() -> None:
    text = written(event())
    whole: Any = icalendar.Calendar.from_ical(text)
    assert (str(whole["METHOD"]), str(whole["CALSCALE"])) == ("PUBLISH", "GREGORIAN")
    assert str(whole["NAME"]) == str(whole["X-WR-CALNAME"]) == "netcrm"
    assert whole["REFRESH-INTERVAL"].dt == DAY
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n" in text


@pytest.mark.parametrize("now", [NOW, NOW.astimezone(timezone(timedelta(hours=-9)))])
def test_the_instant_is_in_utc(now: datetime) -> None:
    (one,) = components(written(event(), now=now))
    assert one["DTSTAMP"].dt == one["LAST-MODIFIED"].dt == NOW
    assert "\r\nDTSTAMP:20260302T083015Z\r\n" in written(event(), now=now)


def sequence(now: datetime) -> int:
    (one,) = components(written(event(), now=now))
    return int(one["SEQUENCE"])


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(3000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=9)),
)
def test_a_later_export_never_has_a_lower_number(now: datetime, later: timedelta) -> None:
    assert 0 < sequence(now) <= sequence(now + later) < 2**31
    if later >= timedelta(minutes=1):
        assert sequence(now) < sequence(now + later)


def occurrences(yearly: Anniversary, today: date, until: date) -> list[date]:
    first = yearly.next_from(today)
    (seen,) = by_icalendar(written(event(1, day=first, yearly=yearly)))
    start = datetime.combine(seen.first, time())
    rule = rrulestr(seen.rule or "", dtstart=start)
    return [one.date() for one in rule.between(start, datetime.combine(until, time()), inc=True)]


def test_29_february_is_kept_on_the_28th_in_other_years() -> None:
    found = occurrences(Anniversary(2, 29, 1984), TODAY, date(2036, 12, 31))
    assert found == [Anniversary(2, 29, 1984).on(year) for year in range(2027, 2037)]
    assert [day.day for day in found] == [28, 29, 28, 28, 28, 29, 28, 28, 28, 29]


def test_28_february_stays_the_28th() -> None:
    found = occurrences(Anniversary(2, 28), TODAY, date(2036, 12, 31))
    assert found == [date(year, 2, 28) for year in range(2027, 2037)]


@given(st.dates(date(2000, 1, 1), date(2003, 12, 31)), st.dates(TODAY, date(2090, 1, 1)))
def test_any_day_comes_back_when_it_is_kept(day: date, today: date) -> None:
    yearly = Anniversary(day.month, day.day)
    until = date(today.year + 10, 12, 31)
    kept = [yearly.on(year) for year in range(today.year, until.year + 1)]
    assert occurrences(yearly, today, until) == [one for one in kept if one >= today]


def test_it_comes_in_pieces_however_many_events_there_are() -> None:
    endless = (event(number) for number in count())
    pieces = list(islice(calendar(endless, NOW), 4))
    assert [piece.count("BEGIN:VEVENT") for piece in pieces] == [0, 1, 1, 1]


def test_the_library_is_loaded_only_when_a_calendar_is_written() -> None:
    script = """
import sys
from datetime import UTC, datetime
from netcrm.formats.calendar import calendar
print("icalendar" in sys.modules)
list(calendar([], datetime(2026, 3, 2, tzinfo=UTC)))
print("icalendar" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"False", b"True"]
