"""iCalendar: who is due within a year, promises and birthdays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.due.calendar import of_a_calendar, written
from netcrm.book.due.feed import events_of
from netcrm.book.due.listing import Wish, standings
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.rules.due import ranked

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted


def calendar(wanted: Wanted) -> Export:
    """Prepare the calendar of those who are wanted; its records are its events."""
    connection, moment = wanted.connection, wanted.moment
    wish = of_a_calendar(Wish(None, wanted.query), most=None)
    found = ranked(list(standings(connection, moment.today, wish)), None)
    events = events_of(found)

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        out.writelines(Tally(progress).of(written(connection, found, moment)))
        return Exported(len(found), events=events)

    return Export(events, write)
