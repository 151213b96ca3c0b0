"""Whom words in a sentence name: the resolver, asked at each place where somebody may stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.people.finding import Asked, Someone, found_by
from netcrm.book.people.resolve import LONGEST_RUN, leading
from netcrm.errors import AmbiguousError
from netcrm.rules.names import fold, fold_words, near
from netcrm.rules.sentence.naming import Knows, Mention, Named
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_NO_NAME = "and"
"""What follows a name in a sentence, and belongs to none."""

MISTYPED = 85.0
"""A first word as like a name as this (of 100) was perhaps meant for it."""

_SHORTEST_MISTYPED = 4


def knows(asked: Asked) -> Knows:
    """Return what tells a sentence whom its words name."""
    return lambda words: _named(asked, list(words))


def begins_with_somebody(asked: Asked, parts: Sequence[str]) -> bool:
    """Say whether some run of first words names anybody; it is not asked who was meant instead."""
    return any(
        found_by(asked, " ".join(" ".join(parts[:length]).split()), begins_text=len(parts) > 1)
        for length in range(min(len(parts), LONGEST_RUN), 0, -1)
    )


def has_whole_word(asked: Asked, word: str) -> bool:
    """Say whether a word is a whole word of somebody's name."""
    return _is_whole(word, found_by(asked, word, begins_text=True))


def meant(asked: Asked, mention: Mention) -> Someone:
    """Return the one person whom a mention means; raises AmbiguousError."""
    return leading(asked, [*mention.words.split(), _NO_NAME])[0]


def with_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Someone]:
    """Return people who are known by their ids, in their order."""
    found = rows(
        connection,
        "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(:ids))",
        ids=json.dumps(list(ids)),
    )
    names = {row["id"]: row["name"] for row in found}
    return [Someone(number, names[number]) for number in ids if number in names]


def mistyped(asked: Asked, word: str) -> list[Someone]:
    """Return whose name a word is nearly; it is not one of anybody's."""
    folded = fold(word)
    if len(folded) < _SHORTEST_MISTYPED:
        return []
    everybody = asked.connection.execute(f"SELECT id, folded FROM contact WHERE {asked.among}")
    like = near(folded, everybody, limit=3, at_least=MISTYPED)
    return with_ids(asked.connection, [number for number, _ in like])


def _named(asked: Asked, parts: list[str]) -> Named | None:
    if not parts or not begins_with_somebody(asked, [*parts, _NO_NAME]):
        return None
    ids: tuple[int, ...]
    try:
        someone, rest = leading(asked, [*parts, _NO_NAME])
        length, ids = len(parts) + 1 - len(rest), (someone.id,)
    except AmbiguousError as error:
        length = len(error.who.split())
        ids = tuple(int(one["id"]) for one in error.candidates)
    run = " ".join(parts[: min(length, len(parts))])
    whole = _is_whole(run, found_by(asked, run, begins_text=True))
    if not whole and _is_handle(asked, run):
        return None
    return Named(min(length, len(parts)), ids, whole)


def _is_whole(run: str, matches: Sequence[Someone]) -> bool:
    words = fold_words(run)
    return any(all(word in one.searchable.split() for word in words) for one in matches)


def _is_handle(asked: Asked, run: str) -> bool:
    """Say whether a plain word is somebody's handle, and begins no name: "met friends"."""
    if not run.isalpha() or not found_by(asked, f"@{run}"):
        return False
    matches = found_by(asked, run, begins_text=True)
    return not any(f" {one.searchable}".count(f" {fold(run)}") for one in matches)
