"""E-mails, phones and links of a contact: as a whole list, the preferred one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.book.contact.rows import normal_form
from netcrm.store.models import ContactPoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlmodel import Session


def put_points(
    session: Session, contact: int, kind: str, wanted: Iterable[str], labels: Mapping[str, str]
) -> None:
    """Let a contact have just these e-mails, phones or links, in this order; none of them twice.

    ``labels`` are what some of them are for, by the value; the others keep what they have.
    """
    found = session.exec(
        select(ContactPoint).where(ContactPoint.contact_id == contact, ContactPoint.kind == kind)
    )
    kept = {row.normal: row for row in found}
    values: dict[str, str] = {}
    for value in wanted:
        values.setdefault(normal_form(kind, value), value)
    for rank, (normal, value) in enumerate(values.items()):
        row = kept.pop(normal, None)
        if row is None:
            row = ContactPoint(contact_id=contact, kind=kind, value=value, normal=normal)
        row.value, row.rank = value, rank
        if value in labels:
            row.label = labels[value] or None
        session.add(row)
    for row in kept.values():
        session.delete(row)
