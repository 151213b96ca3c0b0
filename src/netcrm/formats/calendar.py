"""An iCalendar file (RFC 5545), for a calendar that takes it in or subscribes to it.

Its events are whole days. They are notes about people, so they are private and take no time.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from icalendar import Component
    from icalendar.prop import vInline, vRecur

    from netcrm.rules.anniversary import Anniversary

_NAME = "netcrm"
_PRODUCT = "-//netcrm//netcrm//EN"
_DAY = timedelta(days=1)


class Event(NamedTuple):
    """Something of one day, or of the days from ``day`` through ``through``.

    By its ``uid`` a calendar knows it again. ``yearly`` is the day of the year on which it comes
    back, if it does; ``day`` is then the first on which it is kept.
    """

    uid: str
    day: date
    through: date | None
    summary: str
    description: str
    category: str
    yearly: Anniversary | None = None


def calendar(events: Iterable[Event], now: datetime) -> Iterator[str]:
    """Yield the file in pieces, each event when it comes. Lines already end with CR LF.

    ``now`` is the instant of the export, by which a calendar tells the newer of two.
    """
    yield f"BEGIN:VCALENDAR\r\n{_lines(_frame())}"
    shared = _lines(_shared(now))  # made once: they are a third of an event
    for event in events:
        yield f"BEGIN:VEVENT\r\n{_lines(_own(event))}{shared}END:VEVENT\r\n"
    yield "END:VCALENDAR\r\n"


def _lines(one: Component) -> str:
    """Return what stands between the first and the last line."""
    text: str = one.to_ical(sorted=False).decode()
    return text.removeprefix(f"BEGIN:{one.name}\r\n").removesuffix(f"END:{one.name}\r\n")


def _frame() -> Component:
    """Return what is said of the calendar itself."""
    from icalendar import Calendar
    from icalendar.prop import vDuration

    one = Calendar()
    one.add("VERSION", "2.0")
    one.add("PRODID", _PRODUCT)
    one.add("CALSCALE", "GREGORIAN")
    one.add("METHOD", "PUBLISH")
    one.add("NAME", _NAME)  # of RFC 7986; older programs know X-WR-CALNAME
    one.add("X-WR-CALNAME", _NAME)
    one.add("REFRESH-INTERVAL", vDuration(_DAY), {"VALUE": "DURATION"})
    one.add("X-PUBLISHED-TTL", vDuration(_DAY))
    return one


def _shared(now: datetime) -> Component:
    """Return what all events have in common."""
    import icalendar

    one = icalendar.Event()
    one.add("DTSTAMP", now)
    one.add("LAST-MODIFIED", now)
    # Outlook and Google pass over an event whose number is lower than the one they have. The
    # minutes since 1970 do not fall from one export to the next, and fit in 32 bits for long.
    one.add("SEQUENCE", int(now.timestamp()) // 60)
    one.add("TRANSP", "TRANSPARENT")
    one.add("CLASS", "PRIVATE")
    return one


def _own(event: Event) -> Component:
    """Return what is of one event alone."""
    import icalendar
    from icalendar.prop import vCategory, vDate, vText

    is_day = {"VALUE": "DATE"}
    one = icalendar.Event()  # not by add(), which looks up the type of each of many thousand values
    one["UID"] = vText(event.uid)
    one["DTSTART"] = vDate(event.day, is_day)
    last = event.through or event.day
    if last < date.max:  # the end is the day after the last, and after that one there is none
        one["DTEND"] = vDate(last + _DAY, is_day)
    if event.yearly is not None:
        one["RRULE"] = _rule(event.yearly)
    one["SUMMARY"] = _text(visible(event.summary))
    one["DESCRIPTION"] = _text(visible_lines(event.description))
    one["CATEGORIES"] = vCategory([event.category])
    return one


def _rule(yearly: Anniversary) -> vRecur:
    from icalendar.prop import vRecur

    if (yearly.month, yearly.day) == (2, 29):
        # The last day of February: a rule that names the 29th is silent in three years of four.
        return vRecur(FREQ="YEARLY", BYMONTH=2, BYMONTHDAY=-1)
    return vRecur(FREQ="YEARLY")


def _text(words: str) -> vInline:
    r"""Escape a text. icalendar takes ``\N`` in it for a line break, so it gets no backslash."""
    from icalendar.prop import vInline, vText

    return vInline(r"\\".join(vText(part).to_ical().decode() for part in words.split("\\")))
