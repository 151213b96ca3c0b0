"""The neutral contact record in which every file format meets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  a field of the record
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
    def without_echo(self) -> Address:
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


class CardPost(NamedTuple):
    """A further current post: somebody may have two."""

    organisation: str = ""
    title: str = ""
    department: str = ""

    @property
    def line(self) -> str:
        """The post in one line."""
        return ", ".join(filter(None, (self.title, self.department, self.organisation)))


PHOTO_KINDS = ("png", "jpeg", "gif", "webp")
LARGEST_PHOTO = 1_000_000
"""A picture of more bytes is left out: it is no portrait."""


class Photo(NamedTuple):
    """A picture of somebody, out of the file itself; ``kind`` is one of PHOTO_KINDS."""

    kind: str
    data: bytes

    @property
    def file(self) -> str:
        """The name under which it is kept: the same for the same picture."""
        from hashlib import sha256

        return f"{sha256(self.data).hexdigest()[:32]}.{self.kind}"


@dataclass(slots=True)
class Card:
    """One person as a file gives them: text as written, days already understood.

    ``line`` is where the record begins in its file, from 1, for remarks. Empty text means that
    the file says nothing. E-mails, phones, links and addresses are in the order of preference;
    ``labels`` are the kinds of e-mails, phones and links (``home``, ``work``, ``mobile``, ``fax``,
    or a word of the user's), by the value as it is written here.
    ``birthday`` is ``YYYY-MM-DD`` or, without a year, ``--MM-DD``; so are the ``dates``, by their
    names. ``fields`` are the user's own, by their names; ``time_zone`` is one of the IANA database.
    ``revised`` is the instant, in ISO form and UTC, at which the source last changed the record.
    ``rest`` is what netcrm has no place for, to be written back in the same format: columns and
    cells, or what stands before and after the colon of a vCard's line.
    """

    line: int = 0
    uid: str = ""
    name: str = ""
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    former_names: list[str] = field(default_factory=list)
    pronouns: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    organisation: str = ""
    title: str = ""
    department: str = ""
    further_posts: list[CardPost] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    city: str = ""
    country: str = ""
    time_zone: str = ""
    birthday: str = ""
    met: str = ""
    met_on: date | None = None
    tier: str = ""
    every: str = ""
    notes: str = ""
    private_notes: str = ""
    dates: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    added_on: date | None = None
    revised: str = ""
    photo: Photo | None = None
    rest: list[tuple[str, str]] = field(default_factory=list)


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
