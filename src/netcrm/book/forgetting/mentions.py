"""Where others speak of somebody who is forgotten: told, not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.store.erasing.person import Person
from netcrm.store.reading import literal, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator


class Mention(NamedTuple):
    """In whose record a name stands, and ``where`` in it."""

    id: int
    name: str
    where: str


class Place(NamedTuple):
    """Texts: their columns in a table ``t``, its full text, whose they are, where."""

    columns: tuple[str, ...]
    table: str
    full_text: str
    whose: str
    where: str


_PLACES = (
    Place(("notes",), "contact", "about_index", "t.id", "'notes'"),
    Place(("private_notes",), "contact", "about_index", "t.id", "'private notes'"),
    Place(("met",), "contact", "about_index", "t.id", "'how you met'"),
    Place(("paused_why",), "contact", "", "t.id", "'why it is paused'"),
    Place(
        ("value",),
        "contact_field",
        "field_index",
        "t.contact_id",
        "(SELECT name FROM custom_field WHERE id = t.field_id)",
    ),
    Place(("title",), "position", "post_index", "t.contact_id", "'title'"),
    Place(
        ("summary", "place"),
        "interaction",
        "talk_index",
        "(SELECT min(contact_id) FROM participation WHERE interaction_id = t.id)",
        "'conversation of ' || t.day",
    ),
    Place(("what",), "followup", "promise_index", "t.contact_id", "'follow-up f' || t.id"),
)
"""Where a user writes about people."""


def mentions(connection: sqlite3.Connection, names: Collection[str]) -> list[Mention]:
    """Return where one of these names stands in what others have, people in their order."""
    spelled = Person(set(), texts=set(names))
    found = {
        (place, number): mention
        for name in sorted(filter(None, names))
        for place in _PLACES
        for number, mention in _in_place(connection, place, name, spelled)
    }
    return sorted(found.values(), key=lambda one: one.id)


def _in_place(
    connection: sqlite3.Connection, place: Place, name: str, spelled: Person
) -> Iterator[tuple[int, Mention]]:
    """Look for a name as it is written; the full text knows it without its accents as well."""
    texts = " || ' ' || ".join(f"coalesce(t.{column}, '')" for column in place.columns)
    indexed = "0"
    if place.full_text:
        indexed = (
            f"t.id IN (SELECT rowid FROM {place.full_text} WHERE {place.full_text} MATCH :words)"
        )
    found = rows(
        connection,
        f"SELECT t.id AS number, c.id, c.name, {place.where} AS place, {indexed} AS indexed,"
        f" {texts} AS texts"
        f" FROM {place.table} AS t JOIN contact AS c ON c.id = {place.whose}"
        f" WHERE {indexed} OR {texts} LIKE :part ESCAPE '\\' ORDER BY t.id",
        part=f"%{literal(name)}%",
        words=f'{{{" ".join(place.columns)}}} : "{name.replace(chr(34), " ")}"',
    )
    for row in found:
        if row["indexed"] or spelled.is_named_in(row["texts"]):
            yield row["number"], Mention(row["id"], row["name"], str(row["place"]))
