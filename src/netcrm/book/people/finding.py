"""Finding whom words may mean: by number, e-mail, phone, link or handle, or any part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.handles import (
    handles_of,
    looks_like_email,
    looks_like_link,
    looks_like_phone,
    normal_email,
    normal_handle,
    normal_link,
    normal_phone,
)
from netcrm.rules.names import fold, fold_words
from netcrm.store.reading import first, literal, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

LAST_TOUCHED = "-"

MOST_CANDIDATES = 20
"""More people than that are not worth listing: the words say too little."""

SHORTEST_PART = 2
"""Before a text, a part of a word of the name has at least so many letters."""

SENTENCE_WORDS = frozenset(
    """
    a about after all am an and are as ask asked at be been before both breakfast but by call
    called can caught cc chat coffee could did dinner discussed do drinks e-mail email emailed
    event first for from fyi gave go good got great had has have he her hi him his i if in
    introduced is it just last let letter long lunch made me meeting met my new next nice no not
    note of ok old on or our out phoned presented quick ran re said saw sent she short so some
    spoke talk talked tea text that the their them then they this to today too tv two up us video
    visited was we went were will with wrote yes yesterday you zoom
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""The words of a sentence about a contact: part of a name only where it has the whole word."""


class Asked(NamedTuple):
    """Where words are looked up, and what the user answered when they were ambiguous.

    ``removed`` looks among those who were removed, and nowhere else. ``beside`` are the other
    people who were named: among several, those who were logged together with them come first.
    """

    connection: sqlite3.Connection
    chosen: Mapping[str, int]
    removed: bool = False
    beside: tuple[int, ...] = ()

    @property
    def among(self) -> str:
        """The condition on a contact to be one of those who are looked at."""
        return f"removed_on IS {'NOT ' if self.removed else ''}NULL"


class Someone(NamedTuple):
    """A person as far as needed to say who is meant.

    ``folded`` is the full name for comparing, ``searchable`` every word of a name.
    """

    id: int
    name: str
    folded: str = ""
    searchable: str = ""


def found_by(asked: Asked, who: str, *, begins_text: bool = False) -> list[Someone]:
    """Return everybody whom ``who`` may mean, by name.

    With ``begins_text`` a text follows: parts inside a word name nobody then, nor do words such as
    "at" and "called", unless they are whole words of the name.
    """
    if who == LAST_TOUCHED:
        return _last_touched(asked)
    if who.isascii() and who.isdigit() and (someone := _by_id(asked, int(who))):
        return [someone]
    if known := _by_address(asked, who):
        return known
    named = _beginning(asked, who) if begins_text else _named(asked, who)
    return named or _by_handle(asked, who)


def _last_touched(asked: Asked) -> list[Someone]:
    row = first(
        asked.connection,
        "SELECT c.id, c.name FROM step_person AS p JOIN step AS s ON s.id = p.step_id"
        " JOIN contact AS c ON c.id = p.contact_id"
        f" WHERE s.state = 'done' AND c.{asked.among} ORDER BY s.id DESC, p.id LIMIT 1",
    )
    return [Someone(**row)] if row else []


def _by_id(asked: Asked, number: int) -> Someone | None:
    if number >= 2**63:
        return None
    row = first(
        asked.connection,
        f"SELECT id, name FROM contact WHERE id = :id AND {asked.among}",
        id=number,
    )
    return Someone(**row) if row else None


def _by_address(asked: Asked, who: str) -> list[Someone]:
    if looks_like_email(who):
        return _with_point(asked, "email", [normal_email(who)])
    if looks_like_link(who):
        return _with_point(asked, "link", [normal_link(who)])
    if looks_like_phone(who):
        return _with_point(asked, "phone", [normal_phone(who)])
    return _by_handle(asked, who) if who.startswith("@") else []


def _by_handle(asked: Asked, who: str) -> list[Someone]:
    """Return who has the handle ``who``, on whatever platform."""
    if " " in who:
        return []
    known = _with_point(asked, "link", handles_of(who))
    return known or _people(
        asked,
        "id IN (SELECT contact_id FROM contact_point WHERE kind = 'link'"
        " AND normal > :from AND normal < :to)",
        # On Mastodon the server follows; A is the sign after @.
        **{"from": f"mastodon:@{normal_handle(who)}@", "to": f"mastodon:@{normal_handle(who)}A"},
    )


def _with_point(asked: Asked, kind: str, normals: Sequence[str]) -> list[Someone]:
    named = {f"n{number}": normal for number, normal in enumerate(normals)}
    among = ", ".join(f":{name}" for name in named)
    return _people(
        asked,
        f"id IN (SELECT contact_id FROM contact_point WHERE kind = :kind AND normal IN ({among}))",
        kind=kind,
        **named,
    )


def _named(asked: Asked, who: str) -> list[Someone]:
    """Return who has the full name ``who``, in any order, else all who have it as a part."""
    words = fold_words(who)
    if not words:
        return []
    if exact := _people(asked, "folded = :folded", folded=fold(who)):
        return exact
    parts = _containing(asked, words)
    if exact := [one for one in parts if sorted(one.folded.split()) == sorted(words)]:
        return exact
    return sorted(parts, key=lambda one: not f" {one.searchable}".count(f" {words[0]}"))


def _beginning(asked: Asked, who: str) -> list[Someone]:
    """Return whom ``who`` names before a text: by the beginnings of words of the name.

    A single word that others have somewhere in their name does not tell them apart.
    """
    words = fold_words(who)
    if not words or len(set(words)) < len(words):
        return []
    if exact := _people(asked, "folded = :folded", folded=fold(who)):
        return exact
    begun = _people(
        asked,
        "id IN (SELECT rowid FROM name_index WHERE name_index MATCH :words)",
        words=" ".join(f'"{word.replace(chr(34), "")}"*' for word in words),
    )
    begun = [one for one in begun if _is_of_name(words, one.searchable)]
    if exact := [one for one in begun if sorted(one.folded.split()) == sorted(words)]:
        return exact
    return _containing(asked, words) if len(words) == len(begun) == 1 else begun


def _containing(asked: Asked, words: Sequence[str]) -> list[Someone]:
    return _people(
        asked,
        " AND ".join(f"searchable LIKE :w{n} ESCAPE '\\'" for n in range(len(words))),
        **{f"w{n}": f"%{literal(word)}%" for n, word in enumerate(words)},
    )


def _is_of_name(words: Sequence[str], searchable: str) -> bool:
    """Say whether all of ``words`` are of the name, rather than the first of them of the text."""
    whole = searchable.split()
    return all(
        word in whole or (word not in SENTENCE_WORDS and len(word) >= SHORTEST_PART)
        for word in words
    )


def _people(asked: Asked, condition: str, **named: str) -> list[Someone]:
    found = rows(
        asked.connection,
        f"SELECT id, name, folded, searchable FROM contact WHERE {asked.among} AND {condition}"
        " ORDER BY name, id LIMIT :most",
        most=MOST_CANDIDATES + 1,
        **named,
    )
    return [Someone(**row) for row in found]
