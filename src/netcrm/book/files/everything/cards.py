"""The record of a contact as a Card, in which people are recognised and compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.formats.card import Card

if TYPE_CHECKING:
    from netcrm.formats.records import Contact

_AS_THEY_ARE = (
    *("emails", "phones", "links", "labels", "addresses", "photo"),
    *("tags", "former_names", "dates", "fields"),
)
_TEXTS = (
    *("uid", "name", "prefix", "given", "middle", "family", "suffix", "nickname", "pronouns"),
    *("city", "country", "time_zone", "birthday", "met", "tier", "every", "notes"),
    "private_notes",
)


def card_of(line: int, one: Contact) -> Card:
    """Return what a record says, as far as a card can; its main post is left out."""
    card = Card(line)
    for name in _TEXTS:
        setattr(card, name, getattr(one, name) or "")
    for name in _AS_THEY_ARE:
        setattr(card, name, getattr(one, name))
    card.met_on = date.fromisoformat(one.met_on) if one.met_on else None
    return card


def with_post(card: Card, one: Contact) -> Card:
    """Put the main post on a card: by it, and the name, somebody without a uid is recognised."""
    for post in one.positions:
        if post.main and post.to_on is None:
            card.organisation = post.organisation or ""
            card.title = post.title or ""
    return card
