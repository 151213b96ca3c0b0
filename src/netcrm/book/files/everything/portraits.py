"""Contacts as records, with all that belongs to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netcrm.book.files.everything.kept import said
from netcrm.book.files.everything.scope import AMONG
from netcrm.book.files.photos import photo_of
from netcrm.formats.records import Contact, Post, Relation, Role, Who
from netcrm.rules.addresses import Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.files.everything.scope import Scope

_ALIASES = {"name": "former_names", "uid": "former_uids", "number": "former_ids"}
_LISTS = (
    *("emails", "phones", "links", "addresses", "positions", "roles", "relationships", "tags"),
    *_ALIASES.values(),
    "different_from",
)
_OBJECTS = ("labels", "dates", "fields", "sources")
_COLUMNS = tuple(
    name for name in Contact._fields if name not in (*_LISTS, *_OBJECTS, "introduced_by", "photo")
)
_POINTS = {"email": "emails", "phone": "phones", "link": "links"}
_PRIVATE = "private_notes"


def contacts(scope: Scope) -> Iterator[Contact]:
    """Yield the contacts who are wanted, by id."""
    columns = ", ".join(f"c.{name}" for name in _COLUMNS)
    for chunk in scope.chunks(
        f"SELECT {columns}, c.introduced_by_id, i.uid, i.name FROM contact AS c"
        " LEFT JOIN contact AS i ON i.id = c.introduced_by_id"
        f" WHERE {scope.chosen('c.id')} ORDER BY c.id"
    ):
        found = {row[0]: _contact(scope, row) for row in chunk}
        _attach(scope, found)
        yield from (Contact(**values) for values in found.values())


def _contact(scope: Scope, row: Sequence[Any]) -> dict[str, Any]:
    values = dict(zip(_COLUMNS, row, strict=False))
    values.update((name, []) for name in _LISTS)
    values.update((name, {}) for name in _OBJECTS)
    introducer, uid, name = row[-3:]
    known = introducer is not None and scope.has(introducer)
    values["photo"] = None
    values["introduced_by"] = Who(uid, name) if known else None
    values["snoozed_at"] = said(values["snoozed_at"])
    if values[_PRIVATE] is not None and not scope.private:
        scope.notes += 1
        values[_PRIVATE] = None
    return values


def _attach(scope: Scope, found: dict[int, dict[str, Any]]) -> None:
    """Add what people have several of, each in its order."""
    ids = list(found)
    _attach_addresses(scope, ids, found)
    _attach_roles(scope, ids, found)
    for number, name, title, department, from_on, to_on, main, noticed_on in scope.belonging(
        "SELECT p.contact_id, o.name, p.title, p.department, p.from_on, p.to_on, p.main,"
        " p.noticed_on FROM position AS p"
        f" LEFT JOIN organisation AS o ON o.id = p.organisation_id WHERE p.contact_id {AMONG}"
        " ORDER BY p.id",
        ids,
    ):
        post = Post(name, title, department, from_on, to_on, bool(main), noticed_on)
        found[number]["positions"].append(post)
    for number, kind, value in scope.belonging(
        f"SELECT contact_id, kind, value FROM alias WHERE contact_id {AMONG} ORDER BY id", ids
    ):
        found[number][_ALIASES[kind]].append(int(value) if kind == "number" else value)
    for number, other, uid, name in scope.belonging(
        "SELECT d.other_id, c.id, c.uid, c.name FROM different AS d"
        f" JOIN contact AS c ON c.id = d.contact_id WHERE d.other_id {AMONG} ORDER BY c.id",
        ids,
    ):
        if scope.has(other):
            found[number]["different_from"].append(Who(uid, name))
    for number, name in scope.belonging(
        f"SELECT contact_id, name FROM person_tag WHERE contact_id {AMONG} ORDER BY folded", ids
    ):
        found[number]["tags"].append(name)
    for field, columns, table, order in (
        ("dates", "name, anniversary", "named_date", "folded"),
        ("fields", "name, value", "person_field", "folded"),
        ("sources", "source, card", "source_card", "source"),
    ):
        for number, name, value in scope.belonging(
            f"SELECT contact_id, {columns} FROM {table} WHERE contact_id {AMONG} ORDER BY {order}",
            ids,
        ):
            found[number][field][name] = _card(scope, value) if field == "sources" else value


def _attach_addresses(scope: Scope, ids: Sequence[int], found: dict[int, dict[str, Any]]) -> None:
    """Add e-mails, phones, links and postal addresses, and the photo."""
    for number, kind, value, label in scope.belonging(
        f"SELECT contact_id, kind, value, label FROM contact_point WHERE contact_id {AMONG}"
        " ORDER BY contact_id, kind, rank, id",
        ids,
    ):
        found[number][_POINTS[kind]].append(value)
        if label:
            found[number]["labels"][value] = label
    columns = ", ".join(Address._fields)
    for number, *parts in scope.belonging(
        f"SELECT contact_id, {columns} FROM postal_address WHERE contact_id {AMONG}"
        " ORDER BY contact_id, rank, id",
        ids,
    ):
        found[number]["addresses"].append(Address(*(part or "" for part in parts)))
    for number, file in scope.belonging(
        f"SELECT contact_id, file FROM photo WHERE contact_id {AMONG}", ids
    ):
        found[number]["photo"] = photo_of(scope.connection, file)


def _attach_roles(scope: Scope, ids: Sequence[int], found: dict[int, dict[str, Any]]) -> None:
    """Add what people are to me, and to those others who are wanted."""
    for number, *role in scope.belonging(
        f"SELECT contact_id, role, from_on, to_on FROM tie WHERE contact_id {AMONG} ORDER BY id",
        ids,
    ):
        found[number]["roles"].append(Role(*role))
    for number, role, other, uid, name, *days in scope.belonging(
        "SELECT r.contact_id, r.role, c.id, c.uid, c.name, r.from_on, r.to_on"
        f" FROM relationship AS r JOIN contact AS c ON c.id = r.other_id WHERE r.contact_id {AMONG}"
        " ORDER BY r.id",
        ids,
    ):
        if scope.has(other):
            found[number]["relationships"].append(Relation(role, Who(uid, name), *days))


def _card(scope: Scope, written: str) -> dict[str, Any]:
    """Return what a source said, with or without what it said in private."""
    card: dict[str, Any] = json.loads(written)
    if not scope.private:
        card.pop(_PRIVATE, None)
    return card
