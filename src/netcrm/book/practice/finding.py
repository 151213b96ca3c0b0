"""Which event, project or group is meant, by its number or by words of its name."""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.errors import AmbiguousError, NotFoundError, UsageError
from netcrm.rules.foci import LETTERS
from netcrm.rules.names.folding import fold
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence


_TOLD = 5
"""So many are named where several may be meant."""


class Focus(NamedTuple):
    """An event, project or group as it is shown; ``people`` is how many have part in it."""

    id: int
    sort: str
    name: str
    kind: str | None
    role: str | None
    organisation: str | None
    place: str | None
    from_on: date | None
    to_on: date | None
    notes: str | None
    people: int

    @property
    def code(self) -> str:
        """What it is called for short: ``e3``, ``p7``, ``g2``."""
        return f"{LETTERS[self.sort]}{self.id}"


def foci(connection: sqlite3.Connection, condition: str = "1", **named: Any) -> list[Focus]:  # noqa: ANN401
    """Return the foci ``f`` that fit, the latest first, those without a day at the end."""
    found = rows(
        connection,
        "SELECT f.id, f.sort, f.name, f.kind, f.role, o.name AS organisation, f.place, f.from_on,"
        " f.to_on, f.notes, (SELECT count(*) FROM involvement AS n JOIN contact AS c"
        " ON c.id = n.contact_id WHERE n.focus_id = f.id AND c.removed_on IS NULL) AS people"
        " FROM focus AS f LEFT JOIN organisation AS o ON o.id = f.organisation_id"
        f" WHERE {condition} ORDER BY f.from_on IS NULL, f.from_on DESC, f.id",
        **named,
    )
    return [Focus(**row) for row in found]


def focus_of(connection: sqlite3.Connection, number: int) -> Focus:
    """Return one that exists."""
    return foci(connection, "f.id = :id", id=number)[0]


def find_focus(
    connection: sqlite3.Connection,
    sort: str,
    words: Sequence[str],
    chosen: Mapping[str, int] | None = None,
    action: str = "show",
) -> Focus:
    """Return the one focus of a sort whom the words mean: a number (``e3``, ``3``), or its name.

    A whole name goes before a number, this before words of a name, and these before beginnings of
    words. NotFoundError or AmbiguousError where it is not one; ``chosen`` is what the user answered
    to the latter. Without words it is said how the ``action`` is told which.
    """
    typed = " ".join(words).strip()
    if not typed:
        raise UsageError(f"Which {sort}? Say its name: netcrm {sort} {action} NAME")
    found = fitting(connection, sort, typed)
    if not found:
        raise no_such(connection, sort, typed)
    return _only(sort, typed, found, chosen or {})


def leading_focus(
    connection: sqlite3.Connection,
    sort: str,
    words: Sequence[str],
    chosen: Mapping[str, int] | None = None,
    action: str = "show",
) -> tuple[Focus, Sequence[str]]:
    """Split words into the longest run of first ones that names a focus, and the others, if any.

    The last word is one of the others, unless it is the only one.
    """
    for length in range(max(len(words) - 1, 1), 1, -1):
        typed = " ".join(words[:length]).strip()
        if found := fitting(connection, sort, typed):
            return _only(sort, typed, found, chosen or {}), words[length:]
    return find_focus(connection, sort, words[:1], chosen, action), words[1:]


def _only(sort: str, typed: str, found: Sequence[Focus], chosen: Mapping[str, int]) -> Focus:
    asked = f"{typed} ({sort})"  # the same word may be asked about as somebody's name
    for one in found:
        if len(found) == 1 or chosen.get(asked) == one.id:
            return one
    names = ", ".join(f"{one.name} ({one.code})" for one in found[:_TOLD])
    more = f" and {len(found) - _TOLD:,} more" if len(found) > _TOLD else ""
    candidates = [{"id": one.id, "name": one.name} for one in found]
    message = f"'{typed}' may be several {sort}s: {names}{more}. Say more of it, or its number."
    raise AmbiguousError(message, asked, candidates)


def fitting(connection: sqlite3.Connection, sort: str, typed: str) -> list[Focus]:
    """Return the foci of a sort that may be meant by a whole name, a number, or words of a name."""
    folded = fold(typed)
    return (
        foci(connection, "f.sort = :sort AND f.folded = :folded", sort=sort, folded=folded)
        or _numbered(connection, sort, typed)
        or _named(connection, sort, folded)
    )


def _numbered(connection: sqlite3.Connection, sort: str, typed: str) -> list[Focus]:
    number = re.fullmatch(rf"{LETTERS[sort]}?([0-9]{{1,18}})", typed.casefold())
    if not number:
        return []
    return foci(connection, "f.id = :id AND f.sort = :sort", id=int(number[1]), sort=sort)


def _named(connection: sqlite3.Connection, sort: str, folded: str) -> list[Focus]:
    wanted = folded.split()
    names = {one: fold(one.name).split() for one in foci(connection, "f.sort = :sort", sort=sort)}
    by_words = [one for one, words in names.items() if set(words).issuperset(wanted)]
    return by_words or [one for one, words in names.items() if _has_all(words, wanted)]


def _has_all(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether each of the wanted words begins a word of a name."""
    return all(any(word.startswith(one) for word in words) for one in wanted)


def no_such(connection: sqlite3.Connection, sort: str, typed: str) -> NotFoundError:
    """Return the error that nothing of a sort is called so, with the names that are near to it."""
    names = {fold(one.name): one.name for one in foci(connection, "f.sort = :sort", sort=sort)}
    near = _near(names, fold(typed))
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    hint = f" 'netcrm {sort} list' shows them." if names and not near else ""
    return NotFoundError(f"There is no {sort} '{typed}'.{meant}{hint}", near)


def _near(names: Mapping[str, str], folded: str) -> list[str]:
    """Return the names that are nearly the same, else those with a word that is."""
    from difflib import get_close_matches

    if close := get_close_matches(folded, names, 3):
        return [names[name] for name in close]
    words = {word for name in names for word in name.split()}
    close = get_close_matches(folded, words, 3)
    return [told for name, told in names.items() if not set(close).isdisjoint(name.split())][:3]
