"""Changing contacts who are here by what a card brings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from netcrm.book.contact.changes import Changes
from netcrm.book.contact.editing import apply
from netcrm.book.files.saying import DATE, PHOTO, SINGLE, as_stored, followed, with_further
from netcrm.store.models import Alias, SourceCard, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netcrm.book.files.merging import News
    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card
    from netcrm.store.writing import Work


class Updater:
    """Writes the news of one import."""

    def __init__(self, work: Work, source: str) -> None:
        self._work = work
        self._session = work.session
        self._source = source

    def apply(self, kept: Person, card: Card, news: News, *, noticed: bool = False) -> None:
        """Change one contact; ``noticed`` where the user has not done it, but is to hear of it."""
        changes = _changes(news)
        changes.noticed = noticed
        if PHOTO in news.changed:
            changes.photo = card.photo
        apply(self._work, kept, changes)

    def know_as(self, number: int, uid: str) -> None:
        """Remember by which uid the source calls somebody who has another one here."""
        self._session.add(Alias(contact_id=number, kind="uid", value=uid, normal=uid))

    def remember(
        self,
        number: int,
        said: Mapping[str, Any],
        before: Mapping[str, Any] | None,
        *,
        again: bool = False,
    ) -> Mapping[str, Any]:
        """Keep what the source says now, for its next import; ``again`` in a further card."""
        told = before or {}
        said = with_further(told, said) if again else followed(told, said)
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


def _changes(news: News) -> Changes:
    """Tell news as changes. The parts of a name are among them, if they follow a new name.

    Who is called again as they were before is called so no longer formerly.
    """
    changes = Changes(
        further=news.further,
        labels={value: label for value, (_, label) in news.labels.items()},
        addresses=news.addresses.wanted if news.addresses else None,
        further_posts=news.posts,
    )
    if "name" in news.changed:
        changes.without["former_names"] = [news.changed["name"][1]]
    for name, (_, value) in news.changed.items():
        if name.startswith(DATE):
            changes.dates[name.removeprefix(DATE)] = value
        elif name in SINGLE:
            changes.values[name] = date.fromisoformat(value) if name == "met_on" else value
        elif name != PHOTO:
            changes.fields[name] = value
    return changes
