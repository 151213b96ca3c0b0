"""The one QUERY grammar against the database: which contacts a query means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.book.due.facts import LAST_CONTACT
from netcrm.book.practice import querying
from netcrm.errors import UsageError
from netcrm.rules.names.folding import fold
from netcrm.rules.query import KEYS, Kind, Query
from netcrm.store.reading import first, literal, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from netcrm.rules.due import Standing
    from netcrm.rules.query import Term

EVERYBODY = Query()

_WITH_TAG = "SELECT ct.contact_id FROM tag AS t JOIN contact_tag AS ct ON ct.tag_id = t.id"
_EMPLOYED = (
    "SELECT p.contact_id FROM position AS p JOIN organisation AS o ON o.id = p.organisation_id"
    " WHERE p.to_on IS NULL"
)
_WORD = f"""(c.searchable LIKE :x ESCAPE '\\'
  OR c.id IN ({_EMPLOYED} AND o.folded LIKE :x ESCAPE '\\')
  OR c.id IN ({_WITH_TAG} WHERE t.folded LIKE :x ESCAPE '\\')
  OR fold(coalesce(c.city, '')) LIKE :x ESCAPE '\\')"""
_CONDITIONS = {
    "tag": f"c.id IN ({_WITH_TAG} WHERE t.folded = :x)",
    "org": f"c.id IN ({_EMPLOYED} AND ' ' || o.folded LIKE '% ' || :x || '%' ESCAPE '\\')",
    "city": "fold(coalesce(c.city, '')) = :x",
    "country": "fold(coalesce(c.country, '')) = :x",
    "email": "c.id IN (SELECT contact_id FROM contact_point WHERE kind = 'email'"
    " AND normal LIKE '%' || :x || '%' ESCAPE '\\')",
    "tier": "fold(coalesce(c.tier, '')) = :x",
    "every": "c.every IS :x",
}
_NONE = {
    "tag": "c.id NOT IN (SELECT contact_id FROM contact_tag)",
    "org": f"c.id NOT IN ({_EMPLOYED})",
    "city": "c.city IS NULL",
    "country": "c.country IS NULL",
    "email": "c.id NOT IN (SELECT contact_id FROM contact_point WHERE kind = 'email')",
    "tier": "c.tier IS NULL",
    "every": "c.every IS NULL",
}
_PARTIAL = ("org", "email")
_DAYS = {"last": LAST_CONTACT, "met": "c.met_on", "added": "c.added_on"}


def narrowed(connection: sqlite3.Connection, query: Query) -> tuple[str, dict[str, Any]]:
    """Return the condition on a contact ``c`` that a query states, and its values.

    It also wants ``:today``. Its ``due:`` terms are left to the rules. Raises UsageError for a key
    that is neither of the grammar nor a field of the user's own.
    """
    connection.create_function("fold", 1, fold, deterministic=True)
    parts: list[str] = []
    named: dict[str, Any] = {}
    for number, (word, negated) in enumerate(query.words):
        name = f"word{number}"
        named[name] = f"%{literal(word)}%"
        parts.append(_signed(_WORD.replace(":x", f":{name}"), negated))
    for number, term in enumerate(query.terms):
        if term.key != "due":
            name = f"term{number}"
            condition, named[name] = _condition(connection, term)
            parts.append(_signed(condition.replace(":x", f":{name}"), term.negated))
    return " AND ".join(parts) or "1", named


def _condition(connection: sqlite3.Connection, term: Term) -> tuple[str, Any]:
    if term.is_field:
        return _field_condition(connection, term)
    if term.key in querying.KEYS:
        return querying.condition(connection, term)
    if term.key in _DAYS:
        column = _DAYS[term.key]
        if term.day is None:
            return f"{column} IS NULL AND :x IS NULL", None
        return f"coalesce({column} {term.op} :x, 0)", term.day
    if term.value == "none":
        return f"{_NONE[term.key]} AND :x = 'none'", "none"
    return _CONDITIONS[term.key], literal(term.value) if term.key in _PARTIAL else term.value


def _field_condition(connection: sqlite3.Connection, term: Term) -> tuple[str, Any]:
    """Ask for a field of the user's own, which there must be."""
    field = first(connection, "SELECT id FROM custom_field WHERE folded = :key", key=term.key)
    if field is None:
        raise _no_such_key(connection, term.key)
    if not term.value:
        raise UsageError(f"'{term.key}:' needs a value ({Kind.TEXT.value}).")
    those = f"SELECT contact_id FROM contact_field WHERE field_id = {field['id']}"
    if term.value == "none":
        return f"c.id NOT IN ({those}) AND :x = 'none'", "none"
    return f"c.id IN ({those} AND fold(value) = :x)", term.value


def _no_such_key(connection: sqlite3.Connection, key: str) -> UsageError:
    fields = [row["name"] for row in rows(connection, "SELECT name FROM custom_field ORDER BY id")]
    own = f", and your own fields: {', '.join(fields)}" if fields else ""
    return UsageError(f"'{key}:' is not a key of a query: the keys are {', '.join(KEYS)}{own}.")


def _signed(condition: str, negated: bool) -> str:
    return f"NOT ({condition})" if negated else f"({condition})"


def asks_for(query: Query, *values: str) -> bool:
    """Say whether a query has one of these ``due:`` values, or any at all."""
    asked = [term.value for term in query.terms if term.key == "due"]
    return any(not values or value in values for value in asked)


def is_due(query: Query, one: Standing | None, aside: str | None = None) -> bool:
    """Say whether somebody who stands like this fits all the ``due:`` terms of a query.

    ``aside`` is paused or snoozed, for somebody whose rhythm is hidden.
    """
    terms = [term for term in query.terms if term.key == "due"]
    return all(_fits(term.value, one, aside) != term.negated for term in terms)


def _fits(value: str, one: Standing | None, aside: str | None) -> bool:
    if value in ("paused", "snoozed"):
        return aside == value
    if one is None:
        return value == "none"
    simple: dict[str, Callable[[], bool]] = {
        "any": lambda: True,
        "none": lambda: False,
        "neglected": lambda: one.neglected,
        "today": lambda: any(reason.state in ("due", "date") for reason in one.reasons),
    }
    if value in simple:
        return simple[value]()
    return any(reason.state == value for reason in one.reasons)
