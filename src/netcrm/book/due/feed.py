"""The due list as events of a calendar: one for each reason of each person.

No note is read: what is in a calendar is seen by others, over one's shoulder or by subscription.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from netcrm.book.people.person import CHUNK
from netcrm.formats.calendar import Event
from netcrm.rules.names.folding import fold
from netcrm.rules.reasons import in_lasting_words, renewal_in_lasting_words
from netcrm.rules.renewals import Renewal
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from netcrm.rules.due import Occasion, Promise, Reason, Standing

    Listed = Standing | Renewal

_NETCRM = UUID("3c1c6f2f-dce5-4a58-9af5-ef22a5e2a0ef")
"""The namespace of the uids: with another one, every calendar would have all events twice."""


def feed(connection: sqlite3.Connection, found: Sequence[Listed], today: date) -> Iterator[Event]:
    """Yield what there is to say of each row, as events that a calendar keeps apart by their uids.

    What is late goes on through today, so that it stands in today's column.
    """
    for start in range(0, len(found), CHUNK):
        part = found[start : start + CHUNK]
        promises = _uids_of_promises(connection, part)
        for one in part:
            yield from _events(one, today, promises)


def events_of(found: Iterable[Listed]) -> int:
    """Count the events that a feed of these rows has."""
    return sum(len(_of_a_day(one)) for one in found)


def _of_a_day(one: Listed) -> list[Reason]:
    """Return the reasons that have a day; news of a post is of none."""
    return [reason for reason in one.reasons if not reason.post]


def _events(one: Listed, today: date, promises: Mapping[int, str]) -> Iterator[Event]:
    for reason in _of_a_day(one):
        through = today if reason.on < today else None
        if promise := reason.promise:
            uid = _uid("promise", promises[promise.id])
            category = "waiting" if promise.theirs else "promise"
            yield Event(uid, reason.on, through, *_promised(one, reason, promise), category)
        elif not isinstance(one, Renewal):
            yield _event(one, reason, today, through)


def _event(one: Standing, reason: Reason, today: date, through: date | None) -> Event:
    who, name = one.facts.uid, one.facts.name
    words = in_lasting_words(reason, one.facts, one.rhythm)
    if reason.occasion:
        uid = _uid("date", who, fold(reason.occasion.name))
        title, day = _kept(name, reason.occasion), reason.occasion.anniversary
        return Event(uid, reason.on, None, title, words, "date", yearly=day)
    every = one.facts.cadence.every
    if every is None or reason.state == "drifting":
        return Event(_uid("drift", who), today, None, f"{name}: drifting", words, reason.state)
    title = f"{name} is due ({every.every_words()})"
    # Not "soon": the event is still there when its day has come.
    category = "rhythm" if reason.state == "soon" else reason.state
    return Event(_uid("rhythm", who), reason.on, through, title, words, category)


def _promised(one: Listed, reason: Reason, promise: Promise) -> tuple[str, str]:
    """Return the title of a promise, and what there is to say of it."""
    if isinstance(one, Renewal):
        return f"{one.about.name}: {promise.what}", renewal_in_lasting_words(promise)
    verb = " promised" if promise.theirs else ""
    title = f"{one.facts.name}{verb}: {promise.what}"
    return title, in_lasting_words(reason, one.facts, one.rhythm)


def _kept(name: str, occasion: Occasion) -> str:
    year = occasion.anniversary.year
    return f"{name}: {occasion.name}" + (f" ({year})" if year else "")


def _uid(*names: str) -> str:
    """Return the uid of what has these names: the same on any day, in any database."""
    return str(uuid5(_NETCRM, "\n".join(names))) + "@netcrm"


def _uids_of_promises(connection: sqlite3.Connection, listed: Sequence[Listed]) -> dict[int, str]:
    """Return the uids of the follow-ups that are among the reasons, by their ids."""
    reasons = (reason for one in listed for reason in one.reasons)
    ids = [reason.promise.id for reason in reasons if reason.promise]
    found = rows(
        connection,
        "SELECT id, uid FROM followup WHERE id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(ids),
    )
    return {row["id"]: row["uid"] for row in found}
