"""Moving what somebody is to me and to others, and their parts in events, projects and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.duplicates.values import Field
from netcrm.rules.roles import bond, role_key
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from netcrm.book.duplicates.moving import Mover
    from netcrm.store.reading import Row

_PART = ("role", "organisation_id", "from_on")
_BEGIN = ("from_on",)
"""Without an end it goes on: that is nothing that is lacking."""


def move_practice(mover: Mover, connection: sqlite3.Connection) -> Iterator[Field]:
    """Move roles, relationships and parts; none comes twice."""
    yield _move_roles(mover)
    yield _move_relationships(mover, connection)
    yield _move_parts(mover, connection)


def _move_roles(mover: Mover) -> Field:
    """Move roles; one that is perhaps the same fills what the other lacks."""
    own = mover.of(mover.stays, "tie")
    came: list[str] = []
    for role in mover.of(mover.goes, "tie"):
        here = next((one for one in own if _is_same_role(one, role)), None)
        if here is None:
            mover.update("tie", [role["id"]], contact_id=mover.stays)
            came.append(role["role"])
        else:
            _fill(mover, "tie", here, role, _BEGIN)
    return Field("roles", ", ".join(one["role"] for one in own), came=", ".join(came))


def _is_same_role(one: Row, other: Row) -> bool:
    """Say whether two are the same role at the same time, of which one may lack the beginning."""
    begin = (one["from_on"], other["from_on"])
    same = role_key(one["role"]) == role_key(other["role"]) and one["to_on"] == other["to_on"]
    return same and (None in begin or begin[0] == begin[1])


def _move_relationships(mover: Mover, connection: sqlite3.Connection) -> Field:
    """Let whatever one of both was to others be so of the one who stays; nobody is their own."""
    both = "(:stays, :goes)"
    between = mover.ids(
        f"SELECT id FROM relationship WHERE contact_id IN {both} AND other_id IN {both}"
    )
    mover.delete("relationship", between)
    known = {_bond(one): one for one in _relationships(connection, mover.stays)}
    came = 0
    for one in _relationships(connection, mover.goes):
        moved = {
            column: mover.stays
            for column in ("contact_id", "other_id")
            if one[column] == mover.goes
        }
        here = known.get(_bond({**one, **moved}))
        if here is not None:
            _fill(mover, "relationship", here, one, _BEGIN)
        else:
            mover.update("relationship", [one["id"]], **moved)
            came += 1
    return Field("relationships", "", came=f"{came:,}" if came else "")


def _relationships(connection: sqlite3.Connection, number: int) -> list[Row]:
    both = "SELECT * FROM relationship WHERE contact_id = :id OR other_id = :id ORDER BY id"
    return list(rows(connection, both, id=number))


def _bond(one: Row) -> tuple[int, str, int]:
    return bond(one["contact_id"], one["role"], one["other_id"])


def _move_parts(mover: Mover, connection: sqlite3.Connection) -> Field:
    """Move parts in a focus; where both are in it, the one fills what the other lacks."""
    names = {row["id"]: row["name"] for row in rows(connection, "SELECT id, name FROM focus")}
    own = {one["focus_id"]: one for one in mover.of(mover.stays, "involvement")}
    came: list[str] = []
    for part in mover.of(mover.goes, "involvement"):
        here = own.get(part["focus_id"])
        if here is None:
            mover.update("involvement", [part["id"]], contact_id=mover.stays)
            came.append(names[part["focus_id"]])
            continue
        _fill(mover, "involvement", here, part, _PART)
    return Field("part of", ", ".join(names[one] for one in own), came=", ".join(came))


def _fill(mover: Mover, table: str, here: Row, gone: Row, columns: Iterable[str]) -> None:
    """Let a row have what it lacks of another one, which is the same and goes."""
    filled = {name: gone[name] for name in columns if here[name] is None and gone[name]}
    mover.delete(table, [gone["id"]])
    if filled:
        mover.update(table, [here["id"]], **filled)
        here.update(filled)
