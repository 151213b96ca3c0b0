"""The due list as a calendar: in ``due --format ics`` and in ``export due.ics``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.spans import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from netcrm.book.due.listing import Wish
    from netcrm.rules.due import Standing
    from netcrm.rules.moment import Moment
    from netcrm.rules.renewals import Renewal

AHEAD = Span(1, "y")
"""So far ahead goes a calendar unless something else is told: who looks at it sees days to come."""


def of_a_calendar(wish: Wish, *, most: int | None) -> Wish:
    """Change what is wanted of the list to what is wanted of a calendar: nobody is left out."""
    return wish._replace(most=most, soon=wish.soon or AHEAD, returning=True)


def written(
    connection: sqlite3.Connection, found: Sequence[Standing | Renewal], moment: Moment
) -> Iterator[str]:
    """Yield an iCalendar file of these rows, in pieces."""
    from netcrm.book.due.feed import feed
    from netcrm.formats.calendar import calendar

    yield from calendar(feed(connection, found, moment.today), moment.now)
