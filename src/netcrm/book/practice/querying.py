"""What a QUERY asks of events, projects, groups and roles: who has part in them, who is that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.practice.bonds import kept_roles
from netcrm.book.practice.finding import fitting, no_such
from netcrm.rules.foci import SORTS
from netcrm.rules.roles import role_key

if TYPE_CHECKING:
    import sqlite3

    from netcrm.rules.query import Query, Term

KEYS = (*SORTS, "role")

_THESE = "IN (SELECT value FROM json_each(:x))"
_PARTS = "SELECT n.contact_id FROM involvement AS n JOIN focus AS f ON f.id = n.focus_id"
_ROLES = (
    "SELECT t.contact_id FROM tie AS t WHERE (t.from_on IS NULL OR t.from_on <= :today)"
    " AND (t.to_on IS NULL OR t.to_on > :today)"
)
"""Who has a role today: it has begun, and has not ended (rules/roles.py, is_current)."""


def condition(connection: sqlite3.Connection, term: Term) -> tuple[str, str]:
    """Return the condition on a contact ``c``, in which ``:x`` is the value that is returned."""
    if term.value == "none":
        every = _ROLES if term.key == "role" else f"{_PARTS} WHERE f.sort = '{term.key}'"
        return f"c.id NOT IN ({every}) AND :x = 'none'", "none"
    if term.key == "role":
        same = [role for role in kept_roles(connection) if role_key(role) == term.value]
        return f"c.id IN ({_ROLES} AND t.role {_THESE})", json.dumps(same)
    meant = [one.id for one in fitting(connection, term.key, term.value)]
    return f"c.id IN ({_PARTS} WHERE f.id {_THESE})", json.dumps(meant)


def unknown(connection: sqlite3.Connection, query: Query) -> list[str]:
    """Say of which events, projects and groups a query asks that there are none of."""
    asked = [one for one in query.terms if one.key in SORTS and one.value != "none"]
    return [
        no_such(connection, one.key, one.value).message
        for one in asked
        if not fitting(connection, one.key, one.value)
    ]
