"""The one resolver: words into a person, for reading and for writing. It never guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import AmbiguousError, NotFoundError
from netcrm.rules.handles import (
    looks_like_email,
    looks_like_link,
    looks_like_phone,
    normal_email,
    normal_handle,
    normal_link,
    normal_phone,
)
from netcrm.rules.names import fold, fold_words, near
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

LAST_TOUCHED = "-"

MOST_CANDIDATES = 20
"""More people than that are not worth listing: the words say too little."""

LONGEST_RUN = 8
"""No name that is typed before the text of a log has more words."""

SHORTEST_PART = 3
"""Before a text, a part of a word of the name has at least so many letters."""

SENTENCE_WORDS = frozenset(
    """
    a about after an and asked at before breakfast by call called caught chat coffee dinner
    discussed drinks e-mail email emailed event for from gave got had he her him his i in
    introduced letter long lunch meeting met my nice note of on our phoned presented quick ran saw
    sent she short spoke talk talked that the their them they to video visited we with wrote zoom
    """.split()  # noqa: SIM905  as a list it would be thirty lines
)
"""The words of a sentence about a contact: part of a name only where it has the whole word."""


class Someone(NamedTuple):
    """A person as far as needed to say who is meant; ``searchable`` are the folded names."""

    id: int
    name: str
    searchable: str = ""


class Asked(NamedTuple):
    """Words that a person stands for, and what the user answered when they were ambiguous."""

    connection: sqlite3.Connection
    chosen: Mapping[str, int]


def resolve(asked: Asked, words: Sequence[str]) -> Someone:
    """Return the one person whom ``words`` mean.

    Raises NotFoundError, with the names that were perhaps meant, or AmbiguousError.
    """
    who = " ".join(" ".join(words).split())
    return _only(asked, who, found_by(asked.connection, who))


def leading(asked: Asked, words: Sequence[str]) -> tuple[Someone, list[str]]:
    """Split ``words`` into the longest run of first words that names somebody, and the rest.

    Raises AmbiguousError where that run means several, NotFoundError where no run means anybody.
    What may as well be the first word of the text does not decide between several: in "ada love
    the idea" it is not said that Ada is Lovelace.
    """
    parts = words[0].split() if len(words) == 1 else list(words)
    for length in range(min(len(parts), LONGEST_RUN), 0, -1):
        who = _run(parts, length)
        if matches := found_by(asked.connection, who, begins_text=True):
            sure = _whole(parts[:length], matches)
            if sure < length:
                fewer = found_by(asked.connection, _run(parts, sure), begins_text=True)
                if len(fewer) > 1:
                    return _only(asked, _run(parts, sure), fewer), parts[sure:]
            return _only(asked, who, matches), parts[length:]
    raise _nobody(asked.connection, parts[0] if parts else "")


def _run(parts: Sequence[str], length: int) -> str:
    return " ".join(" ".join(parts[:length]).split())


def _whole(parts: Sequence[str], matches: Sequence[Someone]) -> int:
    """Count the parts up to the first one that is no whole word of these names; one at least."""
    names = [one.searchable.split() for one in matches]
    for number, part in enumerate(parts):
        if number and not all(word in name for name in names for word in fold_words(part)):
            return number
    return len(parts)


def found_by(
    connection: sqlite3.Connection, who: str, *, begins_text: bool = False
) -> list[Someone]:
    """Return everybody whom ``who`` may mean, by name.

    With ``begins_text`` the words may be followed by a text: parts inside a word do not count
    then, nor do words such as "at" and "called", unless they are whole words of the name.
    """
    if who == LAST_TOUCHED:
        return _last_touched(connection)
    if who.isascii() and who.isdigit() and (someone := _by_id(connection, int(who))):
        return [someone]
    if handles := _by_handle(connection, who):
        return handles
    return _by_name(connection, who, begins_text=begins_text)


def _only(asked: Asked, who: str, matches: list[Someone]) -> Someone:
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise _nobody(asked.connection, who)
    for someone in matches:
        if asked.chosen.get(who) == someone.id:
            return someone
    candidates = [_candidate(asked.connection, one) for one in matches[:MOST_CANDIDATES]]
    some = ", ".join(f"{one.name} ({one.id})" for one in matches[:3])
    more = f" and {len(matches) - 3} more" if len(matches) > 3 else ""  # noqa: PLR2004
    raise AmbiguousError(
        f"'{who}' may be {some}{more}: write more of the name, or the number.", who, candidates
    )


def _candidate(connection: sqlite3.Connection, someone: Someone) -> dict[str, object]:
    row = first(
        connection,
        "SELECT organisation, city, (SELECT value FROM contact_point AS p WHERE p.contact_id = :id"
        " AND kind = 'email' ORDER BY rank LIMIT 1) AS email FROM person WHERE id = :id",
        id=someone.id,
    )
    return {"id": someone.id, "name": someone.name, **(row or {})}


def _last_touched(connection: sqlite3.Connection) -> list[Someone]:
    row = first(
        connection,
        "SELECT c.id, c.name FROM step_person AS p JOIN step AS s ON s.id = p.step_id"
        " JOIN contact AS c ON c.id = p.contact_id"
        " WHERE s.state = 'done' AND c.removed_on IS NULL ORDER BY s.id DESC, p.id LIMIT 1",
    )
    return [Someone(**row)] if row else []


def _by_id(connection: sqlite3.Connection, number: int) -> Someone | None:
    if number >= 2**63:
        return None
    row = first(
        connection,
        "SELECT id, name FROM contact WHERE id = :id AND removed_on IS NULL",
        id=number,
    )
    return Someone(**row) if row else None


def _by_handle(connection: sqlite3.Connection, who: str) -> list[Someone]:
    if looks_like_email(who):
        kind, normal = "email", normal_email(who)
    elif looks_like_link(who):
        kind, normal = "link", normal_link(who)
    elif looks_like_phone(who):
        kind, normal = "phone", normal_phone(who)
    elif who.startswith("@") and len(who) > 1:
        return _people(
            connection,
            "id IN (SELECT contact_id FROM contact_point WHERE kind = 'link'"
            " AND normal LIKE '%:' || :handle ESCAPE '\\')",
            handle=literal(normal_handle(who)),
        )
    else:
        return []
    return _people(
        connection,
        "id IN (SELECT contact_id FROM contact_point WHERE normal = :normal AND kind = :kind)",
        normal=normal,
        kind=kind,
    )


def _by_name(connection: sqlite3.Connection, who: str, *, begins_text: bool) -> list[Someone]:
    words = fold_words(who)
    if not words:
        return []
    if exact := _people(connection, "folded = :folded", folded=fold(who)):
        return exact
    begun = _people(
        connection,
        "id IN (SELECT rowid FROM name_index WHERE name_index MATCH :words)",
        words=" ".join(f'"{word.replace(chr(34), "")}"*' for word in words),
    )
    if begins_text:
        return [one for one in begun if _names(words, one.searchable)]
    return begun or _people(
        connection,
        " AND ".join(f"searchable LIKE :w{n} ESCAPE '\\'" for n in range(len(words))),
        **{f"w{n}": f"%{literal(word)}%" for n, word in enumerate(words)},
    )


def _names(words: Sequence[str], searchable: str) -> bool:
    """Say whether all of ``words`` are of the name, rather than the first of them of the text."""
    whole = searchable.split()
    return len(set(words)) == len(words) and all(
        word in whole or (word not in SENTENCE_WORDS and len(word) >= SHORTEST_PART)
        for word in words
    )


def literal(text: str) -> str:
    """Write ``text`` so that LIKE, with a backslash as its escape, takes each sign as it stands."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _people(connection: sqlite3.Connection, condition: str, **named: str) -> list[Someone]:
    found = rows(
        connection,
        f"SELECT id, name, searchable FROM contact WHERE removed_on IS NULL AND {condition}"
        " ORDER BY name, id LIMIT :most",
        most=MOST_CANDIDATES + 1,
        **named,
    )
    return [Someone(**row) for row in found]


def _nobody(connection: sqlite3.Connection, who: str) -> NotFoundError:
    if who == LAST_TOUCHED:
        return NotFoundError("'-' is the person last written about, and there is none yet.")
    names = suggestions(connection, who)
    hint = f"Did you mean {' or '.join(names)}?" if names else "'netcrm list' shows everybody."
    return NotFoundError(f"Nobody here is called '{who}'. {hint}", names)


def suggestions(connection: sqlite3.Connection, who: str) -> list[str]:
    """Return the names that somebody who typed ``who`` may have meant, likeliest first."""
    everybody = connection.execute("SELECT id, folded FROM contact WHERE removed_on IS NULL")
    found = near(fold(who), everybody, limit=3)
    names = [
        first(connection, "SELECT name FROM contact WHERE id = :id", id=one) for one, _ in found
    ]
    return list(dict.fromkeys(str(row["name"]) for row in names if row))
