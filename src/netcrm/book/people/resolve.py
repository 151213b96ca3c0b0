"""The one resolver: words into a person, for reading and for writing. It never guesses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.people.finding import LAST_TOUCHED, MOST_CANDIDATES, Asked, Someone
from netcrm.book.people.meaning import found_by
from netcrm.book.people.naming import with_words
from netcrm.errors import AmbiguousError, NotFoundError
from netcrm.rules.names.likeness import near
from netcrm.rules.names.reference import follows_name, is_initials, reference
from netcrm.rules.names.short_forms import other_given_names
from netcrm.rules.names.spellings import spelt
from netcrm.rules.names.titles import take_prefix
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

MOST_SUGGESTED = 3
"""So many names are offered to somebody who may have mistyped one."""

_LONGEST_RUN = 16
"""No name that is typed before the text of a log has more words."""


def resolve(asked: Asked, words: Sequence[str]) -> Someone:
    """Return the one person whom ``words`` mean.

    Raises NotFoundError, with the names that were perhaps meant, or AmbiguousError.
    """
    who = " ".join(" ".join(words).split())
    return _only(asked, who, found_by(asked, who))


def leading(asked: Asked, words: Sequence[str]) -> tuple[Someone, list[str]]:
    """Split ``words`` as ``leading_if_any`` does; raises NotFoundError where it is nobody."""
    if found := leading_if_any(asked, words):
        return found
    parts = parts_of(words)
    raise _nobody(asked, _run(parts, _titles(parts) + 1))


def leading_if_any(asked: Asked, words: Sequence[str]) -> tuple[Someone, list[str]] | None:
    """Split ``words`` into the longest run of first words that names somebody, and the rest.

    None where no run means anybody; it is not asked then who was perhaps meant. Raises
    AmbiguousError where that run means several. What may as well be the first word of the text does
    not decide between several: in "ada love the idea" it is not said that Ada is Lovelace.
    """
    parts = parts_of(words)
    for length in range(min(len(parts), _LONGEST_RUN), 0, -1):
        if length > 1 and not any(map(str.isalnum, parts[length - 1])):
            continue  # a sign that is no part of the name: "Grace & Marie"
        who = _run(parts, length)
        if matches := found_by(asked, who, begins_text=len(parts) > 1):
            sure = _whole(parts[:length], matches)
            if sure < length:
                fewer = found_by(asked, _run(parts, sure), begins_text=True)
                if len(fewer) > 1:
                    return _only(asked, _run(parts, sure), fewer), parts[sure:]
            return _only(asked, who, matches), parts[length:]
    return None


def parts_of(words: Sequence[str]) -> list[str]:
    """Return the words one by one, also of a single text in quotes."""
    return words[0].split() if len(words) == 1 else list(words)


def _run(parts: Sequence[str], length: int) -> str:
    return " ".join(" ".join(parts[:length]).split())


def _whole(parts: Sequence[str], matches: Sequence[Someone]) -> int:
    """Count the parts up to the first one that is no whole word of these names.

    The first one counts in any case, and what cannot be of a text: titles before it, and initials.
    """
    names = [set(one.searchable.split()) for one in matches]
    surely = _titles(parts) + 1
    for number, part in enumerate(parts):
        if number < surely or is_initials(part) or follows_name(part, parts[number - 1]):
            continue
        if not all(name.intersection(ways) for name in names for ways in spelt(part)):
            return number
    return len(parts)


def _titles(parts: Sequence[str]) -> int:
    """Count the titles before a name; the last part is never one."""
    return len(take_prefix(parts)[0].split())


def _only(asked: Asked, who: str, matches: list[Someone]) -> Someone:
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise _nobody(asked, who)
    for someone in matches:
        if asked.chosen.get(who) == someone.id:
            return someone
    matches = _beside_first(asked, matches)
    candidates = [_candidate(asked.connection, one) for one in matches[:MOST_CANDIDATES]]
    some = _told(candidates[:3])
    more = f" and {len(matches) - 3} more" if len(matches) > 3 else ""  # noqa: PLR2004
    raise AmbiguousError(
        f"'{who}' may be {some}{more}: write more of the name, or the number.", who, candidates
    )


def _told(candidates: Sequence[Mapping[str, object]]) -> str:
    """Name people; those of one name also by what tells them apart."""
    names = [one["name"] for one in candidates]
    said = []
    for one in candidates:
        about = one.get("organisation") or one.get("email") or one.get("city")
        tells = f", {about}" if about and names.count(one["name"]) > 1 else ""
        said.append(f"{one['name']} ({one['id']}{tells})")
    return ", ".join(said)


def _beside_first(asked: Asked, matches: list[Someone]) -> list[Someone]:
    """Put those first who were most often logged together with the other people named."""
    together = rows(
        asked.connection,
        "SELECT contact_id AS id, count(*) AS times FROM participation"
        " WHERE contact_id IN (SELECT value FROM json_each(:matches)) AND interaction_id IN"
        " (SELECT interaction_id FROM participation"
        " WHERE contact_id IN (SELECT value FROM json_each(:beside)))"
        " GROUP BY contact_id",
        matches=json.dumps([one.id for one in matches]),
        beside=json.dumps(asked.beside),
    )
    times = {row["id"]: row["times"] for row in together}
    return sorted(matches, key=lambda one: -times.get(one.id, 0))


def _candidate(connection: sqlite3.Connection, someone: Someone) -> dict[str, object]:
    row = first(
        connection,
        "SELECT organisation, city, (SELECT value FROM contact_point AS p WHERE p.contact_id = :id"
        " AND kind = 'email' ORDER BY rank LIMIT 1) AS email FROM person WHERE id = :id",
        id=someone.id,
    )
    return {"id": someone.id, "name": someone.name, **(row or {})}


def _nobody(asked: Asked, who: str) -> NotFoundError:
    if who == LAST_TOUCHED:
        return NotFoundError("'-' is the person last written about, and there is none yet.")
    elsewhere = found_by(asked._replace(removed=not asked.removed), who)
    if len(elsewhere) == 1:
        return is_elsewhere(asked, elsewhere[0])
    names = suggestions(asked, who)
    where, there = ("Nobody here", "'netcrm list' shows everybody.")
    if asked.removed:
        where, there = ("Nobody who was removed", "'netcrm restore' shows them all.")
    hint = f"Did you mean {' or '.join(names)}?" if names else there
    return NotFoundError(f"{where} is called '{who}'. {hint}", names)


def is_elsewhere(asked: Asked, someone: Someone) -> NotFoundError:
    """Say that just one person fits, who was removed, or was not."""
    called = f"{someone.name} ({someone.id})"
    if asked.removed:
        return NotFoundError(f"{called} was not removed; there is nothing to restore.")
    return NotFoundError(
        f"{called} was removed; 'netcrm restore {someone.id}' brings them back.", [someone.name]
    )


def suggestions(asked: Asked, who: str) -> list[str]:
    """Return the names that somebody who typed ``who`` may have meant, likeliest first."""
    connection = asked.connection
    called: list[str] = []
    if len(who.split()) <= _LONGEST_RUN:
        called = [one.name for other in other_given_names(who) for one in with_words(asked, other)]
    everybody = connection.execute(f"SELECT id, folded FROM contact WHERE {asked.among}")
    found = near(reference(who).folded, everybody, limit=MOST_SUGGESTED)
    names = [
        first(connection, "SELECT name FROM contact WHERE id = :id", id=one) for one, _ in found
    ]
    called += [str(row["name"]) for row in names if row]
    return list(dict.fromkeys(called))[:MOST_SUGGESTED]
