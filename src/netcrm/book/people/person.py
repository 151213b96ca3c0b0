"""A person as every command shows them, and how they are read: once, here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netcrm.book.due.facts import facts
from netcrm.rules.rhythm import rhythm, snoozed
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from netcrm.rules.rhythm import Facts, Rhythm

CHUNK = 2000
"""So many people are in memory at a time, however many are listed."""


@dataclass(slots=True)
class Person:
    """A contact with what is derived for today: cadence, last contact, due day.

    ``own_every`` is the contact's own cadence (or never), ``facts.cadence`` the one that holds.
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
    organisation: str | None
    title: str | None
    city: str | None
    country: str | None
    birthday: str | None
    met: str | None
    met_on: date | None
    introduced_by_id: int | None
    notes: str | None
    tier: str | None
    own_every: str | None
    added_on: date
    snoozed_until: date | None
    facts: Facts
    rhythm: Rhythm
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


_COLUMNS = (
    "id, uid, name, prefix, given, middle, family, suffix, nickname, organisation, title, city,"
    " country, birthday, met, met_on, introduced_by_id, notes, tier, every AS own_every, added_on"
)
_AMONG = "IN (SELECT value FROM json_each(:ids))"
_KINDS = {"email": "emails", "phone": "phones", "link": "links"}


def people(connection: sqlite3.Connection, today: date, ids: Iterable[int]) -> Iterator[Person]:
    """Yield the people with these ids in this order; removed ones are left out."""
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found = _read(connection, today, part)
        yield from (found[number] for number in part if number in found)


def person(connection: sqlite3.Connection, today: date, number: int) -> Person:
    """Return one person, who exists."""
    return next(people(connection, today, [number]))


def _read(connection: sqlite3.Connection, today: date, ids: Sequence[int]) -> dict[int, Person]:
    among: dict[str, Any] = {"ids": json.dumps(ids)}
    known = {one.id: one for one in facts(connection, today, f"c.id {_AMONG}", **among)}
    found: dict[int, Person] = {}
    for row in rows(connection, f"SELECT {_COLUMNS} FROM person WHERE id {_AMONG}", **among):
        fact = known[row["id"]]
        until = fact.snoozed_until if snoozed(fact, today) else None
        found[fact.id] = Person(**row, snoozed_until=until, facts=fact, rhythm=rhythm(fact, today))
    for row in rows(
        connection,
        f"SELECT contact_id, kind, value FROM contact_point WHERE contact_id {_AMONG}"
        " ORDER BY contact_id, kind, rank, id",
        **among,
    ):
        if row["contact_id"] in found:
            getattr(found[row["contact_id"]], _KINDS[row["kind"]]).append(row["value"])
    for row in rows(
        connection,
        f"SELECT contact_id, name FROM person_tag WHERE contact_id {_AMONG} ORDER BY folded",
        **among,
    ):
        if row["contact_id"] in found:
            found[row["contact_id"]].tags.append(row["name"])
    return found
