"""Looking for words: people, the strongest place first, as many as are wanted."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from netcrm.book.search.ids import Ids, newest_with_all
from netcrm.book.search.records import LEVELS, NAME, having
from netcrm.book.search.texts import CONVERSATION, PROMISE, texts
from netcrm.book.search.words import Word
from netcrm.rules.names.folding import fold

ADDRESSES = ("email", "phone", "link")
"""The kinds of texts that are no words, and are found as a whole."""


class Hit(NamedTuple):
    """Somebody who was found: by their record up to a ``level``, or in a text of a ``kind``.

    A text is a conversation, a promise, or an address.
    """

    person: int
    level: int | None = None
    kind: str | None = None
    text: int | None = None


def looked_for(
    connection: sqlite3.Connection, text: str, words: Sequence[Word], most: int
) -> list[Hit]:
    """Return who has all the words, at most so many, the strongest place first; each once."""
    return list(islice(_once(connection, _hits(connection, text, words)), most))


def _hits(connection: sqlite3.Connection, text: str, words: Sequence[Word]) -> Iterator[Hit]:
    """Yield everybody who is found, for the first time where they are found best.

    In each place whole words go before beginnings of words, and what is newer before what is older.
    """
    for (person,) in connection.execute(
        "SELECT id FROM contact WHERE folded = ? ORDER BY id DESC", (fold(text),)
    ):
        yield Hit(person, level=NAME)
    for level in LEVELS:
        for whole in (True, False):
            for person in _people(connection, words, level, whole=whole):
                yield Hit(person, level=level)
    for kind in (CONVERSATION, PROMISE):
        for whole in (True, False):
            for number, person in texts(connection, kind, words, whole=whole):
                yield Hit(person, kind=kind.name, text=number)


def _people(
    connection: sqlite3.Connection, words: Sequence[Word], level: int, *, whole: bool
) -> Iterator[int]:
    """Yield the people who have all the words up to a level of their record, the newest first."""

    def first(word: Word, ids: Ids) -> set[int]:
        return having(connection, word, level, ids, whole=whole)

    def keep(found: set[int], word: Word) -> set[int]:
        return found & having(connection, word, level, Ids(min(found), max(found)), whole=whole)

    return newest_with_all(connection, "contact", words, first, keep)


def _once(connection: sqlite3.Connection, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out who was there before, and who was removed."""
    seen: set[int] = set()
    for hit in hits:
        if hit.person not in seen:
            seen.add(hit.person)
            here = connection.execute(
                "SELECT 1 FROM contact WHERE id = ? AND removed_on IS NULL", (hit.person,)
            )
            if here.fetchone():
                yield hit


def at_address(connection: sqlite3.Connection, text: str, most: int) -> list[Hit]:
    """Return who has this e-mail address, phone, link or handle, at most so many."""
    from netcrm.rules.handles import (
        handles_of,
        looks_like_phone,
        normal_email,
        normal_link,
        normal_phone,
    )

    normals = [normal_email(text), normal_link(text), *handles_of(text)]
    if looks_like_phone(text):
        normals.append(normal_phone(text))
    found = connection.execute(
        "SELECT contact_id, kind, id FROM contact_point"
        " WHERE normal IN (SELECT value FROM json_each(?)) ORDER BY contact_id DESC, rank",
        (json.dumps(normals),),
    )
    hits = (Hit(person, kind=kind, text=number) for person, kind, number in found)
    return list(islice(_once(connection, hits), most))
