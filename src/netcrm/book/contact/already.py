"""Who is here already: has the same full name, or is reached by the same address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import forms, points
from netcrm.rules.handles import handles_of
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.formats.card import Card

SAME_NAME = "the same name"


def already(
    connection: sqlite3.Connection, card: Card, folded: str, region: str | None
) -> list[dict[str, Any]]:
    """Return who has the folded full name or an address of a card: id, name, and the evidence."""
    same = list(_addresses(card, region))
    found = rows(
        connection,
        "SELECT id, name, :same_name AS evidence FROM contact"
        " WHERE folded = :folded AND removed_on IS NULL"
        " UNION ALL SELECT c.id, c.name, 'the same ' || p.kind FROM contact_point AS p"
        " JOIN contact AS c ON c.id = p.contact_id AND c.removed_on IS NULL"
        " WHERE p.normal IN (SELECT value FROM json_each(:normals))"
        " AND p.kind || p.normal IN (SELECT value FROM json_each(:same))",
        same_name=SAME_NAME,
        folded=folded,
        normals=json.dumps([form for _, form in same]),
        same=json.dumps([kind + form for kind, form in same]),
    )
    return list(found)


def _addresses(card: Card, region: str | None) -> Iterator[tuple[str, str]]:
    """Yield the kinds and normal forms; a handle of no platform may be one of any."""
    for one in points(card):
        yield from ((one.kind, form) for form in forms(one.kind, one.value, region))
        if one.kind == "link" and one.value.startswith("@") and "@" not in one.value[1:]:
            yield from (("link", handle) for handle in handles_of(one.value))
