"""Whether somebody whom one met is here already; a mere likeness is a question, never an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.already import SAME_NAME, already
from netcrm.book.contact.rows import full_name_key
from netcrm.book.people.finding import Asked, Someone, with_ids
from netcrm.book.people.naming import with_words
from netcrm.rules.names.folding import fold_words

if TYPE_CHECKING:
    from netcrm.formats.card import Card


class Known(NamedTuple):
    """Who it is for certain, or who it may be; neither for somebody new."""

    someone: Someone | None
    perhaps: list[Someone]


def known(asked: Asked, card: Card) -> Known:
    """Look for the person on a card by what tells two people to be one at ``add``.

    An address decides between two of one name. Who shares an address and no word of the name is a
    question, as is who only has all the words of it.
    """
    folded = full_name_key(card.name) if card.name else ""
    found = already(asked.connection, card, folded, asked.region)
    named = {int(one["id"]) for one in found if one["evidence"] == SAME_NAME}
    reached = {int(one["id"]) for one in found if one["evidence"] != SAME_NAME}
    both = with_ids(asked.connection, sorted(named & reached))
    if len(both) == 1:
        return Known(both[0], [])
    some = with_ids(asked.connection, sorted(named | reached))
    if len(some) == 1 and (named or not card.name or _is_like(card.name, some[0].name)):
        return Known(some[0], [])
    if some or not card.name:
        return Known(None, some)
    return Known(None, with_words(asked, card.name))


def _is_like(one: str, other: str) -> bool:
    """Say whether two names share a word: Ada King may be Ada Lovelace, with the same address."""
    return not set(fold_words(one)).isdisjoint(fold_words(other))
