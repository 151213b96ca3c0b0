"""The names by which somebody was called before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.rows import full_name_key
from netcrm.store.models import Alias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session


def former_names(session: Session, number: int) -> list[str]:
    """Return how contact ``number`` was called, the first name first."""
    return [alias.value for alias in _aliases(session, number)]


def put_former_names(
    session: Session, number: int, further: Iterable[str], without: Iterable[str] = ()
) -> None:
    """Add names to those that contact ``number`` had, each once, and take others away."""
    known = {alias.normal: alias for alias in _aliases(session, number)}
    for name in without:
        if alias := known.pop(full_name_key(name), None):
            session.delete(alias)
    for name in further:
        key = full_name_key(name)
        if key not in known:
            known[key] = Alias(contact_id=number, kind="name", value=name, normal=key)
            session.add(known[key])
    session.flush()


def _aliases(session: Session, number: int) -> Iterable[Alias]:
    wanted = select(Alias).where(Alias.contact_id == number, Alias.kind == "name")
    return session.exec(wanted.order_by(col(Alias.id)))
