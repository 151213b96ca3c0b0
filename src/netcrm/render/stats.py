"""The figures of a network on one screen."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Entry
from netcrm.render.lists import FIRST_STEP
from netcrm.rules.days import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netcrm.book.people.stats import Promises, Stats

INDENT = 14

LONGEST_BAR = 40
BAR = "█"


def stats(found: Stats) -> Answer:
    """Show the figures; each bar has its number beside it."""
    lines = list(_lines(found)) if found.people.total else [FIRST_STEP]
    return Answer(keys.stats(found), lines=lines)


def _lines(found: Stats) -> Iterator[str | Entry]:
    yield _about("People", _people(found))
    yield _about("Organisations", f"{found.people.organisations:,} where they work now")
    yield _about("Due today", _due(found))
    contacts = found.contacts
    yield _about("My promises", _promises(found.mine, contacts.since))
    yield _about("Theirs", _promises(found.theirs, contacts.since))
    if found.known:
        someone, since = found.known
        yield _about("Longest known", f"{someone.name}, since {_on(since)}")
    yield ""
    total = sum(contacts.by_month.values())
    text = f"{contacts.of_late:,} in the last 30 days; {total:,} since {_on(contacts.since)}"
    yield _about("Contacts", f"{text}{_listed(contacts.by_kind, ': ')}")
    yield from _bars(contacts.by_month)


def _about(title: str, text: str) -> Entry:
    return Entry(f"{title:<{INDENT}}", text)


def _people(found: Stats) -> str:
    people = found.people
    tracked = sum(people.tracked_by.values())
    aside = {"paused": people.paused, "snoozed": people.snoozed}
    return (
        f"{people.total:,}, {tracked:,} of them with a rhythm{_listed(people.tracked_by, ': ')}"
        f"{_listed(aside, '; ')}"
    )


def _due(found: Stats) -> str:
    total = sum(found.due.values())
    neglected = f"; {found.neglected:,} neglected" if found.neglected else ""
    return f"{total:,}{_listed(found.due, ': ')}{neglected}"


def _promises(one: Promises, since: date) -> str:
    late = f", {one.late:,} of them late" if one.late else ""
    return f"{one.open:,} open{late}; {one.kept:,} kept since {_on(since)}"


def _listed(counts: Mapping[str, int], before: str) -> str:
    """Name what there is some of."""
    named = [f"{name} {count:,}" for name, count in counts.items() if count]
    return before + ", ".join(named) if named else ""


def _bars(by_month: Mapping[str, int]) -> Iterator[str]:
    most = max(*by_month.values(), 1)
    wide = max(len(f"{count:,}") for count in by_month.values())
    last = list(by_month)[-1]
    for month, count in by_month.items():
        bar = BAR * -(-count * min(LONGEST_BAR, most) // most)
        so_far = "  so far" if month == last else ""
        yield f"{'':<{INDENT}}{_month(month)}  {count:>{wide},}  {bar}{so_far}".rstrip()


def _month(month: str) -> str:
    return _on(date.fromisoformat(f"{month}-01")).split(" ", 1)[1]


def _on(day: date) -> str:
    """Write a day with its year, also in this year."""
    return written(day, date(day.year % MAXYEAR + 1, 1, 1))
