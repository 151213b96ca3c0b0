"""What the beginning of a word may become: tags, places, roles, whatever is kept beside names.

A shell asks while somebody types, so all of this is bounded, however much there is.
"""

# Without `from __future__ import annotations`: this is read at each press of the key.

from sqlite3 import Connection

from netcrm.book.people.completing import LOOKED_AT, MOST, Offer
from netcrm.book.practice.bonds import kept_roles
from netcrm.rules.fields import field_key
from netcrm.rules.names.folding import fold, tag_key
from netcrm.rules.roles import ROLES

_LAST_SIGN = "\U0010ffff"


def addresses(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the e-mail addresses that begin so."""
    begun = beginning.casefold()
    return _offers(
        connection,
        "SELECT p.value, c.name FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
        " WHERE p.kind = 'email' AND p.normal >= :begun AND p.normal < :end"
        " AND c.removed_on IS NULL ORDER BY p.normal LIMIT :most",
        begun,
    )


def tags(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the tags that begin so."""
    return _offers(
        connection,
        "SELECT name, '' FROM tag WHERE folded >= :begun AND folded < :end"
        " ORDER BY folded LIMIT :most",
        tag_key(beginning),
    )


def organisations(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the organisations that begin so."""
    return _offers(
        connection,
        "SELECT name, '' FROM organisation WHERE folded >= :begun AND folded < :end"
        " ORDER BY folded LIMIT :most",
        fold(beginning),
    )


def foci(connection: Connection, sort: str, beginning: str) -> list[Offer]:
    """Offer the events, projects or groups (``sort``) that begin so."""
    return _offers(
        connection,
        "SELECT name, coalesce(kind, '') FROM focus WHERE folded >= :begun AND folded < :end"
        " AND sort = :sort ORDER BY folded LIMIT :most",
        fold(beginning),
        sort=sort,
    )


def roles(connection: Connection, beginning: str) -> list[Offer]:
    """Offer roles that begin so: those of the list, and the user's own."""
    begun = fold(beginning)
    known = dict.fromkeys((*ROLES, *kept_roles(connection)))
    return [Offer(role) for role in known if fold(role).startswith(begun)][:MOST]


def tiers(connection: Connection) -> list[Offer]:
    """Offer the tiers, and how often people in them are due."""
    found = connection.execute("SELECT name, coalesce('every ' || every, '') FROM tier ORDER BY id")
    return [Offer(*row) for row in found]


def places(connection: Connection, column: str, beginning: str) -> list[Offer]:
    """Offer cities (``column`` is ``city``) or countries that begin so."""
    begun = fold(beginning)
    if begun:
        found = connection.execute(
            f"SELECT c.{column} FROM about_index JOIN contact AS c ON c.id = about_index.rowid"
            " WHERE about_index MATCH ? AND c.removed_on IS NULL LIMIT ?",
            (f"{column} : " + " ".join(f'"{word}"*' for word in begun.split()), LOOKED_AT),
        )
    else:
        found = connection.execute(
            f"SELECT {column} FROM contact WHERE {column} IS NOT NULL AND removed_on IS NULL"
            " LIMIT ?",
            (LOOKED_AT,),
        )
    known = {fold(name): name for (name,) in found if fold(name).startswith(begun)}
    return [Offer(known[folded]) for folded in sorted(known)][:MOST]


def followups(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the numbers of open follow-ups, the most urgent first: ``f7``."""
    found = connection.execute(
        "SELECT id, what, name, due_on FROM open_followup"
        " UNION ALL SELECT id, what, name, due_on FROM open_renewal ORDER BY due_on, id"
    )
    offers: list[Offer] = []
    for number, what, name, _ in found:
        if f"f{number}".startswith(beginning.casefold()):
            offers.append(Offer(f"f{number}", f"{name}: {what}"))
        if len(offers) == MOST:
            break
    return offers


def posts(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the numbers of posts that begin so, once a digit is typed: ``p3``."""
    digits = beginning[1:]
    if not (beginning[:1].casefold() == "p" and digits.isdecimal()):
        return []
    found = connection.execute(
        "SELECT 'p' || p.id, c.name || ': ' || coalesce(p.title || ', ' || o.name, p.title, o.name)"
        " FROM position AS p JOIN contact AS c ON c.id = p.contact_id"
        " LEFT JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE p.id LIKE ? || '%' AND c.removed_on IS NULL ORDER BY p.id LIMIT ?",
        (digits, MOST),
    )
    return [Offer(*row) for row in found]


def fields(connection: Connection, beginning: str) -> list[Offer]:
    """Offer the names of the user's own fields that begin so."""
    return _offers(
        connection,
        "SELECT name, '' FROM custom_field WHERE folded >= :begun AND folded < :end"
        " ORDER BY folded LIMIT :most",
        field_key(beginning),
    )


def values(connection: Connection, field: str, beginning: str) -> list[Offer]:
    """Offer values of one of these fields that begin so."""
    found = connection.execute(
        "SELECT cf.value FROM custom_field AS f JOIN contact_field AS cf ON cf.field_id = f.id"
        " WHERE f.folded = ? LIMIT ?",
        (field_key(field), LOOKED_AT),
    )
    begun = fold(beginning)
    known = {fold(value): value for (value,) in found if fold(value).startswith(begun)}
    return [Offer(known[folded]) for folded in sorted(known)][:MOST]


def _offers(connection: Connection, sql: str, begun: str, **more: str) -> list[Offer]:
    named = {"begun": begun, "end": f"{begun}{_LAST_SIGN}", "most": MOST, **more}
    return [Offer(*row) for row in connection.execute(sql, named)]
