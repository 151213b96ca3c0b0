"""Making one of two contacts: all of both is kept, in one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.duplicates.belongings import (
    move_addresses,
    move_different,
    move_named,
    move_points,
    move_tags,
)
from netcrm.book.duplicates.different import are_told_apart
from netcrm.book.duplicates.moving import Mover
from netcrm.book.duplicates.naming import also_called, keep_aliases, searchable
from netcrm.book.duplicates.posts import move_posts
from netcrm.book.duplicates.practice import move_practice
from netcrm.book.duplicates.sources import move_sources
from netcrm.book.duplicates.values import Field, notes_of, put_together
from netcrm.book.people.person import person
from netcrm.errors import RefusedError
from netcrm.store.reading import first

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.book.people.person import Person
    from netcrm.store.reading import Row
    from netcrm.store.writing import Work


_KEYS = {"participation": "interaction_id", "outcome_person": "outcome_id"}
"""By what two rows of a table are the same, if both were there."""


class Merged(NamedTuple):
    """The contact that stays, and field by field what became of both."""

    person: Person
    fields: Sequence[Field]


def merge(work: Work, stays: Someone, goes: Someone, *, force: bool = False) -> Merged:
    """Let all that is of ``goes`` belong to ``stays``.

    Raises RefusedError, unless forced, where the user has said that they are two people.
    """
    connection = work.connection
    if are_told_apart(connection, stays.id, goes.id) and not force:
        raise RefusedError(
            f"You have said that {stays.name} ({stays.id}) and {goes.name} ({goes.id}) are two"
            " people; --force makes one of them all the same. Nothing was changed."
        )
    one, other = _contact(connection, stays.id), _contact(connection, goes.id)
    mover = Mover(work, stays.id, goes.id)
    values = put_together(one, other)
    values.columns["introduced_by_id"], by = _introducer(connection, one, other)
    names = also_called(one, other)
    named = list(move_named(mover, connection))
    fields = [
        Field("name", one["name"]),
        Field("also called", "", came=", ".join(names)),
        Field("number", str(stays.id), came=str(goes.id)),
        *values.fields,
        *move_points(mover),
        move_addresses(mover),
        move_tags(mover, connection),
        *named,
        by,
        *move_practice(mover, connection),
        *_move_the_rest(mover),
        *_notes(one, other),
    ]
    noted = [*values.noted, *(f"{each.label} {each.noted}" for each in (*named, by) if each.noted)]
    values.columns.update(notes_of(one, other, noted))
    keep_aliases(mover, other, names)
    _write(mover, one, other, values.columns)
    work.people = [stays.id, goes.id]
    work.summary = f"Merged {other['name']} ({goes.id}) into {one['name']} ({stays.id})"
    shown = [field for field in fields if any(field[1:])]
    return Merged(person(connection, work.moment.today, stays.id), shown)


def _contact(connection: sqlite3.Connection, number: int) -> Row:
    found = first(connection, "SELECT * FROM contact WHERE id = :id", id=number)
    if found is None:
        raise AssertionError(number)
    return found


def _introducer(connection: sqlite3.Connection, one: Row, other: Row) -> tuple[int | None, Field]:
    """Return who introduced both: never one of the two themselves."""
    both = (one["id"], other["id"])
    own, theirs = (
        None if by in both else by for by in (one["introduced_by_id"], other["introduced_by_id"])
    )
    names = [_contact(connection, number)["name"] if number else "" for number in (own, theirs)]
    if own and theirs and own != theirs:
        return own, Field("introduced by", names[0], noted=names[1])
    return own or theirs, Field("introduced by", names[0], came="" if own else names[1])


def _move_the_rest(mover: Mover) -> Iterator[Field]:
    """Move what is only counted, and what is not told."""
    for label, table in (
        ("posts", "position"),
        ("conversations", "participation"),
        ("follow-ups", "followup"),
        ("outcomes", "outcome_person"),
    ):
        before = len(mover.of(mover.stays, table))
        came = move_posts(mover) if table == "position" else mover.move(table, _KEYS.get(table))
        stays = f"{before:,}" if before or came else ""
        yield Field(label, stays, came=f"{came:,} more" if came else "")
    if not mover.of(mover.stays, "photo"):
        mover.move("photo")
    mover.delete("photo", [one["id"] for one in mover.of(mover.goes, "photo")])
    move_sources(mover)
    move_different(mover)


def _notes(one: Row, other: Row) -> Iterator[Field]:
    for column, label in (("notes", "notes"), ("private_notes", "private notes")):
        came = "theirs below" if other[column] and other[column] != one[column] else ""
        yield Field(label, "kept" if one[column] else "", came=came)


def _write(mover: Mover, one: Row, other: Row, columns: dict[str, Any]) -> None:
    """Write the contact that stays, and delete the other one, whom nothing names any more."""
    introduced = mover.ids(
        "SELECT id FROM contact WHERE introduced_by_id = :goes AND id NOT IN (:stays, :goes)"
    )
    mover.update("contact", introduced, introduced_by_id=one["id"])
    via = mover.ids("SELECT id FROM outcome WHERE via_id = :goes")
    mover.update("outcome", via, via_id=one["id"])
    themselves = mover.ids(
        "SELECT u.id FROM outcome AS u JOIN outcome_person AS p ON p.outcome_id = u.id"
        " WHERE u.via_id = :stays AND p.contact_id = :stays"
    )
    mover.update("outcome", themselves, via_id=None)
    columns = {**columns, "searchable": searchable(one, other)}
    columns["nickname"] = one["nickname"] or other["nickname"]
    mover.update("contact", [one["id"]], **columns)
    mover.delete("contact", [other["id"]])
