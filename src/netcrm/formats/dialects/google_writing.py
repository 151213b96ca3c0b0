"""The CSV that Google Contacts has written and read since 2024."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from netcrm.formats.dialects.beyond import beyond, given, guard
from netcrm.formats.own_lists import joined
from netcrm.formats.own_numbered import LABELLED
from netcrm.formats.table_writing import write_table
from netcrm.rules.addresses import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.card import Card

_FIRST = (
    *("First Name", "Middle Name", "Last Name"),
    *("Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As"),
    *("Organization Name", "Organization Title", "Organization Department"),
    *("Birthday", "Notes", "Photo", "Labels"),
)
_POST = {
    "Organization Name": "organisation",
    "Organization Title": "title",
    "Organization Department": "department",
}
_ADDRESS = {
    "Label": "label",
    "Formatted": "formatted",
    "Street": "street",
    "City": "city",
    "PO Box": "po_box",
    "Region": "region",
    "Postal Code": "postal_code",
    "Country": "country",
    "Extended Address": "extended",
}
_KINDS = ("E-mail", "Phone", "Address", "Website", "Event", "Custom Field")
_PARTS = (*_ADDRESS, "Value")
_NUMBERED = re.compile(rf"({'|'.join(_KINDS)}) ([0-9]{{1,4}}) - ({'|'.join(_PARTS)})")

_EVERYBODY = "* myContacts"
_BETWEEN = " ::: "
_SEVERAL = ":::"
"""Google's sign between several values in one cell."""

_LABELS = {
    word: word.title()
    for word in (
        *("home", "work", "mobile", "fax", "home fax", "work fax", "pager", "car", "main"),
        "anniversary",
    )
}


def columns(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the header for some people: Google's first columns, then those that they need."""
    found = dict.fromkeys(chain.from_iterable(map(_cells, cards)))
    more = [name for name in found if name not in _FIRST]
    return (*_FIRST, *sorted(more, key=_order))


def write_cards(
    out: TextIO, cards: Iterable[Card], header: Sequence[str], *, mark: bool = False
) -> None:
    """Write a row for each card, in the columns that ``columns`` has returned for all of them.

    ``out`` must not translate line ends. ``mark`` puts a byte order mark first.
    """
    rows = (map(_cells(card).get, header) for card in cards)
    write_table(out, header, rows, mark=mark, guard=guard)


def _order(column: str) -> tuple[int, ...]:
    found = _NUMBERED.fullmatch(column)
    if not found:
        return (len(_KINDS),)
    return _KINDS.index(found[1]), int(found[2]), _PARTS.index(found[3])


def _cells(card: Card) -> dict[str, str]:
    """Return the cells of a card by their columns; what its own file had comes last."""
    cells = {
        "First Name": given(card),
        "Middle Name": card.middle,
        "Last Name": card.family,
        "Name Prefix": card.prefix,
        "Name Suffix": card.suffix,
        "Nickname": card.nickname,
        **{column: _fit(getattr(card, part)) for column, part in _POST.items()},
        "Birthday": card.birthday,
        "Notes": card.notes,
        "Labels": _BETWEEN.join((*filter(_is_label, card.tags), _EVERYBODY)),
        **dict(_several(card)),
        **dict(_custom(card)),
    }
    return {**cells, **dict(card.rest), **{name: cell for name, cell in cells.items() if cell}}


def _unfit(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what Google would take for several values, or for a label of its own."""
    for kind, values in LABELLED.items():
        for n, value in enumerate(getattr(card, values), start=1):
            if _SEVERAL in value:
                yield f"{kind}_{n}", value
                yield f"{kind}_{n}_label", card.labels.get(value, "")
    for n, address in enumerate(card.addresses, start=1):
        if not all(map(_fit, filter(None, address))):
            yield from ((f"address_{n}_{part}", told) for part, told in address._asdict().items())
    yield from (
        (part, getattr(card, part)) for part in _POST.values() if not _fit(getattr(card, part))
    )
    yield "tags", joined(tag for tag in card.tags if not _is_label(tag))


def _fit(value: str) -> str:
    """Return a value that Google takes for one; empty for another."""
    return "" if _SEVERAL in value else value


def _is_label(tag: str) -> bool:
    return _SEVERAL not in tag and not tag.startswith("*")


def _several(card: Card) -> Iterator[tuple[str, str]]:
    kinds = (("E-mail", card.emails), ("Phone", card.phones), ("Website", card.links))
    for kind, values in kinds:
        fit = (value for value in values if _SEVERAL not in value)
        for n, value in enumerate(fit, start=1):
            yield from _pair(kind, n, card.labels.get(value, ""), value)
    for n, address in enumerate(_addresses(card), start=1):
        yield from _address(n, address)
    for n, (name, day) in enumerate(card.dates.items(), start=1):
        yield from _pair("Event", n, name, day)


def _addresses(card: Card) -> list[Address]:
    """Return the addresses that have columns; of whom there is none, where they are.

    What is no more than a town, and not of a kind, is read as that again.
    """
    everywhere = card.addresses or [Address(city=card.city, country=card.country)]
    return [one for one in everywhere if any(one) and all(map(_fit, filter(None, one)))]


def _address(number: int, address: Address) -> Iterator[tuple[str, str]]:
    for part, name in _ADDRESS.items():
        value = getattr(address, name)
        if part == "Label":
            yield f"Address {number} - Label", _LABELS.get(value, value)
        elif value:
            yield f"Address {number} - {part}", value


def _custom(card: Card) -> Iterator[tuple[str, str]]:
    """Yield custom fields, after those of the file that somebody came from."""
    found = (_NUMBERED.fullmatch(name) for name, _ in card.rest)
    taken = (int(one[2]) for one in found if one and one[1] == "Custom Field")
    said = {**beyond(card, _addresses(card)), **dict(_unfit(card))}
    told = ((name, value) for name, value in said.items() if value)
    for n, (name, value) in enumerate(told, start=1 + max(taken, default=0)):
        yield from _pair("Custom Field", n, name, value)


def _pair(kind: str, number: int, label: str, value: str) -> Iterator[tuple[str, str]]:
    yield f"{kind} {number} - Label", _LABELS.get(label, label)
    yield f"{kind} {number} - Value", value
