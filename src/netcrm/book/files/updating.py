"""Changing contacts who are here by what a card brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from netcrm.book.contact.filing import organisation_id, tag_ids
from netcrm.book.contact.rows import NAME_FIELDS, PLAIN_FIELDS, POINT_FIELDS, name_keys, normal_form
from netcrm.book.files.merging import as_stored, seen
from netcrm.rules.names import NameParts
from netcrm.store.models import Contact, ContactPoint, ContactTag, Position, SourceCard, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from netcrm.book.files.merging import News
    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card
    from netcrm.store.writing import Work


class Updater:
    """Writes the news of one import."""

    def __init__(self, work: Work, source: str) -> None:
        self._session = work.session
        self._source = source

    def apply(self, kept: Person, news: News) -> None:
        """Change one contact."""
        contact = self._session.get_one(Contact, kept.id)
        new = {name: value for name, (_, value) in news.changed.items()}
        for name in ("name", *NAME_FIELDS, *PLAIN_FIELDS):
            if name in new:
                setattr(contact, name, _typed(name, new[name]))
        if not new.keys().isdisjoint(("name", *NAME_FIELDS)):
            _find_by_new_name(contact)
        self._session.add(contact)
        if "organisation" in new or "title" in new:
            self._post(kept.id, new)
        for kind, field in POINT_FIELDS.items():
            self._points(kept, kind, news.further.get(field, ()))
        for tag in tag_ids(self._session, news.further.get("tags", ())):
            self._session.add(ContactTag(contact_id=kept.id, tag_id=tag))
        self._session.flush()

    def _post(self, number: int, new: Mapping[str, str]) -> None:
        """Change the main post; with another organisation, the old one goes with its title."""
        post = self._session.exec(
            select(Position).where(
                Position.contact_id == number,
                col(Position.main).is_(True),
                col(Position.to_on).is_(None),
            )
        ).first() or Position(contact_id=number)
        if "organisation" in new:
            post.organisation_id = organisation_id(self._session, new["organisation"])
        if "title" in new:
            post.title = new["title"]
        self._session.add(post)

    def _points(self, kept: Person, kind: str, values: Sequence[str]) -> None:
        rank = len(getattr(kept, POINT_FIELDS[kind]))
        for place, value in enumerate(values):
            self._session.add(
                ContactPoint(
                    contact_id=kept.id,
                    kind=kind,
                    value=value,
                    normal=normal_form(kind, value),
                    rank=rank + place,
                )
            )

    def remember(
        self, number: int, card: Card, before: Mapping[str, Any] | None
    ) -> Mapping[str, Any]:
        """Keep what the source says now, for its next import."""
        said = seen(card)
        if said == before:
            return said
        row = self._session.exec(
            select(SourceCard).where(
                SourceCard.contact_id == number, SourceCard.source == self._source
            )
        ).first() or SourceCard(contact_id=number, source=self._source, card="")
        row.card = as_stored(said)
        self._session.add(row)
        self._session.flush()
        return said

    def make_tiers(self, lines: Mapping[str, int], warn: Callable[[int, str], None]) -> None:
        """Make tiers that a file names and that are not here: without a cadence, with a word."""
        for name, line in lines.items():
            self._session.add(Tier(name=name))
            self._session.flush()
            hint = f"give it a cadence by: netcrm cadence set tier:{name} 3m"
            warn(line, f"tier {name} is new here and has no cadence yet; {hint}")


def _typed(name: str, value: str) -> object:
    from datetime import date

    return date.fromisoformat(value) if name == "met_on" else value or None


def _find_by_new_name(contact: Contact) -> None:
    parts = NameParts(*(getattr(contact, name) or "" for name in NAME_FIELDS[:5]))
    for key, value in name_keys(contact.name, parts, contact.nickname).items():
        setattr(contact, key, value)
