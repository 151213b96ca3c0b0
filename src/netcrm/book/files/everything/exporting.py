"""Exporting everything: each table is read through once, a chunk of records at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from netcrm.book.files.everything.kept import said
from netcrm.book.files.everything.portraits import contacts
from netcrm.book.files.everything.scope import AMONG, Scope
from netcrm.book.people.listing import matching
from netcrm.book.people.queries import EVERYBODY
from netcrm.formats.own_json import write_document
from netcrm.formats.records import Followup, Interaction, Tag, Tier, Who

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from netcrm.formats.records import Record
    from netcrm.rules.query import Query

STRIDE = 500
"""After so many records it is told how far the export has come."""


class Exported(NamedTuple):
    """How many records were written, and of how many the private text was left out."""

    people: int
    interactions: int
    followups: int
    notes_left_out: int
    talks_left_out: int


class Export:
    """One export on its way: everything, or what belongs to those whom ``query`` means.

    Everything holds the people who were removed, too. A private note, and the text of a private
    conversation, is left out unless ``private``.
    """

    def __init__(
        self, connection: sqlite3.Connection, today: date, query: Query, *, private: bool
    ) -> None:
        ids = None if query == EVERYBODY else matching(connection, today, query)
        self._scope = scope = Scope(connection, ids, private=private)
        self._counts = {
            "contacts": scope.count("contact AS c", scope.chosen("c.id")),
            "interactions": scope.count("interaction AS i", scope.talk),
            "followups": scope.count("followup AS f", scope.chosen("f.contact_id")),
        }
        self._written = 0

    @property
    def total(self) -> int:
        """The number of records that are to be written."""
        return sum(self._counts.values())

    def write(self, out: TextIO, progress: Callable[[int], None]) -> Exported:
        """Write the document; ``progress`` is told how many records of ``total`` were written."""
        scope = self._scope
        sections: dict[str, Iterator[Record]] = {
            "tiers": _tiers(scope),
            "tags": _tags(scope),
            "contacts": self._counted(contacts(scope), progress),
            "interactions": self._counted(_interactions(scope), progress),
            "followups": self._counted(_followups(scope), progress),
        }
        write_document(out, sections)
        people, interactions, followups = self._counts.values()
        return Exported(people, interactions, followups, scope.notes, scope.talks)

    def _counted(
        self, records: Iterator[Record], progress: Callable[[int], None]
    ) -> Iterator[Record]:
        for record in records:
            yield record
            self._written += 1
            if self._written % STRIDE == 0:
                progress(self._written)


def _tiers(scope: Scope) -> Iterator[Tier]:
    used = f"name IN (SELECT tier FROM contact WHERE {scope.chosen('id')})"
    condition = "1" if scope.ids is None else used
    for chunk in scope.chunks(
        f"SELECT name, every, weight FROM tier WHERE {condition} ORDER BY id"
    ):
        yield from (Tier(*row) for row in chunk)


def _tags(scope: Scope) -> Iterator[Tag]:
    used = (
        f"id IN (SELECT tag_id FROM contact_tag WHERE {scope.chosen('contact_id')})"
        " OR id IN (SELECT it.tag_id FROM interaction_tag AS it"
        f" JOIN interaction AS i ON i.id = it.interaction_id WHERE {scope.talk})"
    )
    condition = "1" if scope.ids is None else used
    for chunk in scope.chunks(f"SELECT name, every FROM tag WHERE {condition} ORDER BY id"):
        yield from (Tag(*row) for row in chunk)


def _interactions(scope: Scope) -> Iterator[Interaction]:
    for chunk in scope.chunks(
        "SELECT id, uid, day, kind, summary, place, private, recorded_at FROM interaction AS i"
        f" WHERE {scope.talk} ORDER BY id"
    ):
        ids = [row[0] for row in chunk]
        people, tags = _people(scope, ids), _tags_of_talks(scope, ids)
        for number, uid, day, kind, summary, place, private, at in chunk:
            text = (summary, place)
            if private and not scope.private and text != (None, None):
                scope.talks += 1
                text = (None, None)
            yield Interaction(
                *(number, uid, day, kind, *text, tags[number], bool(private)),
                *(said(at), people[number]),
            )


def _people(scope: Scope, ids: Sequence[int]) -> dict[int, list[Who]]:
    """Return who took part in each of these interactions, of those who are wanted."""
    found: dict[int, list[Who]] = {number: [] for number in ids}
    for number, contact, uid, name in scope.belonging(
        "SELECT p.interaction_id, c.id, c.uid, c.name FROM participation AS p"
        f" JOIN contact AS c ON c.id = p.contact_id WHERE p.interaction_id {AMONG} ORDER BY p.id",
        ids,
    ):
        if scope.has(contact):
            found[number].append(Who(uid, name))
    return found


def _tags_of_talks(scope: Scope, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {number: [] for number in ids}
    for number, name in scope.belonging(
        "SELECT it.interaction_id, t.name FROM interaction_tag AS it"
        f" JOIN tag AS t ON t.id = it.tag_id WHERE it.interaction_id {AMONG} ORDER BY t.folded",
        ids,
    ):
        found[number].append(name)
    return found


def _followups(scope: Scope) -> Iterator[Followup]:
    for chunk in scope.chunks(
        "SELECT f.id, f.uid, f.what, c.uid, c.name, f.due_on, f.theirs, f.every, f.anchor_on,"
        " f.created_on, f.done_on, f.dropped_on, i.uid FROM followup AS f"
        " JOIN contact AS c ON c.id = f.contact_id"
        f" LEFT JOIN interaction AS i ON i.id = f.interaction_id AND {scope.talk}"
        f" WHERE {scope.chosen('f.contact_id')} ORDER BY f.id"
    ):
        for number, uid, what, who, name, due_on, theirs, *rest in chunk:
            yield Followup(number, uid, what, Who(who, name), due_on, bool(theirs), *rest)
