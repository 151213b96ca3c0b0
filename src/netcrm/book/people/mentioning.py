"""Whom words in a sentence name: the resolver, asked at each place where somebody may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people.finding import Asked, Someone, with_ids
from netcrm.book.people.meaning import found_by
from netcrm.book.people.resolve import leading, leading_if_any
from netcrm.errors import AmbiguousError
from netcrm.rules.names.folding import fold, fold_words
from netcrm.rules.names.likeness import near
from netcrm.rules.sentence.naming import Knows, Mention, Named
from netcrm.store.reading import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_NAME = "and"
"""What follows a name in a sentence, and belongs to none."""

MISTYPED = 85.0
"""A first word as like a name as this (of 100) was perhaps meant for it."""

_SHORTEST_MISTYPED = 4


def knows(asked: Asked) -> Knows:
    """Return what tells a sentence whom its words name; each run is looked up once."""
    known: dict[tuple[str, ...], Named | None] = {}

    def named(words: Sequence[str]) -> Named | None:
        run = tuple(words)
        if run not in known:
            known[run] = _named(asked, run)
        return known[run]

    return named


def has_whole_word(asked: Asked, word: str) -> bool:
    """Say whether a word is a whole word of somebody's name."""
    return _is_whole(word, found_by(asked, word, begins_text=True))


def meant(asked: Asked, mention: Mention) -> Someone:
    """Return the one person whom a mention means; raises AmbiguousError."""
    return leading(asked, [*mention.words.split(), _NO_NAME])[0]


def mistyped(asked: Asked, word: str) -> list[Someone]:
    """Return whose name a word is nearly that is nobody's, of those that begin as it does."""
    folded = fold(word)
    if len(folded) < _SHORTEST_MISTYPED:
        return []
    some = rows(
        asked.connection,
        f"SELECT id, folded FROM contact WHERE {asked.among} AND id IN"
        " (SELECT rowid FROM name_index WHERE name_index MATCH :begun)",
        begun=f'"{folded[:2]}"*',
    )
    names = [(row["id"], row["folded"]) for row in some]
    like = near(folded, names, limit=3, at_least=MISTYPED) if names else []
    return with_ids(asked.connection, [number for number, _ in like])


def _named(asked: Asked, parts: Sequence[str]) -> Named | None:
    ids: tuple[int, ...]
    try:
        found = leading_if_any(asked, [*parts, _NO_NAME]) if parts else None
        if found is None:
            return None
        length, ids = len(parts) + 1 - len(found[1]), (found[0].id,)
        matches = [found[0]]
    except AmbiguousError as error:
        length = len(error.who.split())
        ids = tuple(int(one["id"]) for one in error.candidates)
        matches = found_by(asked, error.who, begins_text=True)
    run = " ".join(parts[: min(length, len(parts))])
    whole = _is_whole(run, matches)
    if not whole and _is_handle(asked, run, matches):
        return None
    return Named(min(length, len(parts)), ids, whole)


def _is_whole(run: str, matches: Sequence[Someone]) -> bool:
    words = fold_words(run)
    return any(all(word in one.searchable.split() for word in words) for one in matches)


def _is_handle(asked: Asked, run: str, matches: Sequence[Someone]) -> bool:
    """Say whether a plain word is somebody's handle, and begins no name: "met friends"."""
    begins = any(f" {one.searchable}".count(f" {fold(run)}") for one in matches)
    return not begins and run.isalpha() and bool(found_by(asked, f"@{run}"))
