"""Putting tags on people, and taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from netcrm.book.contact.done import Done
from netcrm.book.contact.filing import tag_ids, tag_name
from netcrm.rules.names.folding import tag_key
from netcrm.store.models import ContactTag, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work


def tag(work: Work, someone: Someone, names: Sequence[str]) -> Done | None:
    """Put tags on somebody; those that are new are made."""
    wanted = tag_ids(work.session, names)
    carried = _carried(work, someone, wanted)
    new = [number for number in wanted if number not in carried]
    for number in new:
        work.session.add(ContactTag(contact_id=someone.id, tag_id=number))
    return Done("Tagged", f" with {_named(work, new)}") if new else None


def untag(work: Work, someone: Someone, names: Sequence[str]) -> Done | None:
    """Take tags off somebody; the tag itself, and a cadence that it has, stay."""
    keys = [tag_key(tag_name(name)) for name in names]
    found = work.session.exec(select(Tag.id).where(col(Tag.folded).in_(keys))).all()
    carried = _carried(work, someone, [number for number in found if number is not None])
    for row in carried.values():
        work.session.delete(row)
    return Done("Took", f" off {_named(work, list(carried))}") if carried else None


def _carried(work: Work, someone: Someone, tags: Sequence[int]) -> dict[int, ContactTag]:
    """Return which of these tags somebody carries."""
    found = work.session.exec(
        select(ContactTag).where(
            ContactTag.contact_id == someone.id, col(ContactTag.tag_id).in_(tags)
        )
    )
    return {row.tag_id: row for row in found}


def _named(work: Work, tags: Sequence[int]) -> str:
    found = [work.session.get_one(Tag, number) for number in tags]
    return ", ".join(f"#{one.name}" for one in found)
