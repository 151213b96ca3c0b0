"""Which conversations and promises have all words, but for those that are in the person's name."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netcrm.book.search.ids import Ids, Link, linked, newest_with_all
from netcrm.book.search.records import NAMED, named, tagged
from netcrm.book.search.words import Word

Pair = tuple[int, int]
"""A text and somebody of whom it is, by their ids."""


class Kind(NamedTuple):
    """A kind of texts: where they are, in which index, and which table says of whom they are."""

    name: str
    table: str
    in_index: str
    of: Link
    has_tags: bool


CONVERSATION = Kind(
    name="conversation",
    table="interaction",
    in_index="talk_index",
    of=Link("participation", "contact_id", "interaction_id"),
    has_tags=True,
)
PROMISE = Kind(
    name="promise",
    table="followup",
    in_index="promise_index",
    of=Link("followup", "contact_id", "id"),
    has_tags=False,
)


def texts(
    connection: sqlite3.Connection, kind: Kind, words: Sequence[Word], *, whole: bool
) -> Iterator[Pair]:
    """Yield the texts that have all the words, the newest first, with everybody of whom they are.

    What the text does not have, the name of the person has. ``whole`` asks for whole words.
    """
    search = _Search(connection, kind, whole)
    return newest_with_all(connection, kind.table, words, search.pairs, search.kept)


class _Search(NamedTuple):
    connection: sqlite3.Connection
    kind: Kind
    whole: bool

    def pairs(self, word: Word, ids: Ids) -> set[Pair]:
        """Return the texts with a word, and those of the people whose names have it."""
        of = self.kind.of
        columns = f"t.{of.within}, t.contact_id"
        found = self.connection.execute(
            f"SELECT {columns} FROM {of.table} AS t"
            f" WHERE t.{of.within} IN (SELECT value FROM json_each(?))"
            " AND t.contact_id IS NOT NULL",  # what is to be renewed is of nobody
            (json.dumps(list(self._hits(word, ids))),),
        )
        name = word.in_names(whole=self.whole)
        theirs = linked(self.connection, of, NAMED, columns, name=name, **ids._asdict())
        return {*found, *theirs}

    def kept(self, found: set[Pair], word: Word) -> set[Pair]:
        """Return those of the texts that have another word, too, or whose person's name has it."""
        numbers, people = zip(*found, strict=True)
        hits = self._hits(word, _span(numbers))
        called = named(self.connection, word, _span(people), whole=self.whole)
        return {pair for pair in found if pair[0] in hits or pair[1] in called}

    def _hits(self, word: Word, ids: Ids) -> set[int]:
        found = self.connection.execute(
            f"SELECT rowid FROM {self.kind.in_index} WHERE {self.kind.in_index} MATCH :text"
            " AND rowid BETWEEN :low AND :high",
            {"text": word.in_texts(whole=self.whole), **ids._asdict()},
        )
        hits = {number for (number,) in found}
        if self.kind.has_tags:
            more = tagged(self.connection, self.kind.table, word, ids, whole=self.whole)
            hits.update(number for (number,) in more)
        return hits


def _span(numbers: Sequence[int]) -> Ids:
    return Ids(min(numbers), max(numbers))
