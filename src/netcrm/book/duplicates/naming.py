"""By what a contact is found, called and remembered after another one has become part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import full_name_key
from netcrm.rules.names.parts import NameParts, display_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.book.duplicates.moving import Mover
    from netcrm.store.reading import Row


def also_called(one: Row, other: Row) -> list[str]:
    """Return the names of ``other`` that ``one`` is not called by."""
    own = {one["name"], one["nickname"]}
    return [name for name in dict.fromkeys(_names(one, other)) if name not in own]


def _names(one: Row, other: Row) -> Iterator[str]:
    yield other["name"]
    parts = NameParts(*(other[part] or "" for part in ("prefix", "given", "middle", "family")))
    whole = display_name(parts)
    if whole and full_name_key(whole) != full_name_key(other["name"]):
        yield whole
    if other["nickname"] and one["nickname"]:
        yield other["nickname"]


def searchable(one: Row, other: Row) -> str:
    """Return every word by which one of both may be called."""
    words = (*one["searchable"].split(), *other["searchable"].split())
    return " ".join(dict.fromkeys(words))


def keep_aliases(mover: Mover, other: Row, names: list[str]) -> None:
    """Keep the names of who goes, its uid and its number, and all that meant it already."""
    mover.move("alias", "kind || ':' || normal")
    known = {(row["kind"], row["normal"]) for row in mover.of(mover.stays, "alias")}
    wanted = [
        *(("name", name, full_name_key(name)) for name in names),
        ("uid", other["uid"], other["uid"]),
        ("number", str(other["id"]), str(other["id"])),
    ]
    for kind, value, normal in wanted:
        if (kind, normal) not in known:
            known.add((kind, normal))
            mover.insert("alias", contact_id=mover.stays, kind=kind, value=value, normal=normal)
