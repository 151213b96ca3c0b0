"""Which columns a CSV of everybody needs: as many e-mails as the one with the most has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.own_columns import DATE, PRIVATE, in_order
from netcrm.formats.own_csv import Widths
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_HERE = "JOIN contact AS c ON c.id = contact_id AND c.removed_on IS NULL"
_NTH = "row_number() OVER (PARTITION BY contact_id"
_POINTS = f"(SELECT *, {_NTH}, kind ORDER BY rank, id) AS nth FROM contact_point)"
_PLACES = f"(SELECT *, {_NTH} ORDER BY rank, id) AS nth FROM postal_address)"
_POSTS = (
    f"(SELECT p.*, o.name AS organisation, 1 + {_NTH} ORDER BY p.id) AS nth FROM position AS p"
    " LEFT JOIN organisation AS o ON o.id = organisation_id WHERE to_on IS NULL AND NOT main)"
)
_PLAIN = ("pronouns", "time_zone", PRIVATE)


def widths(connection: sqlite3.Connection, *, private: bool = False) -> Widths:
    """Return the numbers of columns, and the further ones that somebody has a value for."""
    most = dict(
        connection.execute(
            "SELECT kind, max(n) FROM (SELECT kind, count(*) AS n FROM contact_point"
            " GROUP BY contact_id, kind) GROUP BY kind"
        )
    )
    more = in_order(_more(connection))
    return Widths(
        emails=most.get("email", 1),
        phones=most.get("phone", 1),
        links=most.get("link", 1),
        more=more if private else tuple(name for name in more if name != PRIVATE),
    )


def _more(connection: sqlite3.Connection) -> Iterator[str]:
    for sql in _queries():
        yield from (column for (column,) in connection.execute(sql))


def _queries() -> Iterator[str]:
    """Yield queries of which each row is the name of a column that somebody needs."""
    for name in _PLAIN:
        here = f"{name} IS NOT NULL AND removed_on IS NULL"
        yield f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM contact WHERE {here})"
    yield ("SELECT 'department' WHERE EXISTS (SELECT 1 FROM person WHERE department IS NOT NULL)")
    former = f"SELECT 1 FROM alias AS a {_HERE} WHERE a.kind = 'name'"
    yield f"SELECT 'former_names' WHERE EXISTS ({former})"
    yield f"SELECT DISTINCT kind || '_' || nth || '_label' FROM {_POINTS} {_HERE} WHERE label <> ''"
    for part in Address._fields:
        column = f"'address_' || nth || '_{part}'"
        yield f"SELECT DISTINCT {column} FROM {_PLACES} AS a {_HERE} WHERE a.{part} <> ''"
    for part in FullPost._fields:
        column = f"'{part}_' || nth"
        yield f"SELECT DISTINCT {column} FROM {_POSTS} AS p {_HERE} WHERE p.{part} <> ''"
    dates = f"SELECT DISTINCT '{DATE}' || d.name FROM named_date AS d {_HERE}"
    yield f"{dates} ORDER BY d.folded, d.name"
    yield f"SELECT DISTINCT f.name FROM person_field AS f {_HERE} ORDER BY f.folded"
