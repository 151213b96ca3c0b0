"""The words that people and conversations are filed under: tags, organisations, tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.errors import UsageError
from netcrm.rules.names.folding import fold, tag_key
from netcrm.store.models import Organisation, Tag
from netcrm.store.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sqlmodel import Session


def tag_ids(session: Session, names: Iterable[str]) -> list[int]:
    """Return the ids of the tags with these names, each once; new ones are made."""
    found: dict[int, None] = {}
    for name in names:
        plain = tag_name(name)
        tag = session.exec(select(Tag).where(Tag.folded == tag_key(plain))).first()
        if tag is None:
            tag = Tag(name=plain, folded=tag_key(plain))
            session.add(tag)
            session.flush()
        found[kept_id(tag)] = None
    return list(found)


def tag_name(typed: str) -> str:
    """Read a tag as typed, with or without its ``#``; UsageError for an empty one."""
    plain = " ".join(typed.strip().removeprefix("#").split())
    if not plain:
        raise UsageError("A tag needs a name, such as 'berlin'.")
    return plain


def organisation_id(session: Session, name: str) -> int:
    """Return the id of the organisation with this name; a new one is made."""
    plain = " ".join(name.split())
    known = session.exec(select(Organisation).where(Organisation.folded == fold(plain))).first()
    if known is None:
        known = Organisation(name=plain, folded=fold(plain))
        session.add(known)
        session.flush()
    return kept_id(known)


def checked_tier(connection: sqlite3.Connection, typed: str) -> str:
    """Return the tier that is called so; UsageError names those that there are."""
    names = [str(row["name"]) for row in rows(connection, "SELECT name FROM tier ORDER BY id")]
    for name in names:
        if fold(name) == fold(typed):
            return name
    raise UsageError(f"There is no tier '{typed}'; there are {', '.join(names)}.")


def kept_id(row: Tag | Organisation) -> int:
    """Return the id of a row that is in the database."""
    if row.id is None:
        raise AssertionError(row)
    return row.id
