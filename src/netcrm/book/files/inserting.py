"""Adding many people at once: plain rows for the driver, within the command's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import contact_values, points
from netcrm.book.files.merging import as_stored, seen
from netcrm.rules.names import fold
from netcrm.store.bulk import Bulk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.card import Card
    from netcrm.store.writing import Work


class Inserter:
    """Adds cards as contacts, chunk by chunk; ``source`` is remembered for the next import."""

    def __init__(self, work: Work, source: str | None) -> None:
        self._today = work.moment.today
        self._source = source
        self._bulk = Bulk(work.connection, work.recorder)
        self._words = {
            table: {
                str(key): int(n)
                for key, n in work.connection.execute(f"SELECT folded, id FROM {table}")
            }
            for table in ("organisation", "tag")
        }

    def reserve(self) -> int:
        """Return the id that the next added contact will have."""
        return self._bulk.next_id("contact")

    def add(self, number: int, card: Card) -> None:
        """Add one card under the id that was reserved for it."""
        self._bulk.add(
            "contact",
            {
                **contact_values(card),
                "id": number,
                "added_on": card.added_on or self._today,
                "imported_on": self._today,
            },
        )
        for kind, value, normal, rank in points(card):
            point = {"kind": kind, "value": value, "normal": normal, "rank": rank}
            self._row("contact_point", number, point)
        if card.organisation or card.title:
            organisation = self._word("organisation", card.organisation)
            post = {"organisation_id": organisation, "title": card.title or None, "main": True}
            self._row("position", number, post)
        for tag in dict.fromkeys(self._word("tag", tag) for tag in card.tags):
            self._row("contact_tag", number, {"tag_id": tag})
        if self._source:
            said = {"source": self._source, "card": as_stored(seen(card))}
            self._row("source_card", number, said)

    def flush(self) -> None:
        """Write what was added; the words first, since the rest names them."""
        self._bulk.write(("organisation", "tag", "contact"))

    def _row(self, table: str, contact: int, values: dict[str, Any]) -> None:
        self._bulk.add(table, {"id": self._bulk.next_id(table), "contact_id": contact, **values})

    def _word(self, table: str, name: str) -> int | None:
        folded = fold(name)
        if not folded:
            return None
        known = self._words[table]
        if folded not in known:
            known[folded] = self._bulk.next_id(table)
            plain = " ".join(name.split())
            self._bulk.add(table, {"id": known[folded], "name": plain, "folded": folded})
        return known[folded]


def unknown_tiers(work: Work, cards: Sequence[Card]) -> list[str]:
    """Return the tiers that cards name and the database lacks."""
    known = {name for (name,) in work.connection.execute("SELECT name FROM tier")}
    return sorted({card.tier for card in cards if card.tier} - known)
