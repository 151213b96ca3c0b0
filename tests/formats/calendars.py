"""A calendar as others read it: two readers, and what Outlook and Apple want of its bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

import icalendar
import vobject

OF_THE_CALENDAR = [
    *("VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME"),
    *("REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
]
OF_AN_EVENT = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"),
    *("CATEGORIES", "TRANSP", "CLASS"),
}


class Seen(NamedTuple):
    """What a reader found of an event; ``end`` is the day after its last."""

    uid: str
    first: date
    end: date
    summary: str
    description: str
    categories: list[str]
    rule: str | None


def components(text: str) -> list[Any]:
    """Return the events as icalendar has them."""
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def by_icalendar(text: str) -> list[Seen]:
    return [
        Seen(
            *(str(one["UID"]), one["DTSTART"].dt, one["DTEND"].dt),
            *(str(one["SUMMARY"]), str(one["DESCRIPTION"]), list(map(str, one["CATEGORIES"].cats))),
            one["RRULE"].to_ical().decode() if "RRULE" in one else None,
        )
        for one in components(text)
    ]


def by_vobject(text: str) -> list[Seen]:
    (whole,) = vobject.readComponents(text, validate=True)
    return [
        Seen(
            *(one.uid.value, one.dtstart.value, one.dtend.value),
            *(one.summary.value, one.description.value, one.categories.value),
            one.rrule.value if "rrule" in one.contents else None,
        )
        for one in whole.contents.get("vevent", [])
    ]


def check(text: str) -> None:
    """Hold a calendar to RFC 5545, and to what Outlook and Apple want, byte by byte."""
    data = text.encode()
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//netcrm//")
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in physical)
    assert all(line.decode() for line in physical)  # no fold is within a character
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    starts = [number for number, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    ends = [*starts, len(lines) - 2]
    assert [_name(line) for line in lines[1 : ends[0]]] == OF_THE_CALENDAR
    uids = [_check_event(lines[start:end]) for start, end in pairwise(ends)]
    assert len(set(uids)) == len(uids)


def _check_event(event: list[str]) -> str:
    """Check the lines of an event; return its uid."""
    _, *lines, end = event
    assert end == "END:VEVENT"
    names = [_name(line) for line in lines]
    assert {*names} - {"RRULE"} == OF_AN_EVENT
    assert len({*names}) == len(names)
    values = dict(_pair(line) for line in lines)
    assert values["DTSTART;VALUE=DATE"] < values["DTEND;VALUE=DATE"]
    assert (values["TRANSP"], values["CLASS"]) == ("TRANSPARENT", "PRIVATE")
    datetime.strptime(values["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return values["UID"]


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0]


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name, value
