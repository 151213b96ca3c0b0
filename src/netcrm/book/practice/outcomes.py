"""What came of knowing people, and of which event, project, group or introduction."""

from __future__ import annotations

import json
from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.people.finding import Someone
from netcrm.errors import NotFoundError
from netcrm.rules.outcomes import kind_key
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3


class Ground(NamedTuple):
    """The event, project or group from which something came."""

    id: int
    sort: str
    name: str


class Outcome(NamedTuple):
    """What came of it, and of whom; ``via`` is who introduced them, where that was said."""

    id: int
    what: str
    kind: str
    on: date
    focus: Ground | None
    via: Someone | None
    people: list[Someone]


class Wanted(NamedTuple):
    """Which outcomes: of whom, from which focus, of what kind, of which year."""

    who: int | None = None
    focus: int | None = None
    kind: str | None = None
    year: int | None = None


def wanted(connection: sqlite3.Connection, wish: Wanted) -> list[Outcome]:
    """Return the outcomes that somebody wants to see, the newest first."""
    conditions = ["1"]
    if wish.who is not None:
        conditions.append("u.id IN (SELECT outcome_id FROM outcome_person WHERE contact_id = :who)")
    if wish.focus is not None:
        conditions.append("u.focus_id = :focus")
    found = outcomes(connection, " AND ".join(conditions), who=wish.who, focus=wish.focus)
    return [
        one
        for one in found
        if wish.kind in (None, kind_key(one.kind)) and wish.year in (None, one.on.year)
    ]


def outcome(connection: sqlite3.Connection, number: int) -> Outcome:
    """Return one outcome, which exists."""
    return outcomes(connection, "u.id = :id", id=number)[0]


def check_outcome(connection: sqlite3.Connection, number: int) -> None:
    """Raise NotFoundError where there is no outcome of this number."""
    if first(connection, "SELECT 1 FROM outcome WHERE id = :id", id=number) is None:
        raise NotFoundError(f"There is no outcome o{number}; 'netcrm outcomes' shows them.")


def outcomes(connection: sqlite3.Connection, condition: str, **named: Any) -> list[Outcome]:  # noqa: ANN401
    """Return the outcomes ``u`` that fit, the newest first."""
    found = {
        row["id"]: _outcome(row)
        for row in rows(
            connection,
            "SELECT u.id, u.what, u.kind, u.day, u.focus_id, f.sort, f.name, u.via_id,"
            " v.name AS via FROM outcome AS u LEFT JOIN focus AS f ON f.id = u.focus_id"
            f" LEFT JOIN contact AS v ON v.id = u.via_id WHERE {condition}"
            " ORDER BY u.day DESC, u.id DESC",
            **named,
        )
    }
    for row in rows(
        connection,
        "SELECT p.outcome_id, c.id, c.name FROM outcome_person AS p"
        " JOIN contact AS c ON c.id = p.contact_id AND c.removed_on IS NULL"
        " WHERE p.outcome_id IN (SELECT value FROM json_each(:ids)) ORDER BY p.id",
        ids=json.dumps(list(found)),
    ):
        found[row["outcome_id"]].people.append(Someone(row["id"], row["name"]))
    return list(found.values())


def _outcome(row: dict[str, Any]) -> Outcome:
    ground = Ground(row["focus_id"], row["sort"], row["name"]) if row["focus_id"] else None
    via = Someone(row["via_id"], row["via"]) if row["via_id"] else None
    return Outcome(row["id"], row["what"], row["kind"], row["day"], ground, via, [])
