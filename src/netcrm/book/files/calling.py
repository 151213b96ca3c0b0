"""How a source calls people who are called otherwise here: the user has given them another name.

Such a name is no former one, since it was perhaps but mistyped; the source goes on meaning them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import full_name_key

if TYPE_CHECKING:
    import sqlite3


def otherwise_called(connection: sqlite3.Connection, source: str) -> dict[int, str]:
    """Return the full names that a source told and that are not those of today, by contact."""
    found = connection.execute(
        "SELECT c.id, json_extract(s.card, '$.name') AS told FROM source_card AS s"
        " JOIN contact AS c ON c.id = s.contact_id WHERE s.source = ? AND told <> c.name",
        (source,),
    )
    return {number: full_name_key(name) for number, name in found}
