"""A person as every command shows them, and how they are read: once, here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netcrm.book.due.facts import facts
from netcrm.errors import NotFoundError
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost
from netcrm.rules.rhythm import rhythm, snoozed
from netcrm.store.reading import first, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from netcrm.rules.rhythm import Facts, Rhythm
    from netcrm.store.reading import Row

CHUNK = 2000
"""So many people are in memory at a time, however many are listed."""


@dataclass(slots=True)
class Person:
    """A contact with what is derived for today: cadence, last contact, due day.

    ``own_every`` is the contact's own cadence (or never), ``facts.cadence`` the one that holds.
    ``labels`` tell what e-mails, phones and links are for, by their values. ``further_posts`` are
    those that are held beside the main one. ``photo`` is the name of a file.
    """

    id: int
    uid: str
    name: str
    prefix: str | None
    given: str | None
    middle: str | None
    family: str | None
    suffix: str | None
    nickname: str | None
    pronouns: str | None
    organisation: str | None
    title: str | None
    department: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    birthday: str | None
    met: str | None
    met_on: date | None
    introduced_by_id: int | None
    notes: str | None
    private_notes: str | None
    tier: str | None
    own_every: str | None
    added_on: date
    snoozed_until: date | None
    facts: Facts
    rhythm: Rhythm
    former_names: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    further_posts: list[FullPost] = field(default_factory=list)
    former_posts: list[FullPost] = field(default_factory=list)
    photo: str | None = None
    tags: list[str] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


_COLUMNS = (
    "id, uid, name, prefix, given, middle, family, suffix, nickname, pronouns, organisation, title,"
    " department, city, country, time_zone, birthday, met, met_on, introduced_by_id, notes,"
    " private_notes, tier, every AS own_every, added_on"
)
_AMONG = "IN (SELECT value FROM json_each(:ids))"
_BELONGINGS = (
    ("kind, label AS name, value", "contact_point", "contact_id, kind, rank, id"),
    ("kind, NULL AS name, value", "(SELECT * FROM alias WHERE kind = 'name')", "id"),
    ("'tag' AS kind, NULL AS name, name AS value", "person_tag", "folded"),
    ("'date' AS kind, name, anniversary AS value", "named_date", "folded"),
    ("'field' AS kind, name, value", "person_field", "folded"),
    ("'photo' AS kind, NULL AS name, file AS value", "photo", "id"),
)
_KINDS = {
    "email": "emails",
    "phone": "phones",
    "link": "links",
    "name": "former_names",
    "tag": "tags",
}


def people(connection: sqlite3.Connection, today: date, ids: Iterable[int]) -> Iterator[Person]:
    """Yield the people with these ids in this order; removed ones are left out."""
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found = _read(connection, today, part)
        yield from (found[number] for number in part if number in found)


def person(connection: sqlite3.Connection, today: date, number: int) -> Person:
    """Return one person; NotFoundError where they were removed meanwhile."""
    check_present(connection, number)
    return next(people(connection, today, [number]))


def check_present(connection: sqlite3.Connection, number: int) -> None:
    """Raise NotFoundError unless somebody is here."""
    here = "SELECT 1 FROM contact WHERE id = :id AND removed_on IS NULL"
    if first(connection, here, id=number) is None:
        raise NotFoundError("Whoever that was is not here any more; 'netcrm history' shows why.")


def _read(connection: sqlite3.Connection, today: date, ids: Sequence[int]) -> dict[int, Person]:
    among: dict[str, Any] = {"ids": json.dumps(ids)}
    known = {one.id: one for one in facts(connection, today, f"c.id {_AMONG}", **among)}
    found: dict[int, Person] = {}
    for row in rows(connection, f"SELECT {_COLUMNS} FROM person WHERE id {_AMONG}", **among):
        fact = known[row["id"]]
        until = fact.snoozed_until if snoozed(fact, today) else None
        found[fact.id] = Person(**row, snoozed_until=until, facts=fact, rhythm=rhythm(fact, today))
    for row in _belongings(connection, among):
        if one := found.get(row["contact_id"]):
            _put(one, row["kind"], row["name"], row["value"])
    _attach_addresses(connection, among, found)
    _attach_posts(connection, among, found)
    return found


def _belongings(connection: sqlite3.Connection, among: dict[str, Any]) -> Iterator[Row]:
    """Yield what people have several of, each in its order."""
    for columns, table, order in _BELONGINGS:
        yield from rows(
            connection,
            f"SELECT contact_id, {columns} FROM {table} WHERE contact_id {_AMONG} ORDER BY {order}",
            **among,
        )


def _put(one: Person, kind: str, name: str | None, value: str) -> None:
    if kind == "date":
        one.dates[name or ""] = value
    elif kind == "field":
        one.fields[name or ""] = value
    elif kind == "photo":
        one.photo = value
    else:
        getattr(one, _KINDS[kind]).append(value)
        if name:
            one.labels[value] = name


def _attach_addresses(
    connection: sqlite3.Connection, among: dict[str, Any], found: dict[int, Person]
) -> None:
    columns = ", ".join(Address._fields)
    for row in rows(
        connection,
        f"SELECT contact_id, {columns} FROM postal_address WHERE contact_id {_AMONG}"
        " ORDER BY contact_id, rank, id",
        **among,
    ):
        if one := found.get(row.pop("contact_id")):
            one.addresses.append(Address(**{name: value or "" for name, value in row.items()}))


def _attach_posts(
    connection: sqlite3.Connection, among: dict[str, Any], found: dict[int, Person]
) -> None:
    """Attach the posts beside the main one, which is a part of the view."""
    for row in rows(
        connection,
        "SELECT p.contact_id, o.name, p.title, p.department, p.to_on FROM position AS p"
        " LEFT JOIN organisation AS o ON o.id = p.organisation_id"
        f" WHERE p.contact_id {_AMONG} AND NOT (p.main AND p.to_on IS NULL)"
        " ORDER BY p.contact_id, p.id",
        **among,
    ):
        if one := found.get(row["contact_id"]):
            post = FullPost(row["name"] or "", row["title"] or "", row["department"] or "")
            (one.former_posts if row["to_on"] else one.further_posts).append(post)
