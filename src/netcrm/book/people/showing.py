"""Everything about one person: the contact, the conversations, the promises, the posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netcrm.book.due.listing import Wish, standings
from netcrm.book.people.finding import Someone
from netcrm.book.people.person import person
from netcrm.book.practice.bonds import relationships, roles
from netcrm.book.practice.outcomes import Wanted, wanted
from netcrm.book.practice.showing import taken_part
from netcrm.rules.foci import About
from netcrm.store.photos import photo_path
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from datetime import date
    from pathlib import Path

    from netcrm.book.people.person import Person
    from netcrm.book.practice.bonds import Relationship, Role
    from netcrm.book.practice.outcomes import Outcome
    from netcrm.book.practice.showing import Taken
    from netcrm.rules.due import Standing
    from netcrm.store.reading import Row


@dataclass(slots=True)
class Meeting:
    """An interaction as it is shown: with everybody who took part."""

    id: int
    on: date
    kind: str
    summary: str | None
    place: str | None
    focus: About | None
    private: bool
    tags: list[str] = field(default_factory=list)
    people: list[Someone] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up as it is shown; one with nobody is about a focus."""

    id: int
    what: str
    who: Someone | None
    focus: About | None
    due_on: date
    done_on: date | None
    dropped_on: date | None
    theirs: bool
    every: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person with all that belongs to them; ``standing`` is None where nothing is due."""

    person: Person
    standing: Standing | None
    interactions: list[Meeting]
    followups: list[FollowUp]
    positions: list[dict[str, Any]]
    introduced_by: Someone | None
    photo: Path | None
    roles: list[Role]
    relationships: list[Relationship]
    outcomes: list[Outcome]
    parts: list[Taken]


def portrait(connection: sqlite3.Connection, today: date, someone: Someone) -> Portrait:
    """Read everything about one person."""
    shown = person(connection, today, someone.id)
    meetings = interactions(connection, "p.contact_id = :id", id=someone.id)
    return Portrait(
        person=shown,
        standing=_standing(connection, today, someone.id),
        interactions=meetings,
        followups=followups(connection, "f.contact_id = :id", id=someone.id),
        positions=positions(connection, someone.id),
        introduced_by=_introducer(connection, shown.introduced_by_id),
        photo=photo_path(connection, shown.photo),
        roles=roles(connection, someone.id),
        relationships=relationships(connection, someone.id),
        outcomes=wanted(connection, Wanted(who=someone.id)),
        parts=taken_part(connection, someone.id),
    )


def interaction(connection: sqlite3.Connection, number: int) -> Meeting:
    """Return one interaction, which exists."""
    return interactions(connection, "p.interaction_id = :id", id=number)[0]


def interactions(connection: sqlite3.Connection, condition: str, **named: Any) -> list[Meeting]:  # noqa: ANN401
    """Return the interactions of the participations ``p`` that fit, newest first."""
    among = f"(SELECT p.interaction_id FROM participation AS p WHERE {condition})"
    found = {
        row["id"]: Meeting(on=row.pop("day"), focus=_around(row), **row)
        for row in rows(
            connection,
            "SELECT i.id, i.day, i.kind, i.summary, i.place, i.private, i.focus_id, f.sort, f.name"
            " FROM interaction AS i LEFT JOIN focus AS f ON f.id = i.focus_id"
            f" WHERE i.id IN {among} ORDER BY i.day DESC, i.id DESC",
            **named,
        )
    }
    for row in rows(
        connection,
        "SELECT p.interaction_id, c.id, c.name FROM participation AS p"
        " JOIN contact AS c ON c.id = p.contact_id"
        f" WHERE p.interaction_id IN {among} ORDER BY p.id",
        **named,
    ):
        found[row["interaction_id"]].people.append(Someone(row["id"], row["name"]))
    for row in rows(
        connection,
        "SELECT it.interaction_id, t.name FROM interaction_tag AS it"
        f" JOIN tag AS t ON t.id = it.tag_id WHERE it.interaction_id IN {among} ORDER BY t.folded",
        **named,
    ):
        found[row["interaction_id"]].tags.append(row["name"])
    return list(found.values())


def _around(row: dict[str, Any]) -> About | None:
    """Take out of a row what a conversation was at, or about."""
    number, sort, name = row.pop("focus_id"), row.pop("sort"), row.pop("name")
    return About(number, sort, name) if number else None


def followups(connection: sqlite3.Connection, condition: str, **named: Any) -> list[FollowUp]:  # noqa: ANN401
    """Return the follow-ups ``f`` that fit: open ones first, the most urgent first."""
    found = rows(
        connection,
        "SELECT f.id, f.what, f.contact_id, c.name, f.focus_id, o.sort, o.name AS focus, f.due_on,"
        " f.done_on, f.dropped_on, f.theirs, f.every FROM followup AS f"
        " LEFT JOIN contact AS c ON c.id = f.contact_id LEFT JOIN focus AS o ON o.id = f.focus_id"
        f" WHERE c.removed_on IS NULL AND {condition}"
        " ORDER BY f.done_on IS NOT NULL OR f.dropped_on IS NOT NULL, f.due_on, f.id",
        **named,
    )
    return [_followup(row) for row in found]


def _followup(row: Row) -> FollowUp:
    number, name = row.pop("contact_id"), row.pop("name")
    about = About(row.pop("focus_id"), row.pop("sort"), row.pop("focus"))
    who = Someone(number, name) if number else None
    return FollowUp(who=who, focus=about if about.id else None, **row)


def promises(
    connection: sqlite3.Connection, someone: Someone | None, *, finished: bool
) -> list[FollowUp]:
    """Return what was promised, with one person or with everybody; ``finished`` or only open."""
    conditions = ["1"]
    if not finished:
        conditions.append("f.done_on IS NULL AND f.dropped_on IS NULL")
    if someone is not None:
        conditions.append("f.contact_id = :id")
    return followups(connection, " AND ".join(conditions), id=someone.id if someone else None)


def followup(connection: sqlite3.Connection, number: int) -> FollowUp:
    """Return one follow-up, which exists."""
    return followups(connection, "f.id = :id", id=number)[0]


def _standing(connection: sqlite3.Connection, today: date, number: int) -> Standing | None:
    return next(standings(connection, today, Wish(None, with_drift=True, only=number)), None)


def positions(connection: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    """Return the career of somebody: the main post, the other current ones, the newest former."""
    found = rows(
        connection,
        "SELECT p.id, o.name AS organisation, p.title, p.department, p.from_on, p.to_on, p.main"
        " FROM position AS p LEFT JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE p.contact_id = :id"
        " ORDER BY p.to_on IS NOT NULL, iif(p.to_on IS NULL, p.main, 0) DESC,"
        " p.to_on DESC, p.from_on DESC, p.id DESC",
        id=number,
    )
    return list(found)


def _introducer(connection: sqlite3.Connection, number: int | None) -> Someone | None:
    row = first(connection, "SELECT id, name FROM contact WHERE id = :id", id=number)
    return Someone(**row) if row else None
