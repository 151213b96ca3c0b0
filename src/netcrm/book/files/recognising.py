"""By what somebody is recognised: what a card says, and what is here, in one form."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.rows import normal_form
from netcrm.rules.names.folding import fold
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from netcrm.book.files.inserting import Incoming


class Keys(NamedTuple):
    """By what somebody is recognised; ``links`` and ``emails`` in their normal form."""

    uid: str
    folded: str
    organisation: str
    title: str
    links: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    birthday: str
    removed: bool = False
    also: frozenset[tuple[str, str]] = frozenset()
    """Uids and names, with their kinds, of those who were merged into somebody, and former ones."""


def keys_of(incoming: Incoming) -> Keys:
    """Return by what the person on a card is recognised."""
    card = incoming.card
    normals: dict[str, list[str]] = {"link": [], "email": [], "phone": []}
    for point in incoming.points:
        normals[point.kind].append(point.normal)
    return Keys(
        uid=card.uid,
        folded=incoming.values.get("folded", ""),
        organisation=fold(card.organisation) if card.organisation else "",
        title=card.title,
        links=frozenset(normals["link"]),
        emails=frozenset(normals["email"]),
        phones=frozenset(normals["phone"]),
        birthday=card.birthday,
    )


def read_keys(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Keys]:
    """Return by what these people are recognised, with what sources have told of them."""
    among = json.dumps(ids)
    points, also = _points_of(connection, among), _also_of(connection, among)
    return {
        row["id"]: Keys(
            uid=row["uid"],
            folded=row["folded"],
            organisation=fold(row["organisation"] or ""),
            title=row["title"] or "",
            links=frozenset(points[row["id"], "link"]),
            emails=frozenset(points[row["id"], "email"]),
            phones=frozenset(points[row["id"], "phone"]),
            birthday=row["birthday"] or "",
            removed=row["removed_on"] is not None,
            also=frozenset(also[row["id"]]),
        )
        for row in rows(
            connection,
            "SELECT c.id, c.uid, c.folded, c.birthday, c.removed_on, o.name AS organisation,"
            " p.title FROM contact AS c"
            " LEFT JOIN position AS p ON p.contact_id = c.id AND p.main AND p.to_on IS NULL"
            " LEFT JOIN organisation AS o ON o.id = p.organisation_id"
            " WHERE c.id IN (SELECT value FROM json_each(:ids))",
            ids=among,
        )
    }


def _points_of(connection: sqlite3.Connection, among: str) -> dict[tuple[int, str], set[str]]:
    """Return e-mails, phones and links by person and kind, also what only a file has told."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows(
        connection,
        "SELECT contact_id, kind, normal FROM contact_point"
        " WHERE contact_id IN (SELECT value FROM json_each(:ids))",
        ids=among,
    ):
        found[row["contact_id"], row["kind"]].add(row["normal"])
    for row in rows(
        connection,
        "SELECT s.contact_id, k.key, v.value FROM source_card AS s, json_each(s.card) AS k,"
        " json_each(k.value) AS v WHERE k.key IN ('emails', 'phones', 'links')"
        " AND s.contact_id IN (SELECT value FROM json_each(:ids))",
        ids=among,
    ):
        kind = row["key"].removesuffix("s")  # what a file has told means them, even if taken away
        found[row["contact_id"], kind].add(normal_form(kind, row["value"]))
    return found


def _also_of(connection: sqlite3.Connection, among: str) -> dict[int, set[tuple[str, str]]]:
    """Return former names, and the uids of those who were merged, by person."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in rows(
        connection,
        "SELECT contact_id, kind, normal FROM alias WHERE kind IN ('uid', 'name')"
        " AND contact_id IN (SELECT value FROM json_each(:ids))",
        ids=among,
    ):
        found[row["contact_id"]].add((row["kind"], row["normal"]))
    return found
