"""Organisations that words mean, and who of my contacts works or worked there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import NotFoundError
from netcrm.rules.names.folding import fold
from netcrm.store.reading import literal, rows

if TYPE_CHECKING:
    import sqlite3


class Places(NamedTuple):
    """Organisations, and at which of them each of my contacts is employed, or was and is no more.

    Of several posts that is the one begun last.
    """

    names: list[str]
    now: dict[int, str]
    formerly: dict[int, str]


def find_places(connection: sqlite3.Connection, text: str) -> Places | None:
    """Return the organisation with this name, else all as QUERY finds them; None where none is."""
    folded = fold(text)
    fitting = _called(connection, "folded = :x", folded) or _called(
        connection, "' ' || folded LIKE '% ' || :x || '%' ESCAPE '\\'", literal(folded)
    )
    return Places(list(fitting.values()), *_employed(connection, fitting)) if fitting else None


def no_such_place(connection: sqlite3.Connection, text: str) -> NotFoundError:
    """Say that there is no such organisation, and which was perhaps meant."""
    from difflib import get_close_matches

    names = {row["folded"]: row["name"] for row in rows(connection, "SELECT * FROM organisation")}
    near = [names[folded] for folded in get_close_matches(fold(text), names, 3)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "'netcrm list --sort org' has them."
    return NotFoundError(f"There is no organisation '{text}'. {hint}", near)


def _called(connection: sqlite3.Connection, condition: str, text: str) -> dict[int, str]:
    found = rows(
        connection,
        f"SELECT id, name FROM organisation WHERE {condition} ORDER BY folded",
        x=text,
    )
    return {row["id"]: row["name"] for row in found}


def _employed(
    connection: sqlite3.Connection, fitting: dict[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    now: dict[int, str] = {}
    formerly: dict[int, str] = {}
    for row in rows(
        connection,
        "SELECT p.contact_id, p.organisation_id, p.to_on FROM position AS p"
        " JOIN contact AS c ON c.id = p.contact_id AND c.removed_on IS NULL"
        " WHERE p.organisation_id IN (SELECT value FROM json_each(:ids))"
        " ORDER BY p.main DESC, p.from_on DESC, p.id",
        ids=json.dumps(list(fitting)),
    ):
        held = formerly if row["to_on"] else now
        held.setdefault(row["contact_id"], fitting[row["organisation_id"]])
    return now, {one: place for one, place in formerly.items() if one not in now}
