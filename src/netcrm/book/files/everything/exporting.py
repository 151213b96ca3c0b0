"""Exporting everything: each table is read through once, a chunk of records at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.kept import said
from netcrm.book.files.everything.portraits import contacts
from netcrm.book.files.everything.practice import foci, outcomes
from netcrm.book.files.everything.scope import AMONG, Scope
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.book.people.listing import matching
from netcrm.book.people.queries import EVERYBODY
from netcrm.formats.own_json import write_document
from netcrm.formats.records import Followup, Interaction, Tag, Tier, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted
    from netcrm.formats.records import Record


def everything(wanted: Wanted) -> Export:
    """Prepare an export of everything, or of what belongs to those whom the query means.

    Everything holds the people who were removed, too. A private note, and the text of a private
    conversation, is left out unless it is wanted.
    """
    connection, moment, query, private, _ = wanted
    ids = None if query == EVERYBODY else matching(connection, moment.today, query)
    scope = Scope(connection, ids, private=private)
    people = scope.count("contact AS c", scope.chosen("c.id"))
    talks = scope.count("interaction AS i", scope.talk)
    promises = scope.count("followup AS f", scope.promise)
    around = scope.count("focus AS f", scope.focus)
    came = scope.count("outcome AS u", scope.outcome)

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        tally = Tally(progress)
        sections: dict[str, Iterable[Record]] = {
            "tiers": _tiers(scope),
            "tags": _tags(scope),
            "contacts": tally.of(contacts(scope)),
            "foci": foci(scope),
            "interactions": tally.of(interactions(scope)),
            "followups": tally.of(followups(scope)),
            "outcomes": outcomes(scope),
        }
        write_document(out, sections)
        return Exported(
            *(people, talks, promises, around, came),
            notes_left_out=scope.notes,
            talks_left_out=scope.private_talks,
        )

    return Export(people + talks + promises, write)


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


def interactions(scope: Scope) -> Iterator[Interaction]:
    """Yield the conversations of those who are wanted, by id, with the names of these alone."""
    for chunk in scope.chunks(
        "SELECT i.id, i.uid, i.day, i.kind, i.summary, i.place, f.uid, i.private, i.recorded_at"
        " FROM interaction AS i LEFT JOIN focus AS f ON f.id = i.focus_id"
        f" WHERE {scope.talk} ORDER BY i.id"
    ):
        ids = [row[0] for row in chunk]
        people, tags = _people(scope, ids), _tags_of_talks(scope, ids)
        for number, uid, day, kind, summary, place, focus, private, at in chunk:
            if private and not scope.private:
                summary = place = None  # noqa: PLW2901  the rest of the record stays
            yield Interaction(
                *(number, uid, day, kind, summary, place, focus, tags[number], bool(private)),
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


def followups(scope: Scope) -> Iterator[Followup]:
    """Yield what was promised to those who are wanted, and by them, by id."""
    for chunk in scope.chunks(
        "SELECT f.id, f.uid, f.what, c.uid, c.name, o.uid, f.due_on, f.theirs, f.every,"
        " f.anchor_on, f.created_on, f.done_on, f.dropped_on, i.uid FROM followup AS f"
        " LEFT JOIN contact AS c ON c.id = f.contact_id LEFT JOIN focus AS o ON o.id = f.focus_id"
        f" LEFT JOIN interaction AS i ON i.id = f.interaction_id AND {scope.talk}"
        f" WHERE {scope.promise} ORDER BY f.id"
    ):
        for number, uid, what, who, name, focus, due_on, theirs, *rest in chunk:
            whom = Who(who, name) if who else None
            yield Followup(number, uid, what, whom, focus, due_on, bool(theirs), *rest)
