"""Moving what a contact has several of: addresses, tags, dates, fields, who is not whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import address_key
from netcrm.book.duplicates.values import Field
from netcrm.rules.addresses import Address
from netcrm.rules.anniversary import Anniversary
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.book.duplicates.moving import Mover
    from netcrm.store.reading import Row

_POINTS = {"email": "e-mail", "phone": "phone", "link": "link"}
_NAMED = (
    ("named_date", "folded", "name, anniversary AS value", "named_date"),
    ("contact_field", "field_id", "name, value", "person_field"),
)


def move_points(mover: Mover) -> Iterator[Field]:
    """Move e-mails, phones and links below those that are there; none comes twice."""
    for kind, label in _POINTS.items():
        own = [one for one in mover.of(mover.stays, "contact_point", "rank, id") if _is(one, kind)]
        theirs = [
            one for one in mover.of(mover.goes, "contact_point", "rank, id") if _is(one, kind)
        ]
        known = {one["normal"]: one for one in own}
        rank = max((one["rank"] for one in own), default=-1)
        came: list[str] = []
        for point in theirs:
            if point["normal"] in known:
                mover.delete("contact_point", [point["id"]])
                _label(mover, known[point["normal"]], point["label"])
                continue
            known[point["normal"]] = point
            rank += 1
            mover.update("contact_point", [point["id"]], contact_id=mover.stays, rank=rank)
            came.append(point["value"])
        yield Field(label, ", ".join(one["value"] for one in own), came=", ".join(came))


def _label(mover: Mover, point: Row, label: str | None) -> None:
    """Say what one that both have is for, where only the one who goes knows it."""
    if label and not point["label"]:
        mover.update("contact_point", [point["id"]], label=label)


def move_addresses(mover: Mover) -> Field:
    """Move the postal addresses below those that are there; none comes twice."""
    own = mover.of(mover.stays, "postal_address", "rank, id")
    known = {address_key(_address(one)) for one in own}
    came: list[str] = []
    for row in mover.of(mover.goes, "postal_address", "rank, id"):
        address = _address(row)
        if address_key(address) in known:
            mover.delete("postal_address", [row["id"]])
            continue
        rank = len(own) + len(came)
        mover.update("postal_address", [row["id"]], contact_id=mover.stays, rank=rank)
        came.append(address.line)
    return Field("address", "; ".join(_address(one).line for one in own), came="; ".join(came))


def _address(row: Row) -> Address:
    return Address(*(row[name] or "" for name in Address._fields))


def _is(point: Row, kind: str) -> bool:
    return bool(point["kind"] == kind)


def move_tags(mover: Mover, connection: sqlite3.Connection) -> Field:
    """Move the tags."""
    own, theirs = (_tags(connection, number) for number in (mover.stays, mover.goes))
    mover.move("contact_tag", "tag_id")
    came = [tag for tag in theirs if tag not in own]
    return Field("tags", ", ".join(own), came=", ".join(came))


def _tags(connection: sqlite3.Connection, number: int) -> list[str]:
    sql = "SELECT name FROM person_tag WHERE contact_id = :id ORDER BY folded"
    return [row["name"] for row in rows(connection, sql, id=number)]


def move_named(mover: Mover, connection: sqlite3.Connection) -> Iterator[Field]:
    """Move dates and fields; where both have another value of one name, it is told as noted."""
    for table, key, columns, view in _NAMED:
        own, theirs = (
            _named(connection, columns, view, number) for number in (mover.stays, mover.goes)
        )
        mover.move(table, key)
        for folded, (name, value) in (theirs | own).items():
            _, other = theirs.get(folded, ("", ""))
            if folded not in own:
                yield Field(name, "", came=value)
            else:
                yield Field(name, value, noted="" if other == value else other)


def _named(
    connection: sqlite3.Connection, columns: str, view: str, number: int
) -> dict[str, tuple[str, str]]:
    """Return the values of a name, by its folded form."""
    sql = f"SELECT folded, {columns} FROM {view} WHERE contact_id = :id ORDER BY folded"
    said = Anniversary.from_stored if view == "named_date" else None
    return {
        row["folded"]: (row["name"], said(row["value"]).words() if said else row["value"])
        for row in rows(connection, sql, id=number)
    }


def move_different(mover: Mover) -> None:
    """Let whoever is not the one who goes be not the one who stays; with nobody twice."""
    own = mover.ids(
        "SELECT other_id FROM different WHERE contact_id = :stays"
        " UNION SELECT contact_id FROM different WHERE other_id = :stays"
    )
    for number in mover.ids("SELECT id FROM different WHERE :goes IN (contact_id, other_id)"):
        (other,) = mover.ids(
            "SELECT CASE contact_id WHEN :goes THEN other_id ELSE contact_id END FROM different"
            f" WHERE id = {number}"
        )
        if other == mover.stays or other in own:
            mover.delete("different", [number])
        else:
            low, high = sorted((mover.stays, other))
            mover.update("different", [number], contact_id=low, other_id=high)
