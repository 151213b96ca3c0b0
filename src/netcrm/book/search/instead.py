"""What was meant by words that nobody has: parts of words, or words of names that are near."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.search.records import is_anywhere
from netcrm.book.search.words import instead, is_unspaced

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from netcrm.book.search.words import Word

MOST_WORDS = 8
"""Of more words than that, none is taken for another one."""

MOST_INSIDE = 500
"""So many names, or words of texts, at most are looked at for a part of a word."""

MOST_NEAR = 3

SHORTEST = 3
"""A shorter word is near too many."""

LONG = 6
"""From so many letters on, a word may have two slips; a shorter one has one."""


class Replaced(NamedTuple):
    """A word that was mistyped, and the words of names that were looked for in its place."""

    typed: str
    near: list[str]


def replaced(
    connection: sqlite3.Connection, words: Sequence[Word]
) -> tuple[list[Word], list[Replaced]]:
    """Put something else in place of each word that nobody has, where there is anything.

    Also return those that were mistyped; a part of a word is no mistake.
    """
    unknown = [word for word in words[:MOST_WORDS] if not is_anywhere(connection, word)]
    if not unknown or len(words) > MOST_WORDS:
        return list(words), []
    found: dict[Word, Word] = {}
    mistyped: list[Replaced] = []
    for word in unknown:
        (part, *more) = word.ways[0]
        if more:
            continue
        names, texts = _inside(connection, part), _inside_texts(connection, part)
        if names or texts:
            found[word] = instead(word, names, texts)
        elif names := _near(connection, part):
            found[word] = instead(word, names)
            mistyped.append(Replaced(word.typed, names))
    return [found.get(word, word) for word in words], mistyped


def _inside(connection: sqlite3.Connection, part: str) -> list[str]:
    """Return the words of full names that have a part somewhere."""
    names = connection.execute(
        "SELECT folded FROM contact WHERE instr(folded, ?) LIMIT ?", (part, MOST_INSIDE)
    )
    return list(dict.fromkeys(one for (name,) in names for one in name.split() if part in one))


def _inside_texts(connection: sqlite3.Connection, part: str) -> list[str]:
    """Return the words of texts that have a part somewhere, where words have no blanks between."""
    if not is_unspaced(part):
        return []
    from netcrm.store.vocabulary import Vocabulary

    indexes = ("about", "organisation", "post", "field", "talk", "promise")
    return list(
        dict.fromkeys(
            term
            for index in indexes
            for term in Vocabulary(connection, index).containing(part, MOST_INSIDE)
        )
    )


def _near(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the nearest words: those that begin alike, or with its second letter, else others."""
    if len(word) < SHORTEST:
        return []
    # Imported only when a word was mistyped: no other command pays for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from netcrm.store.vocabulary import Vocabulary

    vocabulary = Vocabulary(connection, "name")
    slips = 2 if len(word) >= LONG else 1
    for letters in (set(word[:2]), {""}):
        known = [
            one
            for letter in sorted(letters)
            for one in vocabulary.beginning(letter, len(word) - slips, len(word) + slips)
        ]
        near = process.extract(
            word, known, scorer=OSA.distance, score_cutoff=slips, limit=10 * MOST_NEAR
        )
        if near:
            fewest = min(score for _, score, _ in near)
            return sorted(one for one, score, _ in near if score == fewest)[:MOST_NEAR]
    return []
