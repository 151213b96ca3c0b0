"""The files of other address books, each with what their own files had beside what netcrm knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from netcrm.book.files.exporting import cards
from netcrm.book.files.out.tables import of_people
from netcrm.book.files.photos import photo_of
from netcrm.formats.dialects import google_writing, outlook_writing
from netcrm.formats.vcard import writing as vcard_writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Export, Tally, Wanted
    from netcrm.formats.card import Card


class AddressBook(Protocol):
    """What writes the CSV of another address book."""

    def columns(self, cards: Iterable[Card]) -> tuple[str, ...]:
        """Return the header for some people."""

    def write_cards(
        self, out: TextIO, cards: Iterable[Card], header: Sequence[str], *, mark: bool = False
    ) -> None:
        """Write a row for each of them."""


CHUNK = 500
"""So many people are in memory at a time, with their photos."""


def vcards(version: str) -> Callable[[Wanted], Export]:
    """Make what prepares vCards of a version."""

    def prepare(wanted: Wanted) -> Export:
        def write(out: TextIO, ids: Sequence[int], tally: Tally) -> None:
            found = _cards(wanted, ids, "vcard", with_photos=True)
            vcard_writing.write_cards(out, tally.of(found), version)

        return of_people(wanted, write)

    return prepare


def table(source: str, book: AddressBook) -> Callable[[Wanted], Export]:
    """Make what prepares a table; everybody is gone through twice, first for the header."""

    def prepare(wanted: Wanted) -> Export:
        def write(out: TextIO, ids: Sequence[int], tally: Tally) -> None:
            header = book.columns(_cards(wanted, ids, source))
            found = tally.of(_cards(wanted, ids, source))
            book.write_cards(out, found, header, mark=wanted.in_file)

        return of_people(wanted, write)

    return prepare


google = table("google", google_writing)
outlook = table("outlook", outlook_writing)


def _cards(
    wanted: Wanted, ids: Sequence[int], source: str, *, with_photos: bool = False
) -> Iterator[Card]:
    """Yield the cards with what files of this source had that netcrm has no place for."""
    connection, today = wanted.connection, wanted.moment.today
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        rest, photos = _rest(connection, part, source), _photos(connection, part)
        found = cards(connection, today, part, private=wanted.private)
        for number, card in zip(part, found, strict=True):
            card.rest = rest.get(number, [])
            if with_photos and number in photos:
                card.photo = photo_of(connection, photos[number])
            yield card


def _rest(
    connection: sqlite3.Connection, ids: Sequence[int], source: str
) -> dict[int, list[tuple[str, str]]]:
    """Return by contact what their cards had; in a table a column of the first one counts."""
    found = connection.execute(
        "SELECT contact_id, json_extract(card, '$.also:rest'), json_extract(card, '$.rest')"
        " FROM source_card"
        " WHERE source = ? AND contact_id IN (SELECT value FROM json_each(?))",
        (source, json.dumps(ids)),
    )
    return {
        number: [(name, value) for rest in cards if rest for name, value in json.loads(rest)]
        for number, *cards in found
        if any(cards)
    }


def _photos(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    found = connection.execute(
        "SELECT contact_id, file FROM photo WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return dict(found.fetchall())
