"""Changing a contact: what is to become of it, told in one way by options, editor and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.contact.contact_points import put_points
from netcrm.book.contact.dating import put_date
from netcrm.book.contact.fields import put_field
from netcrm.book.contact.former_names import former_names, put_former_names
from netcrm.book.contact.photos import put_photo, take_photo
from netcrm.book.contact.postal import put_postal
from netcrm.book.contact.refusing import refuse_missing, refuse_overwriting
from netcrm.book.contact.remarking import name_lost, namesakes, sharers
from netcrm.book.contact.rows import NAME_FIELDS, POINT_FIELDS, name_keys, normal_form
from netcrm.book.contact.tagging import tag, untag
from netcrm.book.contact.telling import told
from netcrm.book.people.finding import Someone
from netcrm.book.people.person import people
from netcrm.book.posts.further import add_posts
from netcrm.book.posts.moving import put_post
from netcrm.errors import RefusedError, UsageError
from netcrm.rules.names.parts import NameParts
from netcrm.rules.renaming import PARTS, renamed
from netcrm.store.models import Contact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from netcrm.book.contact.changes import Changes
    from netcrm.book.people.person import Person
    from netcrm.store.writing import Work


class Edited(NamedTuple):
    """The contact as it is now, whether anything was changed, and what is worth a remark."""

    person: Person
    changed: bool
    remarks: Sequence[str]


def edit(
    work: Work,
    someone: Someone,
    changes: Changes,
    seen: Person | None = None,
    region: str | None = None,
) -> Edited:
    """Change somebody as the user has said it.

    ``seen`` is how they stood when the user began to edit: what another command has changed since
    is not overwritten. Without it, NotFoundError is raised for taking away what is not there.
    """
    before = _present(work, someone)
    if seen is None:
        refuse_missing(work, before, changes)
    else:
        refuse_overwriting(before, seen, changes)
    if changes.values.get("introduced_by_id") == someone.id:
        raise UsageError(f"{before.name} cannot be introduced by themselves.")
    remarks = sharers(work.connection, before, changes, region)
    changes.values.update(_named(before, changes.values))
    remarks += apply(work, before, changes)
    after = _present(work, someone)
    if after.name != before.name:
        remarks += namesakes(work.connection, after)
        remarks += name_lost(work.connection, before, after)
    said = told(work.connection, before, after)
    if said:
        work.people.append(someone.id)
        work.summary = f"Changed {before.name}: {'; '.join(said)}"
    return Edited(after, bool(said), remarks)


def apply(work: Work, kept: Person, changes: Changes) -> list[str]:
    """Carry out changes in a contact, who is ``kept`` until now; return what is worth a remark."""
    session = work.session
    contact = session.get_one(Contact, kept.id)
    _put_values(contact, changes)
    _put_names(session, contact, changes)
    remarks = put_post(work, kept.id, changes.values, noticed=changes.noticed)
    add_posts(session, kept.id, changes.further_posts)
    for kind, name in POINT_FIELDS.items():
        if _concerns(kept, name, changes):
            put_points(session, kept.id, kind, _listed(kept, kind, changes), changes.labels)
    if changes.addresses is not None:
        put_postal(session, kept.id, changes.addresses)
    if changes.photo:
        put_photo(work, kept.id, changes.photo)
    if changes.without_photo:
        take_photo(session, kept.id)
    someone = Someone(kept.id, kept.name)
    if gone := changes.without.get("tags"):
        untag(work, someone, gone)
    if further := changes.further.get("tags"):
        tag(work, someone, further)
    for name, anniversary in changes.dates.items():
        put_date(session, kept.id, name, anniversary)
    for name, value in changes.fields.items():
        put_field(session, kept.id, name, value)
    session.flush()
    return remarks


def _concerns(kept: Person, name: str, changes: Changes) -> bool:
    """Say whether changes are about the e-mails, the phones or the links."""
    if any(name in lists for lists in (changes.further, changes.without, changes.order)):
        return True
    return not changes.labels.keys().isdisjoint(getattr(kept, name))


def _put_values(contact: Contact, changes: Changes) -> None:
    """Change the columns of the contact itself; the session sees that they are others."""
    for name, value in changes.values.items():
        if name in Contact.model_fields:
            setattr(contact, name, value or None)
    if changes.more_notes:
        contact.notes = "\n".join(filter(None, [contact.notes, *changes.more_notes]))


def _put_names(session: Session, contact: Contact, changes: Changes) -> None:
    """Change what somebody was called, and what they are found by."""
    number = contact.id or 0
    further, without = (_former(lists) for lists in (changes.further, changes.without))
    if further or without:
        put_former_names(session, number, further, without)
    elif changes.values.keys().isdisjoint(("name", *NAME_FIELDS)):
        return
    _find_by_names(contact, former_names(session, number))


def _former(lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return lists.get("former_names", ())


def _present(work: Work, someone: Someone) -> Person:
    found = next(people(work.connection, work.moment.today, [someone.id]), None)
    if found is None:
        raise RefusedError(f"{someone.name} ({someone.id}) was removed meanwhile.")
    return found


def _named(kept: Person, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what becomes of the name and its parts."""
    if values.keys().isdisjoint(("name", *PARTS)):
        return {}
    parts = NameParts(*(getattr(kept, part) or "" for part in PARTS))
    name, changed = renamed(kept.name, parts, values)
    return {"name": name, **{part: getattr(changed, part) for part in PARTS}}


def _find_by_names(contact: Contact, former: Sequence[str]) -> None:
    parts = NameParts(*(getattr(contact, part) or "" for part in PARTS))
    for key, value in name_keys(contact.name, parts, contact.nickname, former).items():
        setattr(contact, key, value)


def _listed(kept: Person, kind: str, changes: Changes) -> list[str]:
    """Return the addresses of a kind that somebody is to have, in their order."""
    name = POINT_FIELDS[kind]
    gone = {normal_form(kind, value) for value in changes.without.get(name, ())}
    left = [value for value in getattr(kept, name) if normal_form(kind, value) not in gone]
    values = [*left, *changes.further.get(name, ())]
    if name in changes.order:
        places = {normal_form(kind, value): n for n, value in enumerate(changes.order[name])}
        values.sort(key=lambda value: places.get(normal_form(kind, value), len(places)))
    return values
