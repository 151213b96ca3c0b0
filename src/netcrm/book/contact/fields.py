"""The fields that the user has made: giving one to a contact, and taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from netcrm.rules.fields import field_key
from netcrm.store.models import ContactField, CustomField

if TYPE_CHECKING:
    from sqlmodel import Session


def put_field(session: Session, contact: int, name: str, value: str) -> None:
    """Give a contact a field, or take it away where the value is empty.

    A field is made when the first one has it, called as it was typed then, and is gone with the
    last: else a slip of the pen would be a key of queries for ever.
    """
    field = _field(session, name)
    if field is None and not value:
        return
    if field is None:
        field = CustomField(name=name, folded=field_key(name))
        session.add(field)
        session.flush()
    kept = session.exec(
        select(ContactField).where(
            ContactField.contact_id == contact, ContactField.field_id == field.id
        )
    ).first()
    if value:
        kept = kept or ContactField(contact_id=contact, field_id=field.id or 0, value=value)
        kept.value = value
        session.add(kept)
    elif kept is not None:
        session.delete(kept)
        session.flush()
        _forget_unused(session, field)


def is_field(session: Session, name: str) -> bool:
    """Say whether anybody has such a field."""
    return _field(session, name) is not None


def _field(session: Session, name: str) -> CustomField | None:
    return session.exec(select(CustomField).where(CustomField.folded == field_key(name))).first()


def _forget_unused(session: Session, field: CustomField) -> None:
    if session.exec(select(ContactField).where(ContactField.field_id == field.id)).first() is None:
        session.delete(field)
