"""The postal addresses of a row."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from netcrm.formats.dialects.house_numbers import with_number
from netcrm.formats.dialects.layout import NOWHERE
from netcrm.formats.labels import label_in_words, label_of
from netcrm.rules.addresses import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netcrm.formats.dialects.layout import PlaceAt

_STREETS = ("street", "street2", "street3")


def addresses_in(cells: Sequence[str], places: Iterable[PlaceAt], between: str) -> list[Address]:
    """Return the addresses of a row, those that the file marks as preferred first.

    All of the ``places`` hold something.
    Several of one kind can stand in the same cells, with ``between`` between them.
    """
    found: list[Address] = []
    first: list[Address] = []
    for label, label_place, parts, number_first in places:
        told = [(part, cells[place]) for part, place in parts]
        preferred = False
        if label_place != NOWHERE:
            label, preferred = label_of(cells[label_place])  # noqa: PLW2901
        (first if preferred else found).extend(_divided(told, label, between, number_first))
    return first + found


def _divided(
    told: Sequence[tuple[str, str]], label: str, between: str, number_first: bool
) -> list[Address]:
    if not between or not any(between in cell for _, cell in told):
        return [_address(dict(told), label, number_first)]
    names = [part for part, _ in told]
    several = zip_longest(*(cell.split(between) for _, cell in told), fillvalue="")
    stripped = (dict(zip(names, map(str.strip, values), strict=True)) for values in several)
    return [_address(parts, label, number_first) for parts in stripped if any(parts.values())]


def _address(parts: dict[str, str], label: str, number_first: bool) -> Address:
    if number := parts.pop("house_number", ""):
        street, country = parts.get("street", ""), parts.get("country", "")
        parts["street"] = with_number(street, number, country, first=number_first)
    street = "\n".join(filter(None, (parts.pop(name, "") for name in _STREETS)))
    return Address(label_in_words(label), street, **parts)
