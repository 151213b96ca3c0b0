"""Whom to look for in a file: by uid and number, and by the texts that name them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass
class Person:
    """Somebody who is to be forgotten, with all who were merged into them.

    ``uids`` mean them in every file, ``ids`` in this one. ``texts`` are their names, as shown now
    and before, and their e-mail addresses.
    """

    uids: set[str]
    ids: set[int] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    @property
    def listed(self) -> str:
        """The ids as SQLite's json_each reads them."""
        return json.dumps(sorted(self.ids))

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds one of the texts; call it when no more of them are added."""
        found = "|".join(map(_whole, sorted(filter(None, self.texts), key=len, reverse=True)))
        return re.compile(found, re.IGNORECASE) if found else None

    def is_named_in(self, text: str) -> bool:
        """Say whether a text names them."""
        return bool(self.pattern and self.pattern.search(text))


def person_of(connection: sqlite3.Connection, uids: Iterable[str], texts: Iterable[str]) -> Person:
    """Find in a file whom these uids mean; they, and what is there of them, may be missing.

    A uid or number that a contact has means that one alone, whoever else is said to have had it.
    """
    person = Person(set(uids), texts=set(texts))
    known = json.dumps(sorted(person.uids))
    found = connection.execute(
        "SELECT id FROM contact WHERE uid IN (SELECT value FROM json_each(:uids)) UNION"
        " SELECT contact_id FROM alias WHERE kind = 'uid'"
        " AND value IN (SELECT value FROM json_each(:uids))"
        " AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE c.uid = alias.value)",
        {"uids": known},
    )
    person.ids.update(number for (number,) in found)
    merged = connection.execute(
        "SELECT kind, value FROM alias WHERE contact_id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE kind = 'uid' AND c.uid = alias.value"
        "  OR kind = 'number' AND c.id = CAST(alias.value AS INTEGER))",
        (person.listed,),
    )
    for kind, value in merged.fetchall():
        if kind == "name":
            person.texts.add(value)
        elif kind == "uid":
            person.uids.add(value)
        else:
            person.ids.add(int(value))
    named = connection.execute(
        "SELECT uid, name FROM contact WHERE id IN (SELECT value FROM json_each(?))",
        (person.listed,),
    )
    for uid, name in named.fetchall():
        person.uids.add(uid)
        person.texts.add(name)
    mails = connection.execute(
        "SELECT value FROM contact_point WHERE kind = 'email'"
        " AND contact_id IN (SELECT value FROM json_each(?))",
        (person.listed,),
    )
    person.texts.update(value for (value,) in mails)
    return person


def _whole(text: str) -> str:
    """Match a text as whole words; where words are not parted by blanks, anywhere."""
    escaped = re.escape(text).replace(r"\ ", r"\s+")
    if text.lower() == text.upper():  # no letters of an alphabet that has capitals
        return escaped
    return rf"(?<!\w){escaped}(?!\w)"
