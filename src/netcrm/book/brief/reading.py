"""Reading what one wants to know of somebody right before a meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.brief.acquaintances import acquaintances
from netcrm.book.brief.changes import changes
from netcrm.book.brief.private import private_followups
from netcrm.book.people.person import person
from netcrm.book.people.showing import followups, interactions
from netcrm.book.practice.bonds import INTRODUCED, relationships, roles
from netcrm.book.practice.showing import taken_part
from netcrm.rules.asking import asked
from netcrm.rules.kinds import NOTE
from netcrm.rules.zones import time_there

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.brief.acquaintances import Acquaintance
    from netcrm.book.brief.changes import Change
    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.book.people.showing import FollowUp, Meeting
    from netcrm.book.practice.bonds import Role
    from netcrm.book.practice.showing import Taken
    from netcrm.rules.moment import Moment
    from netcrm.rules.zones import There


class Question(NamedTuple):
    """What I asked, and in which conversation."""

    what: str
    talk: Meeting


class Promise(NamedTuple):
    """A follow-up, and whether it is private, as the conversation was in which it was promised."""

    followup: FollowUp
    private: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What one wants to know of somebody; ``noted`` and ``planned`` are no conversations.

    ``kept`` is what was done, on either side, since the last conversation. Where it is to be
    shared, nothing in it is private.
    """

    person: Person
    there: There | None
    introduced_by: Someone | None
    roles: list[Role]
    changes: list[Change]
    conversations: list[Meeting]
    asked: Question | None
    noted: Meeting | None
    planned: Meeting | None
    promises: list[Promise]
    kept: list[Promise]
    parts: list[Taken]
    both_know: list[Acquaintance]


def brief(
    connection: sqlite3.Connection, moment: Moment, someone: Someone, *, share: bool
) -> Brief:
    """Read it; to ``share`` it, without what is private."""
    today, number = moment.today, someone.id
    shown = person(connection, today, number)
    if share:
        shown = replace(shown, private_notes=None)
    related = relationships(connection, number)
    last, noted, planned = (
        _talks(connection, today, number, which, share=share) for which in (_LAST, _NOTED, _PLANNED)
    )
    promises = _promises(connection, number, share=share)
    return Brief(
        person=shown,
        there=time_there(moment, shown.time_zone) if shown.time_zone else None,
        introduced_by=next((one.who for one in related if one.kind == INTRODUCED), None),
        roles=roles(connection, number),
        changes=changes(connection, today, shown),
        conversations=last,
        asked=_asked(last),
        noted=next(iter(noted), None),
        planned=next(iter(planned), None),
        promises=[one for one in promises if one.followup.is_open],
        kept=_kept(promises, last, today),
        parts=taken_part(connection, number),
        both_know=acquaintances(connection, number, related),
    )


_LAST = f"q.day <= :today AND q.kind <> '{NOTE}' ORDER BY q.day DESC, q.interaction_id DESC LIMIT 3"
_NOTED = f"q.day <= :today AND q.kind = '{NOTE}' ORDER BY q.day DESC, q.interaction_id DESC LIMIT 1"
_PLANNED = "q.day > :today ORDER BY q.day, q.interaction_id LIMIT 1"


def _talks(
    connection: sqlite3.Connection, today: date, number: int, which: str, *, share: bool
) -> list[Meeting]:
    """Return some of the conversations of somebody, with everybody who took part."""
    return interactions(
        connection,
        "p.interaction_id IN (SELECT q.interaction_id FROM participation AS q"
        " JOIN interaction AS i ON i.id = q.interaction_id"
        f" WHERE q.contact_id = :id AND NOT (i.private AND :share) AND {which})",
        id=number,
        today=today,
        share=share,
    )


def _promises(connection: sqlite3.Connection, number: int, *, share: bool) -> list[Promise]:
    private = private_followups(connection, number)
    found = followups(connection, "f.contact_id = :id", id=number)
    return [Promise(one, one.id in private) for one in found if not (share and one.id in private)]


def _kept(promises: Sequence[Promise], talks: Sequence[Meeting], today: date) -> list[Promise]:
    """Return what was done since the last conversation, on either side, the last first."""
    if not talks:
        return []
    done = [
        (one.followup.done_on, one)
        for one in promises
        if one.followup.done_on and talks[0].on <= one.followup.done_on <= today
    ]
    return [one for _, one in sorted(done, key=lambda pair: pair[0], reverse=True)]


def _asked(talks: Sequence[Meeting]) -> Question | None:
    """Return what I asked in the last of the conversations in which I asked something."""
    for talk in talks:
        if what := asked(talk.summary or ""):
            return Question(what, talk)
    return None
