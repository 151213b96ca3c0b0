"""Which people have a word in their own record: in the name, what is filed under them, notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netcrm.book.search.ids import Ids, Link, linked
from netcrm.store.phrases import within

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.book.search.words import Word

NAME, FACTS, NOTES = LEVELS = (1, 2, 3)
"""Where a word may stand, the strongest first: in the name, in what is short, in what is written.

Short are posts and their organisations, tags, fields of one's own, postal addresses, city and
country; written are how you met, notes and private notes.
"""

NAMED = "SELECT rowid AS id FROM name_index WHERE name_index MATCH :name"
_ABOUT = (
    "SELECT rowid FROM about_index WHERE about_index MATCH :about AND rowid BETWEEN :low AND :high"
)
_COLUMNS = {FACTS: "city country", NOTES: "met notes private_notes"}
_LINKED = (
    (
        Link("position", "organisation_id", "contact_id"),
        "SELECT rowid AS id FROM organisation_index WHERE organisation_index MATCH :text",
    ),
    (
        Link("position", "id", "contact_id"),
        "SELECT rowid AS id FROM post_index WHERE post_index MATCH :text",
    ),
    (
        Link("postal_address", "id", "contact_id"),
        "SELECT rowid AS id FROM address_index WHERE address_index MATCH :text",
    ),
    (
        Link("contact_field", "id", "contact_id"),
        "SELECT rowid AS id FROM field_index WHERE field_index MATCH :text",
    ),
)
_TAGS = (
    "SELECT id FROM tag WHERE EXISTS"
    " (SELECT 1 FROM json_each(:keys) AS k WHERE instr(' ' || folded || ' ', k.value))"
)


def having(
    connection: sqlite3.Connection, word: Word, level: int, ids: Ids, *, whole: bool
) -> set[int]:
    """Return the ids of the people, within ``ids``, who have a word up to a level of their record.

    ``whole`` asks for whole words. Removed people are among them.
    """
    found = named(connection, word, ids, whole=whole)
    text = word.in_texts(whole=whole)
    if level >= FACTS:
        for link, hits in _LINKED:
            found.update(_ids(linked(connection, link, hits, "contact_id", text=text, **_of(ids))))
        found.update(_ids(tagged(connection, "contact", word, ids, whole=whole)))
    for deeper, columns in _COLUMNS.items():
        if level >= deeper:
            asked = {"about": within(columns, text), **_of(ids)}
            found.update(_ids(connection.execute(_ABOUT, asked)))
    return found


def named(connection: sqlite3.Connection, word: Word, ids: Ids, *, whole: bool) -> set[int]:
    """Return the ids of the people, within ``ids``, who have a word in their name."""
    asked = {"name": word.in_names(whole=whole), **_of(ids)}
    return set(_ids(connection.execute(f"{NAMED} AND rowid BETWEEN :low AND :high", asked)))


def tagged(
    connection: sqlite3.Connection, what: str, word: Word, ids: Ids, *, whole: bool
) -> list[tuple[Any, ...]]:
    """Return the ids of what (contact or interaction) has a tag with the word."""
    link = Link(f"{what}_tag", "tag_id", f"{what}_id")
    keys = _keys(word, whole=whole)
    return linked(connection, link, _TAGS, link.within, keys=keys, **_of(ids))


def is_anywhere(connection: sqlite3.Connection, word: Word) -> bool:
    """Say whether a word begins any word of all that is kept."""
    asked = {
        "name": word.in_names(whole=False),
        "text": word.in_texts(whole=False),
        "keys": _keys(word, whole=False),
    }
    texts = ("about", "organisation", "post", "address", "field", "talk", "promise")
    hits = [f"SELECT 1 FROM {one}_index WHERE {one}_index MATCH :text" for one in texts]
    return any(
        connection.execute(f"{sql} LIMIT 1", asked).fetchone() for sql in (NAMED, *hits, _TAGS)
    )


def _keys(word: Word, *, whole: bool) -> str:
    return json.dumps([f" {key} " if whole else f" {key}" for key in word.keys])


def _of(ids: Ids) -> dict[str, int]:
    return ids._asdict()


def _ids(found: Any) -> Iterator[int]:  # noqa: ANN401  rows of one column
    return (number for (number,) in found)
