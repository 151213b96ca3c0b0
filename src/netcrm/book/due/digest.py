"""What the scheduled list says: who is due, a few who are neglected, the birthdays of the week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.due.dates import Kept, kept_between
from netcrm.book.due.listing import DueList, DueRow, Wish, due_list
from netcrm.book.people.showing import Meeting, interactions
from netcrm.rules.rotation import flagged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

LONGEST_SILENCE = timedelta(days=31)
"""Birthdays that are longer ago than that are not told any more after a time without a list."""


class Flag(NamedTuple):
    """Somebody who is neglected or drifting, and the last conversation that is not private."""

    row: DueRow
    last: Meeting | None


class Digest(NamedTuple):
    """The list of one day; ``neglected`` counts all of whom ``flags`` are a few.

    ``coming`` are the days of the year within a week, ``gone`` those since the last list.
    """

    due: DueList
    flags: list[Flag]
    neglected: int
    coming: list[Kept]
    gone: list[Kept]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.due.total or self.flags or self.coming or self.gone)


def digest(
    connection: sqlite3.Connection,
    today: date,
    share: int,
    flags: Mapping[str, Sequence[date]],
    last_list_on: date | None,
) -> Digest:
    """Put together what is to be told today.

    ``flags`` are the days on which people were flagged, by their uids; ``last_list_on`` is the day
    of the last list: the first one of a week tells the birthdays of all of it.
    """
    neglected = due_list(connection, today, Wish(None, neglected=True)).rows
    by_uid = {row.person.uid: row for row in neglected if isinstance(row, DueRow)}
    monday = today - timedelta(days=today.weekday())
    since = max(last_list_on or today, today - LONGEST_SILENCE)
    is_first = last_list_on is None or last_list_on < monday
    return Digest(
        due=due_list(connection, today, Wish(share)),
        flags=[
            Flag(by_uid[uid], _last(connection, today, by_uid[uid].person.id))
            for uid in flagged(list(by_uid), flags, today)
        ],
        neglected=len(neglected),
        coming=_coming(connection, today, monday + timedelta(days=6)) if is_first else [],
        gone=kept_between(connection, since + timedelta(days=1), today - timedelta(days=1)),
    )


def _coming(connection: sqlite3.Connection, today: date, sunday: date) -> list[Kept]:
    """Return what is kept this week after today; today's is in the list itself."""
    return kept_between(connection, today + timedelta(days=1), sunday)


def _last(connection: sqlite3.Connection, today: date, number: int) -> Meeting | None:
    """Return the last conversation with somebody that is not private."""
    found = interactions(
        connection, "p.contact_id = :id AND p.day <= :today", id=number, today=today
    )
    return next((one for one in found if not one.private), None)
