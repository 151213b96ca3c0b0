"""Postal addresses, and where somebody is by theirs."""

# Without `from __future__ import annotations`: a NamedTuple with real types is made much faster,
# and this is read at each start.

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self


class Address(NamedTuple):
    """A postal address; ``label`` is its kind, such as ``home`` or ``work``.

    ``street`` may have several lines. ``extended`` is what stands before the street (a flat, a
    floor), ``region`` a state or county. ``formatted`` is the whole as the file writes it on
    several lines, where it does not tell the parts.
    """

    label: str = ""
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    formatted: str = ""

    @property
    def parts(self) -> dict[str, str | None]:
        """Its parts by their names; None for what is not told."""
        return {name: value or None for name, value in self._asdict().items()}

    @property
    def without_echo(self) -> Self:
        """The address without a ``formatted`` that only says its parts once more."""
        if not self.formatted or not _words(self.formatted) <= _words(" ".join(self[:-1])):
            return self
        return self._replace(formatted="")

    @property
    def line(self) -> str:
        """The address in one line, without what it is for."""
        town = " ".join(filter(None, (self.postal_code, self.city)))
        parts = (self.po_box, self.extended, self.street, town, self.region, self.country)
        whole = ", ".join(filter(None, parts)) or self.formatted
        return ", ".join(filter(None, map(str.strip, whole.split("\n"))))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def postal(addresses: Iterable[Address], place: tuple[str, str]) -> list[Address]:
    """Return the addresses without the bare town where somebody is, which is their ``place``."""
    told = [one.without_echo for one in addresses]
    return [one for one in told if one != Address(city=place[0], country=place[1])]


def place_of(addresses: Sequence[Address]) -> tuple[str, str]:
    """Return the city and country where somebody is: at work, else at home, else the first."""
    for label in ("work", "home"):
        for one in addresses:
            if one.label == label:
                return one.city, one.country
    return (addresses[0].city, addresses[0].country) if addresses else ("", "")
