"""What somebody is called, where the columns say it in one way or another, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.names.parts import NameParts, display_name, read_name

if TYPE_CHECKING:
    from netcrm.formats.card import Card


def name_card(card: Card) -> None:
    """Give a card its name: as written, else of its parts; where neither is, by what it has.

    A name that stands alone is taken apart, unless it is that of an organisation or an address.
    """
    parts = NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
    has_parts = bool(card.given or card.middle or card.family)
    if card.name and not has_parts and card.name != card.organisation and "@" not in card.name:
        card.name, found = read_name(card.name)
        card.prefix, card.suffix = card.prefix or found.prefix, card.suffix or found.suffix
        card.given, card.middle, card.family = found.given, found.middle, found.family
    elif not card.name and has_parts:
        card.name = display_name(parts)
    elif not card.name:
        first = (*card.emails[:1], *card.phones[:1])
        card.name = next(filter(None, (card.nickname, card.organisation, *first)), "")
