"""Moving what somebody is to me and to others, and their parts in events, projects and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.duplicates.values import Field
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.book.duplicates.moving import Mover

_PART = ("role", "organisation_id", "from_on", "to_on")


def move_practice(mover: Mover, connection: sqlite3.Connection) -> Iterator[Field]:
    """Move roles, relationships and parts; none comes twice."""
    yield _move_roles(mover)
    yield _move_relationships(mover)
    yield _move_parts(mover, connection)


def _move_roles(mover: Mover) -> Field:
    own = mover.of(mover.stays, "tie")
    known = {(one["role"], one["from_on"]) for one in own}
    came: list[str] = []
    for role in mover.of(mover.goes, "tie"):
        if (role["role"], role["from_on"]) in known:
            mover.delete("tie", [role["id"]])
        else:
            mover.update("tie", [role["id"]], contact_id=mover.stays)
            came.append(role["role"])
    return Field("roles", ", ".join(one["role"] for one in own), came=", ".join(came))


def _move_relationships(mover: Mover) -> Field:
    """Let whatever one of both was to others be so of the one who stays; nobody is their own."""
    both = "(:stays, :goes)"
    between = mover.ids(
        f"SELECT id FROM relationship WHERE contact_id IN {both} AND other_id IN {both}"
    )
    mover.delete("relationship", between)
    came = 0
    for column, other in (("contact_id", "other_id"), ("other_id", "contact_id")):
        own = f"SELECT role, {other} FROM relationship WHERE {column} = :stays"
        twice = mover.ids(
            f"SELECT id FROM relationship WHERE {column} = :goes AND (role, {other}) IN ({own})"
        )
        mover.delete("relationship", twice)
        moved = mover.ids(f"SELECT id FROM relationship WHERE {column} = :goes")
        mover.update("relationship", moved, **{column: mover.stays})
        came += len(moved)
    return Field("relationships", "", came=f"{came:,}" if came else "")


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
        filled = {name: part[name] for name in _PART if here[name] is None and part[name]}
        mover.delete("involvement", [part["id"]])
        if filled:
            mover.update("involvement", [here["id"]], **filled)
    return Field("part of", ", ".join(names[one] for one in own), came=", ".join(came))
