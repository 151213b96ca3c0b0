"""Which institutions are in a project by its people, and who links them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.folding import fold
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.practice.finding import Focus
    from netcrm.book.practice.showing import Part


class Institution(NamedTuple):
    """An organisation, and how many people of a project are in it for that one."""

    organisation: str
    people: int


class Link(NamedTuple):
    """Somebody who belongs to two institutions of a project, or more.

    They are in it ``part_for`` one of them, where that was said, and have ``posts`` at others.
    """

    id: int
    name: str
    part_for: str | None
    posts: tuple[str, ...]


class Institutions(NamedTuple):
    """The institutions of a project, and how many people are of none that is known."""

    involved: list[Institution]
    unknown: int
    links: list[Link]


def institutions(
    connection: sqlite3.Connection, focus: Focus, members: Sequence[Part], today: date
) -> Institutions:
    """Find them, as of ``today``; the project's own organisation is one of them in any case.

    Who left before today, and before the project ended, is not counted.
    """
    end = min(today, focus.to_on or today)
    present = [one for one in members if one.to_on is None or one.to_on >= end]
    counted = Counter(one.organisation for one in present)
    unknown = counted.pop(None, 0)
    if focus.organisation:
        counted.setdefault(focus.organisation, 0)
    involved = [Institution(str(name), people) for name, people in counted.items()]
    return Institutions(
        sorted(involved, key=lambda one: (-one.people, fold(one.organisation))),
        unknown,
        _links(connection, focus.id, present, {one.organisation for one in involved}),
    )


def _links(
    connection: sqlite3.Connection, focus: int, present: Sequence[Part], involved: set[str]
) -> list[Link]:
    said, held = _said_for(connection, focus), _current_posts(connection, focus)
    links = []
    for one in present:
        part_for = said.get(one.id)
        places = dict.fromkeys(place for place in held[one.id] if place in involved)
        posts = tuple(place for place in places if place != part_for)
        if len(posts) + (part_for is not None) > 1:
            links.append(Link(one.id, one.name, part_for, posts))
    return links


def _said_for(connection: sqlite3.Connection, focus: int) -> dict[int, str]:
    """Return for which organisation people are in it, where that was said of their part."""
    found = rows(
        connection,
        "SELECT n.contact_id, o.name FROM involvement AS n"
        " JOIN organisation AS o ON o.id = n.organisation_id WHERE n.focus_id = :focus",
        focus=focus,
    )
    return {row["contact_id"]: row["name"] for row in found}


def _current_posts(connection: sqlite3.Connection, focus: int) -> defaultdict[int, list[str]]:
    """Return where the people of a focus work, the main post first."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows(
        connection,
        "SELECT p.contact_id, o.name FROM involvement AS n"
        " JOIN position AS p ON p.contact_id = n.contact_id AND p.to_on IS NULL"
        " JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE n.focus_id = :focus ORDER BY p.main DESC, p.id",
        focus=focus,
    ):
        held[row["contact_id"]].append(row["name"])
    return held
