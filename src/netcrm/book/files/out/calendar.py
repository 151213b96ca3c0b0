"""iCalendar: who is due within a year, promises and birthdays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.due.calendar import of_a_calendar, written
from netcrm.book.due.feed import events_of
from netcrm.book.due.listing import Wish, listed
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.rules.due import Standing, ranked

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted


def calendar(wanted: Wanted) -> Export:
    """Prepare the calendar of those who are wanted; its records are its events."""
    connection, moment = wanted.connection, wanted.moment
    wish = of_a_calendar(Wish(None, wanted.query), most=None)
    found = ranked(listed(connection, moment.today, wish))
    events = events_of(found)
    people = sum(isinstance(one, Standing) for one in found)

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        out.writelines(Tally(progress).of(written(connection, found, moment)))
        return Exported(people, events=events)

    return Export(events, write)
