"""What has changed of somebody lately: a new post, one that ended, another city."""

from __future__ import annotations

from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.folding import fold
from netcrm.rules.posts import FullPost
from netcrm.rules.spans import add_span
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.book.people.person import Person


class Change(NamedTuple):
    """Something that has changed: ``what`` is post (a new one), left (a former one) or city.

    ``name`` is the post, or the city where they were; ``on`` the day on which it changed, or on
    which I ``noticed`` it.
    """

    what: str
    name: str
    on: date
    noticed: bool


def changes(connection: sqlite3.Connection, today: date, person: Person) -> list[Change]:
    """Return what has changed within a year, the newest first."""
    since = add_span(today, -1, "y")
    found = [*_posts(connection, today, since, person.id), *_city(connection, since, person)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _posts(
    connection: sqlite3.Connection, today: date, since: date, contact: int
) -> Iterator[Change]:
    """Tell posts that began, were noticed or ended since then; what ended is new no more."""
    for row in rows(
        connection,
        "SELECT o.name AS organisation, p.title, p.department, p.from_on, p.to_on, p.noticed_on"
        " FROM position AS p LEFT JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE p.contact_id = :id ORDER BY p.main DESC, p.id DESC",
        id=contact,
    ):
        name = FullPost(*(row[key] or "" for key in FullPost._fields)).line
        from_on, to_on, noticed_on = row["from_on"], row["to_on"], row["noticed_on"]
        began = from_on or noticed_on
        if to_on is not None and to_on <= today:
            if to_on > since:
                yield Change("left", name, to_on, noticed=False)
        elif began is not None and since < began <= today:
            yield Change("post", name, began, noticed=from_on is None)


def _city(connection: sqlite3.Connection, since: date, person: Person) -> Iterator[Change]:
    """Tell the city where they were before, as far back as the history can be undone."""
    for row in rows(
        connection,
        "SELECT s.at, json_extract(e.value, '$.city') AS city FROM step_person AS sp"
        " JOIN step AS s ON s.id = sp.step_id AND s.state = 'done' AND s.at > :since"
        " JOIN change AS c ON c.step_id = s.id AND c.of_table = 'contact'"
        "  AND c.operation = 'update' AND :id BETWEEN c.first_id AND c.last_id"
        " JOIN json_each(c.\"rows\") AS e ON json_extract(e.value, '$.id') = :id"
        " WHERE sp.contact_id = :id ORDER BY s.id DESC, c.id DESC",
        id=person.id,
        since=since,
    ):
        if row["city"] and fold(row["city"]) != fold(person.city or ""):
            yield Change("city", row["city"], row["at"].astimezone().date(), noticed=True)
            return
