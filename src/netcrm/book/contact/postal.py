"""The postal addresses of a contact: as a whole list, the preferred one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.rows import address_values
from netcrm.store.models import PostalAddress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from netcrm.rules.addresses import Address


def put_postal(session: Session, contact: int, wanted: Sequence[Address]) -> None:
    """Let a contact have just these addresses, in this order."""
    whose = select(PostalAddress).where(PostalAddress.contact_id == contact)
    kept = list(session.exec(whose.order_by(col(PostalAddress.rank), col(PostalAddress.id))))
    for rank, address in enumerate(wanted):
        row = kept.pop(0) if kept else PostalAddress(contact_id=contact)
        for name, value in address_values(address, rank).items():
            setattr(row, name, value)
        session.add(row)
    for row in kept:
        session.delete(row)
