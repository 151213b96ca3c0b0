"""Adding many people at once: plain rows for the driver, within the command's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.contact.rows import address_values, contact_values, full_name_key, points
from netcrm.book.files.saying import as_stored, seen
from netcrm.book.files.words import Words
from netcrm.rules.names.folding import fold
from netcrm.rules.posts import FullPost
from netcrm.store.bulk import Bulk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.contact.rows import Point
    from netcrm.formats.card import Card
    from netcrm.store.writing import Work


class Incoming(NamedTuple):
    """A card and what it is in columns, worked out once; without a name there are none."""

    card: Card
    values: dict[str, Any]
    points: list[Point]


def incoming(card: Card) -> Incoming:
    """Put a card into columns."""
    has_name = card.name or card.given or card.family
    return Incoming(card, contact_values(card) if has_name else {}, points(card))


class Inserter:
    """Adds cards as contacts, chunk by chunk; ``source`` is remembered for the next import."""

    def __init__(self, work: Work, source: str | None) -> None:
        self._today = work.moment.today.isoformat()
        self._photos = work.photos
        self._source = source
        self._bulk = Bulk(work.connection, work.recorder)
        self._words = Words(work.connection, self._bulk)

    def add(self, new: Incoming) -> int:
        """Add one card, and return the id of the contact."""
        card = new.card
        number = self._bulk.next_id("contact")
        added_on = card.added_on.isoformat() if card.added_on else self._today
        new.values.update(id=number, added_on=added_on, imported_on=self._today)
        if card.met_on:
            new.values["met_on"] = card.met_on.isoformat()
        self._bulk.add("contact", new.values)
        for point in new.points:
            self._row("contact_point", number, point._asdict())
        for rank, address in enumerate(card.addresses):
            self._row("postal_address", number, address_values(address, rank))
        self._posts(number, card)
        for tag in dict.fromkeys(self._words.id_of("tag", tag) for tag in card.tags):
            self._row("contact_tag", number, {"tag_id": tag})
        self._own(number, card)
        if card.photo:
            self._photos.keep(card.photo.file, card.photo.data)
            self._row("photo", number, {"file": card.photo.file})
        if self._source:
            said = {"source": self._source, "card": as_stored(seen(card))}
            self._row("source_card", number, said)
        return number

    def _posts(self, number: int, card: Card) -> None:
        """Add the main post and those beside it."""
        told = (FullPost(card.organisation, card.title, card.department), *card.further_posts)
        for place, post in enumerate(filter(any, told)):
            organisation = self._words.id_of("organisation", post.organisation)
            values = {
                "organisation_id": organisation,
                "title": post.title or None,
                "department": post.department or None,
                "main": place == 0,
            }
            self._row("position", number, values)

    def _own(self, number: int, card: Card) -> None:
        """Add former names, named dates and the fields of the user's own."""
        former = {full_name_key(name): name for name in card.former_names}
        for normal, name in former.items():
            self._row("alias", number, {"kind": "name", "value": name, "normal": normal})
        for name, day in card.dates.items():
            kept = {"name": name, "folded": fold(name), "anniversary": day}
            self._row("named_date", number, kept)
        for name, value in card.fields.items():
            field = self._words.id_of("custom_field", name)
            self._row("contact_field", number, {"field_id": field, "value": value})

    def flush(self) -> None:
        """Write what was added; the words first, since the rest names them."""
        self._bulk.write(("organisation", "tag", "custom_field", "contact"))

    def finish(self) -> None:
        """Do what is left when all is added, for now or for good."""
        self._bulk.finish()

    def read_words(self) -> None:
        """Read again which words there are: somebody else has made some."""
        self._words.read()

    def _row(self, table: str, contact: int, values: dict[str, Any]) -> None:
        self._bulk.add(table, {"id": self._bulk.next_id(table), "contact_id": contact, **values})


def unknown_tiers(work: Work, cards: Sequence[Card]) -> dict[str, int]:
    """Return the tiers that cards name and the database lacks, and the line of the first."""
    known = {name for (name,) in work.connection.execute("SELECT name FROM tier")}
    found: dict[str, int] = {}
    for card in cards:
        if card.tier and card.tier not in known:
            found.setdefault(card.tier, card.line)
    return found
