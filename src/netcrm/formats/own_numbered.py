"""The columns of netcrm's own CSV that come in numbers, and only where somebody needs them.

``email_2_label`` says what the second e-mail is for, ``address_1_street`` is of the first address;
``organisation_2`` and what goes with it is a further post beside the main one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netcrm.formats.tables import folded
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost
from netcrm.rules.text import unguard_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.formats.card import Card

LABELLED = {"email": "emails", "phone": "phones", "link": "links"}
"""What has a kind, by the names of its columns, and where a card has it."""

_PARTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(LABELLED, ("label",)),
    "address": Address._fields,
    "post": FullPost._fields,
}
_NUMBER = "_([0-9]{1,4})"
_NAME = re.compile(
    rf"({'|'.join(LABELLED)}){_NUMBER}_(label)|(address){_NUMBER}_({'|'.join(Address._fields)})"
)
_FURTHER_POST = re.compile(rf"({'|'.join(FullPost._fields)})_([2-9]|[1-9][0-9]{{1,3}})")


class Numbered(NamedTuple):
    """What one such column is of: ``email``, ``address`` or ``post``, its number, its part."""

    of: str
    number: int
    part: str

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands among the others: e-mails first, all of an address together."""
        return [*_PARTS].index(self.of), self.number, _PARTS[self.of].index(self.part)


def numbered(column: str) -> Numbered | None:
    """Tell what a column of this folded name is; None where it is another one."""
    if found := _FURTHER_POST.fullmatch(column):
        return Numbered("post", int(found[2]), found[1])
    if found := _NAME.fullmatch(column):
        of, number, part = filter(None, found.groups())
        return Numbered(of, int(number), part)
    return None


def getter(column: Numbered) -> Callable[[Card], str]:
    """Return a function from a card to its cell in a column."""
    of, number, part = column
    if of == "post":  # the first post has columns without a number
        return lambda card: _part(card.further_posts, number - 2, part)
    if of == "address":
        return lambda card: _part(card.addresses, number - 1, part)
    values = LABELLED[of]
    return lambda card: _label(card, getattr(card, values), number - 1)


def _part(records: Sequence[Address] | Sequence[FullPost], place: int, part: str) -> str:
    return getattr(records[place], part) if place < len(records) else ""


def _label(card: Card, values: Sequence[str], place: int) -> str:
    return card.labels.get(values[place], "") if card.labels and place < len(values) else ""


class Places:
    """Where the numbered columns stand in a header; ``names`` are those that mean something.

    The kind of a value whose own column is missing means nothing.
    """

    def __init__(self, header: Sequence[str]) -> None:
        names = [folded(name) for name in header]
        found: dict[Numbered, int] = {}
        for place, name in enumerate(names):
            if column := numbered(name):
                found.setdefault(column, place)
        self._labels = [
            (names.index(value), place)
            for column, place in sorted(found.items(), key=lambda pair: pair[0].order)
            if (value := f"{column.of}_{column.number}") in names
        ]
        self._addresses = _records("address", found, len(names))
        self._posts = _records("post", found, len(names))
        known = {*(place for _, place in self._labels)}
        known.update(*self._addresses, *self._posts)
        self.names = tuple(names[place] for place in known if place < len(names))

    def put(self, card: Card, row: Sequence[str]) -> None:
        """Give a card what these columns of a row say; the row has an empty cell after its last."""
        for value, label in self._labels:
            if row[label] and row[value]:
                card.labels.setdefault(unguard_cell(row[value]), unguard_cell(row[label]))
        for places in self._addresses:
            if any(cells := [row[place] for place in places]):
                card.addresses.append(Address(*map(unguard_cell, cells)))
        for places in self._posts:
            if any(cells := [row[place] for place in places]):
                card.further_posts.append(FullPost(*map(unguard_cell, cells)))


def _records(of: str, found: dict[Numbered, int], nowhere: int) -> list[list[int]]:
    """Return the places of the parts of each record, in the order of the numbers."""
    numbers = sorted({column.number for column in found if column.of == of})
    return [[found.get(Numbered(of, n, part), nowhere) for part in _PARTS[of]] for n in numbers]
