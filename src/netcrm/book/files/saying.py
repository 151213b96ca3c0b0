"""What a card says, in plain values: kept for comparing with it when its source is read again."""

from __future__ import annotations

import json
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import NAME_FIELDS, PLAIN_FIELDS, POINT_FIELDS, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netcrm.formats.card import Card

SINGLE = ("name", *NAME_FIELDS, "organisation", "title", "department", *PLAIN_FIELDS)
LISTS = (*POINT_FIELDS.values(), "tags", "former_names")
_LISTS_OF_LISTS = ("addresses", "further_posts", "rest")
APART = (*LISTS, *_LISTS_OF_LISTS, "labels", "revised")
"""What is not compared value by value."""

PHOTO = "photo"
EARLIER = "earlier"
MOST_EARLIER = 12
"""So many cards are known again that a source has said before its last one."""

_single, _several = attrgetter(*SINGLE), attrgetter(*APART)
DATE = "date:"
"""Before the name of a date, among the names of values; fields go by their bare names."""


def seen(card: Card) -> dict[str, Any]:
    """Return what a card says, but for what is empty."""
    said: dict[str, Any] = {}
    for name, value in zip(SINGLE, _single(card), strict=True):
        if value:
            said[name] = value if isinstance(value, str) else value.isoformat()
    if card.name or card.given or card.family:
        said["name"] = named(card)[0]
    said.update({f"{DATE}{name}": day for name, day in card.dates.items() if day})
    said.update({name: value for name, value in card.fields.items() if value})
    said.update(_apart(card))
    if card.photo:
        said[PHOTO] = card.photo.file
    return said


def _apart(card: Card) -> Iterator[tuple[str, Any]]:
    """Yield what is not compared value by value."""
    for name, value in zip(APART, _several(card), strict=True):
        if value and name in _LISTS_OF_LISTS:
            yield name, [list(one) for one in value]
        elif value:
            yield name, value


def is_the_same(last: Mapping[str, Any] | None, card: Card) -> bool:
    """Say whether a card says just what its source said last."""
    return last is not None and _plain(last) == seen(card)


def fingerprint(said: Mapping[str, Any]) -> str:
    """Return by what a card is known again that said just the same."""
    return sha256(as_stored(_plain(said)).encode()).hexdigest()[:16]


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != EARLIER}


def followed(before: Mapping[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said now, with the fingerprints of what was said earlier."""
    earlier = [*before.get(EARLIER, ()), fingerprint(before)] if before else []
    return {**said, EARLIER: earlier[-MOST_EARLIER:]} if earlier else said


def as_stored(said: Mapping[str, Any]) -> str:
    """Write what a card says as JSON."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
