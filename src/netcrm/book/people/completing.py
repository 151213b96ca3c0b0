"""What the beginning of a word may become in a name, word by word.

A shell asks while somebody types, so all of this is bounded, however many people there are.
"""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each press of the key.

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from netcrm.rules.names.folding import fold, fold_words

MOST = 50
"""More offers than that nobody reads."""

LOOKED_AT = 1000
"""So many people are looked at; another letter narrows the search."""


class Offer(NamedTuple):
    """A word that may be meant, and a few words about it for shells that show them."""

    value: str
    about: str = ""


class _Found(NamedTuple):
    id: int
    name: str
    nickname: str | None


def names(
    connection: Connection, words: Sequence[str], beginning: str, *, removed: bool = False
) -> list[Offer]:
    """Offer the words that may come next in the names of those whom ``words`` fit.

    Each is as it stands in the name, but for signs that mean something to a shell and nothing in a
    name. Where nothing is typed yet, whom was written about last is offered first.
    """
    typed = fold_words(" ".join(words))
    begun = fold(beginning)
    among = f"c.removed_on IS {'NOT ' if removed else ''}NULL"
    if typed or begun:
        people = _fitting(connection, [*typed, begun], among)
    else:
        people = _latest(connection, among)
    by_word: dict[str, tuple[str, list[_Found]]] = {}
    for one in people:
        for word in _next_words(one, typed, begun):
            by_word.setdefault(fold(word), (word, []))[1].append(one)
        if len(by_word) >= MOST:
            break
    return [Offer(word, _about(connection, who)) for word, who in by_word.values()][:MOST]


def _fitting(connection: Connection, words: Sequence[str], among: str) -> Iterable[_Found]:
    """Find people by the beginnings of words of their names."""
    return _people(
        connection,
        "SELECT c.id, c.name, c.nickname FROM name_index JOIN contact AS c"
        f" ON c.id = name_index.rowid WHERE name_index MATCH :words AND {among} LIMIT :most",
        words=" ".join(f'"{word}"*' for part in words for word in part.split()),
    )


def _latest(connection: Connection, among: str) -> Iterable[_Found]:
    """Give those last written about, then the others by name."""
    seen: set[int] = set()
    for source, order in (
        ("step_person AS p JOIN contact AS c ON c.id = p.contact_id", "p.id DESC"),
        ("contact AS c", "c.folded"),
    ):
        for one in _people(
            connection,
            f"SELECT c.id, c.name, c.nickname FROM {source} WHERE {among}"
            f" ORDER BY {order} LIMIT :most",
        ):
            if one.id not in seen:
                seen.add(one.id)
                yield one


def _people(connection: Connection, sql: str, **named: str) -> Iterable[_Found]:
    return (_Found(*row) for row in connection.execute(sql, {**named, "most": LOOKED_AT}))


def _next_words(one: _Found, typed: Sequence[str], begun: str) -> list[str]:
    """Return the words of a name that may follow those typed; the next one if none is begun."""
    pieces = [*_plain_words(one.name), *_plain_words(one.nickname or "")]
    folds = [fold(piece) for piece in pieces]
    used = _used(folds, typed)
    left = [place for place in range(len(pieces)) if place not in used]
    if not begun:
        following = [place for place in left if not used or place > max(used)]
        return [pieces[place] for place in (following or left)[:1]]
    return [
        ending
        for place in left
        for ending in _endings(pieces[place])
        if fold(ending).startswith(begun)
    ]


def _used(folds: Sequence[str], typed: Sequence[str]) -> set[int]:
    """Tell which pieces of a name were typed already, whole or in part."""
    used: set[int] = set()
    for word in typed:
        for fits in (str.__eq__, str.startswith):
            place = _first(folds, used, word, fits)
            if place is not None:
                used.add(place)
                break
    return used


def _first(
    folds: Sequence[str], used: set[int], word: str, fits: Callable[[str, str], bool]
) -> int | None:
    for place, folded in enumerate(folds):
        if place not in used and any(fits(part, word) for part in folded.split()):
            return place
    return None


def _endings(piece: str) -> list[str]:
    """Return ``Mei-Ling`` and ``Ling``: the second part can be typed alone."""
    parts = piece.split("-")
    return ["-".join(parts[place:]) for place in range(len(parts))]


def _plain_words(name: str) -> list[str]:
    """Split a name into words without signs that a shell would act upon; it is found by them."""
    signs = (sign if _is_of_word(sign) else _instead(sign) for sign in name)
    words = (word.strip("-._") for word in "".join(signs).split())
    return [word for word in words if word]


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign in "-._" or unicodedata.category(sign)[0] == "M"


def _instead(sign: str) -> str:
    """Return what a sign leaves in the fold of a name: nothing for apostrophes, else a blank."""
    return " " if fold(f"a{sign}a") == "a a" else ""


def _about(connection: Connection, who: Sequence[_Found]) -> str:
    """Say whom a word would mean."""
    one = who[0]
    if len(who) > 1:
        return f"{one.name} and {len(who) - 1} more"
    found = connection.execute(
        "SELECT o.name FROM position AS p JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE p.contact_id = ? AND p.main AND p.to_on IS NULL",
        (one.id,),
    ).fetchone()
    return f"{one.name}, {found[0]}" if found else one.name
