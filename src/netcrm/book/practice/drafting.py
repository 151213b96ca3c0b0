"""What a letter to somebody may tell: the last conversation, open promises, a new post.

Nothing private is ever among it: no private note, no private conversation, and no promise that was
made in one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.person import check_present, person
from netcrm.book.people.showing import followups, interactions
from netcrm.errors import UsageError
from netcrm.rules.drafts import SILENT, WRITTEN, Situation
from netcrm.rules.due import NEWS_FOR
from netcrm.rules.kinds import KINDS, NOTE
from netcrm.rules.posts import Post
from netcrm.store.reading import first

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting
    from netcrm.store.writing import Work


class Correspondent(NamedTuple):
    """Somebody to write to; ``last`` is the last conversation that may be told of.

    ``promised`` is what I promised, ``offered`` what they did, the most urgent first.
    ``new_post`` is one that an import has told of of late.
    """

    person: Person
    introduced_by: str | None
    last: Meeting | None
    promised: Sequence[FollowUp]
    offered: Sequence[FollowUp]
    new_post: Post | None
    situation: Situation


def correspondent(connection: sqlite3.Connection, today: date, someone: Someone) -> Correspondent:
    """Gather what a letter to somebody may tell."""
    shown = person(connection, today, someone.id)
    past = "p.contact_id = :id AND p.day <= :today"
    meetings = [
        one
        for one in interactions(connection, past, id=someone.id, today=today)
        if one.kind != NOTE
    ]
    open_ones = _open(connection, someone.id)
    mine, theirs = ([one for one in open_ones if one.theirs is side] for side in (False, True))
    noticed_on, new_post = _news(connection, today, someone.id)
    tellable = [one for one in meetings if not one.private]
    return Correspondent(
        person=shown,
        introduced_by=_introducer(connection, shown.introduced_by_id),
        last=_last(tellable),
        promised=mine,
        offered=theirs,
        new_post=new_post,
        situation=Situation(
            talked_on=_latest(one for one in tellable if one.kind not in WRITTEN),
            written_on=_latest(one for one in meetings if one.kind in WRITTEN),
            last_contact_on=shown.facts.last_contact_on,
            noticed_on=noticed_on,
            promise=next((one.what for one in (*mine, *theirs)), None),
        ),
    )


def sent(work: Work, someone: Someone, kind: str, text: str) -> int:
    """Keep that a letter went out, as a contact of today; return the id of the interaction."""
    if kind not in KINDS:
        raise UsageError(f"There is no kind '{kind}'; there are {', '.join(KINDS)}.")
    from netcrm.book.talks.logging import Entry, record  # it writes; drafts alone are read

    check_present(work.connection, someone.id)
    return record(work, Entry(kind=kind), [someone], text)


def _last(tellable: Sequence[Meeting]) -> Meeting | None:
    """Return the last talk; letters since count only where it is long ago: they only went on."""
    newest = next(iter(tellable), None)
    talk = next((one for one in tellable if one.kind not in WRITTEN), None)
    if newest and talk and newest.on - talk.on < SILENT:
        return talk
    return newest


def _latest(meetings: Iterable[Meeting]) -> date | None:
    return max((one.on for one in meetings), default=None)


def _open(connection: sqlite3.Connection, number: int) -> list[FollowUp]:
    """Return the open promises but for those that were made in a private conversation."""
    return followups(
        connection,
        "f.contact_id = :id AND f.done_on IS NULL AND f.dropped_on IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM interaction AS i WHERE i.id = f.interaction_id AND i.private)",
        id=number,
    )


def _introducer(connection: sqlite3.Connection, number: int | None) -> str | None:
    here = "SELECT name FROM contact WHERE id = :id AND removed_on IS NULL"
    row = first(connection, here, id=number)
    return row["name"] if row else None


def _news(
    connection: sqlite3.Connection, today: date, number: int
) -> tuple[date | None, Post | None]:
    """Return the main post, and the day on which it was noticed, where that is news."""
    row = first(
        connection,
        "SELECT p.noticed_on, p.title, o.name FROM position AS p"
        " LEFT JOIN organisation AS o ON o.id = p.organisation_id WHERE p.contact_id = :id"
        " AND p.main AND p.to_on IS NULL AND p.noticed_on BETWEEN :since AND :today",
        id=number,
        since=date.fromordinal(max(1, today.toordinal() - NEWS_FOR.days)),
        today=today,
    )
    if row is None:
        return None, None
    return row["noticed_on"], Post(row["name"] or "", row["title"] or "")
