"""Rows to cards, whatever address book they are from: what the columns mean is known by now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.card import Card, CardPost, place_of
from netcrm.formats.dialects.addresses import addresses_in, is_postal
from netcrm.formats.dialects.labels import label_of
from netcrm.formats.dialects.layout import NOWHERE
from netcrm.formats.dialects.naming import name_card
from netcrm.formats.dialects.when import put_days, put_revised
from netcrm.formats.remarks import Remark, Skipped
from netcrm.rules.text import unguard_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.days import Days
    from netcrm.formats.dialects.dialect import Dialect
    from netcrm.formats.dialects.layout import Labelled, Layout
    from netcrm.formats.tables import Table

LONGEST_KEPT = 64_000
"""Characters of a cell that netcrm has no place for, at most."""

_SHOWN = 60
_BETWEEN_EMAILS = re.compile(r"[,;\s]+")


def cards_in(
    table: Table, dialect: Dialect, laid: Layout, days: Days, remarks: list[Remark]
) -> Iterator[Card | Skipped]:
    """Yield a card for each row that names somebody or something that can be reached."""
    rows = _Rows(dialect, laid, days, remarks)
    for row in table.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        line, written = row
        card = rows.card(line, rows.cells(line, written))
        yield card if card.name else Skipped(line, "no name, e-mail address, phone or organisation")


class _Rows:
    """The rows of one file."""

    def __init__(self, dialect: Dialect, laid: Layout, days: Days, remarks: list[Remark]) -> None:
        self.dialect = dialect
        self.laid = laid
        self.days = days
        self.remarks = remarks

    def cells(self, line: int, written: list[str]) -> list[str]:
        """Return as many cells as there are columns; those that have no name are no cells."""
        width = self.laid.width
        cells = [
            unguard_cell(cell.strip()) if cell else ""
            for cell in (*written[:width], *[""] * (width - len(written)))
        ]
        beyond = [cells[place] for place in self.laid.nameless] + written[width:]
        if lost := [cell[:_SHOWN] for cell in map(str.strip, beyond) if cell]:
            self._remark(line, f"cells beyond the named columns left out: {', '.join(lost)}")
        return cells

    def card(self, line: int, cells: Sequence[str]) -> Card:
        """Make the card of a row."""
        laid, card = self.laid, Card(line)
        for name, place in laid.texts.items():
            if cells[place]:
                setattr(card, name, cells[place])
        for to, places in laid.points.items():
            setattr(card, to, self._points(card, cells, places, of_emails=to == "emails"))
        self._put_posts(card, cells)
        card.addresses = addresses_in(cells, laid.addresses, self.dialect.between)
        card.city, card.country = place_of(card.addresses)
        card.addresses = [one for one in card.addresses if is_postal(one)]
        put_days(card, cells, laid, self.days)
        put_revised(card, self.remarks)
        card.notes = "\n".join(cells[place] for place in laid.notes if cells[place])
        card.tags = self._tags(cells)
        card.former_names = [f"{card.given} {cells[n]}".strip() for n in laid.maiden if cells[n]]
        card.uid = card.uid and f"{self.dialect.name}:{card.uid}"
        self._keep(card, cells)
        name_card(card)
        return card

    def _points(
        self, card: Card, cells: Sequence[str], places: Iterable[Labelled], *, of_emails: bool
    ) -> list[str]:
        """Return e-mails, phones or links, the preferred ones first, and note their kinds."""
        found: list[str] = []
        first: list[str] = []
        for place, label, label_place in places:
            if not cells[place]:
                continue
            preferred = False
            if label_place != NOWHERE:
                label, preferred = label_of(cells[label_place])  # noqa: PLW2901
            for value in self._values(cells[place], of_emails=of_emails):
                (first if preferred else found).append(value)
                if label:
                    card.labels.setdefault(value, label)
        return list(dict.fromkeys((*first, *found)))

    def _values(self, cell: str, *, of_emails: bool = False) -> list[str]:
        """Return the values of one cell; e-mails may also have commas between them."""
        between = self.dialect.between
        if between and between in cell:
            return [*filter(None, map(str.strip, cell.split(between)))]
        if of_emails and cell.count("@") > 1:
            several = [*filter(None, _BETWEEN_EMAILS.split(cell))]
            if all("@" in one for one in several):
                return several
        return [cell]

    def _put_posts(self, card: Card, cells: Sequence[str]) -> None:
        posts: list[CardPost] = []
        for places in self.laid.posts:
            parts = {name: self._values(cells[n]) for name, n in places.items() if cells[n]}
            for number in range(max(map(len, parts.values()), default=0)):
                told = {name: values[number] for name, values in parts.items() if values[number:]}
                posts.append(CardPost(**told))
        if posts:
            (card.organisation, card.title, card.department), *card.further_posts = posts

    def _tags(self, cells: Sequence[str]) -> list[str]:
        written = (cells[place] for place in self.laid.tags if cells[place])
        split = (tag.strip() for cell in written for tag in self.dialect.tags_in(cell))
        return list(dict.fromkeys(filter(None, split)))

    def _keep(self, card: Card, cells: Sequence[str]) -> None:
        """Keep what is in unknown columns."""
        for name, place in self.laid.fields:
            if cells[place]:
                card.fields[name] = cells[place]
        for name, place in self.laid.rest:
            if len(cells[place]) > LONGEST_KEPT:
                self._remark(card.line, f"{name} left out: more than {LONGEST_KEPT:,} characters")
            elif cells[place]:
                card.rest.append((name, cells[place]))

    def _remark(self, line: int, reason: str) -> None:
        self.remarks.append(Remark(line, reason))
