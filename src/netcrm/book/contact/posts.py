"""The main post of a contact: where they work, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.filing import organisation_id
from netcrm.store.models import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session


def put_post(session: Session, contact: int, values: Mapping[str, str]) -> None:
    """Change ``organisation`` and ``title`` as far as they are among the values.

    With another organisation the title stays, unless it is told, too. A post of neither is none.
    """
    if values.keys().isdisjoint(("organisation", "title")):
        return
    post = session.exec(
        select(Position).where(
            Position.contact_id == contact,
            col(Position.main).is_(True),
            col(Position.to_on).is_(None),
        )
    ).first()
    kept = post or Position(contact_id=contact)
    if "organisation" in values:
        name = values["organisation"]
        kept.organisation_id = organisation_id(session, name) if name else None
    if "title" in values:
        kept.title = values["title"] or None
    if kept.organisation_id is not None or kept.title is not None:
        session.add(kept)
    elif post is not None:
        session.delete(post)
