"""Rows to cards, whatever address book they are from: what the columns mean is known by now."""

from __future__ import annotations

from functools import lru_cache, partial
from textwrap import shorten
from typing import TYPE_CHECKING

from netcrm.formats.card import Card
from netcrm.formats.dialects.addresses import addresses_in
from netcrm.formats.dialects.beyond import HEAD
from netcrm.formats.dialects.layout import NOWHERE, filled
from netcrm.formats.dialects.meanings import POINTS
from netcrm.formats.dialects.naming import name_card
from netcrm.formats.dialects.own import put_own
from netcrm.formats.dialects.several import divided, emails_of, phones_of
from netcrm.formats.dialects.when import put_days, put_revised
from netcrm.formats.labels import label_in_words, label_of
from netcrm.formats.remarks import Remark, Skipped
from netcrm.formats.spreadsheets import (
    NO_ADDRESS,
    NOTHING,
    is_error,
    phones_in,
    without_text_mark,
)
from netcrm.rules.addresses import place_of, postal
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.days import Days
    from netcrm.formats.dialects.dialect import Dialect
    from netcrm.formats.dialects.layout import Labelled, Layout
    from netcrm.formats.tables import Table

LONGEST_KEPT = 64_000
"""Characters of a cell that netcrm has no place for, at most."""

_PHONES = POINTS["phone"]

_SHOWN = 200
_SEVERAL = {POINTS["email"]: emails_of, POINTS["phone"]: phones_of}


def cards_in(
    table: Table, dialect: Dialect, laid: Layout, days: Days, remarks: list[Remark]
) -> Iterator[Card | Skipped]:
    """Yield a card for each row that names somebody or something that can be reached."""
    rows = _Rows(table.header.names, dialect, laid, days, remarks)
    for row in table.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        line, written = row
        card = rows.card(line, rows.cells(line, written))
        yield card if card.name else Skipped(line, "no name, e-mail address, phone or organisation")


class _Rows:
    """The rows of one file."""

    def __init__(
        self,
        names: Sequence[str],
        dialect: Dialect,
        laid: Layout,
        days: Days,
        remarks: list[Remark],
    ) -> None:
        self.names = names
        self.dialect = dialect
        self.laid = laid
        self.days = days
        self.remarks = remarks
        self.nothing = frozenset[str]() if dialect.written else NOTHING
        self.no_address = frozenset[str]() if dialect.written else NO_ADDRESS
        self.several = {} if dialect.written else _SEVERAL
        self._filled = lru_cache(maxsize=1024)(partial(filled, laid))

    def cells(self, line: int, written: list[str]) -> list[str]:
        """Return as many cells as there are columns; those that have no name are no cells."""
        width = self.laid.width
        cells = [cell.strip() if cell else "" for cell in written[:width]]
        cells.extend([""] * (width - len(cells)))
        beyond = [cells[place] for place in self.laid.nameless] + written[width:]
        if lost := [*filter(None, map(str.strip, beyond))]:
            told = shorten(", ".join(lost), _SHOWN, placeholder=" …")
            self._remark(line, f"cells beyond the named columns left out: {told}")
        return cells

    def card(self, line: int, cells: list[str]) -> Card:
        """Make the card of a row."""
        places = tuple([n for n, cell in enumerate(cells) if cell and cell not in self.nothing])
        if odd := [place for place in places if cells[place][0] in "'#="]:
            self._undo_spreadsheet(line, cells, odd)
            places = tuple(place for place in places if cells[place])
        laid, card = self._filled(places), Card(line)
        for name, place in laid.texts.items():
            setattr(card, name, cells[place])
        for to, found in laid.points.items():
            setattr(card, to, self._points(card, cells, found, to))
        if laid.posts:
            self._put_posts(card, cells, laid)
        if laid.addresses:
            addresses = addresses_in(cells, laid.addresses, self.dialect.between)
            card.city, card.country = place_of(addresses)
            card.addresses = postal(addresses, (card.city, card.country))
        put_days(card, cells, laid, self.days)
        put_revised(card, self.remarks)
        if laid.notes:
            card.notes = "\n".join([cells[place] for place in laid.notes])
        if laid.tags:
            card.tags = self._tags(cells, laid)
        card.former_names = [f"{card.given} {cells[n]}".strip() for n in laid.maiden]
        card.uid = card.uid and f"{self.dialect.name}:{card.uid}"
        card.fields = {name: cells[place] for name, place in laid.fields}
        card.rest = self._rest(line, cells, laid)
        if laid.own or HEAD in card.notes:
            put_own(card, cells, laid, self.days)
        name_card(card)
        return card

    def _undo_spreadsheet(self, line: int, cells: list[str], places: Iterable[int]) -> None:
        """Take off what a spreadsheet has put there, in these places."""
        for place in places:
            cell = cells[place]
            cells[place] = "" if is_error(cell) else without_text_mark(cell)
            if is_error(cell):
                self._remark(line, f"{self.names[place]} left out: a spreadsheet shows only {cell}")

    def _points(
        self, card: Card, cells: Sequence[str], places: Iterable[Labelled], to: str
    ) -> list[str]:
        """Return e-mails, phones or links, the preferred ones first, and note their kinds."""
        found: list[str] = []
        first: list[str] = []
        for place, label, label_place in places:
            preferred = False
            if label_place != NOWHERE:
                label, preferred = label_of(cells[label_place])  # noqa: PLW2901
            if cells[place] in self.no_address:
                continue
            values: Iterable[str] = self.several.get(to, self._values)(cells[place])
            if to == _PHONES:
                named = ((self.names[place], value) for value in values)
                values = phones_in(named, card.line, self.remarks)
            for value in values:
                (first if preferred else found).append(value)
                if kind := label_in_words(label):
                    card.labels.setdefault(value, kind)
        return list(dict.fromkeys(first + found))

    def _values(self, cell: str) -> list[str]:
        """Return the values of one cell; e-mail addresses may have commas between them."""
        between = self.dialect.between
        if between and between in cell:
            return [*filter(None, map(str.strip, cell.split(between)))]
        return divided(cell)

    def _put_posts(self, card: Card, cells: Sequence[str], laid: Layout) -> None:
        posts: list[FullPost] = []
        for places in laid.posts:
            parts = {name: self._values(cells[place]) for name, place in places.items()}
            for number in range(max(map(len, parts.values()))):
                told = {name: values[number] for name, values in parts.items() if values[number:]}
                posts.append(FullPost(**told))
        if posts:
            (card.organisation, card.title, card.department), *card.further_posts = posts

    def _tags(self, cells: Sequence[str], laid: Layout) -> list[str]:
        split = (tag.strip() for place in laid.tags for tag in self.dialect.tags_in(cells[place]))
        return list(dict.fromkeys(filter(None, split)))

    def _rest(self, line: int, cells: Sequence[str], laid: Layout) -> list[tuple[str, str]]:
        """Return what is in the columns that netcrm has no place for."""
        rest = [(name, cells[place]) for name, place in laid.rest]
        for name, cell in rest:
            if len(cell) > LONGEST_KEPT:
                self._remark(line, f"{name} left out: more than {LONGEST_KEPT:,} characters")
        return [one for one in rest if len(one[1]) <= LONGEST_KEPT]

    def _remark(self, line: int, reason: str) -> None:
        self.remarks.append(Remark(line, reason))
