"""How somebody is reached: e-mails, phones, links and addresses, with what they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.vcard.values import components, plain
from netcrm.rules.addresses import Address, place_of, postal

if TYPE_CHECKING:
    from netcrm.formats.card import Card
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_EMAIL, _PHONE, _LINK = "emails", "phones", "links"
_EXTENSION = re.compile(r";\s*ext\s*=", re.IGNORECASE)
_PAGE = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = ("po_box", "extended", "street", "city", "region", "postal_code", "country")


def email(draft: Draft, one: Property) -> bool:
    """Read an e-mail address, with or without ``mailto:``."""
    return _point(draft, one, _EMAIL, _without(plain(one.value), "mailto:"))


def phone(draft: Draft, one: Property) -> bool:
    """Read a phone number, which version 4.0 may write as an address: ``tel:…;ext=102``."""
    number = plain(one.value)
    bare = _without(number, "tel:")
    if bare != number:
        number, *extension = _EXTENSION.split(bare, maxsplit=1)
        bare = " ext. ".join((number, *(part.partition(";")[0] for part in extension)))
    return _point(draft, one, _PHONE, bare)


def link(draft: Draft, one: Property) -> bool:
    """Read a web address, of which some programs escape the colon."""
    return _point(draft, one, _LINK, plain(one.value))


def profile(draft: Draft, one: Property) -> bool:
    """Read a page on a platform; what is no web address (``xmpp:ada``) has no place in netcrm."""
    address = plain(one.value)
    if not _PAGE.match(address):
        return not address
    service = one.head.parameter("SERVICE-TYPE") or one.head.parameter("X-SERVICE-TYPE")
    kind = draft.label(one) or service or one.head.kind
    draft.points.append((_LINK, one.head.preference, address, kind))
    return True


def address(draft: Draft, one: Property) -> bool:
    """Read a postal address; where it says only the town, it may be where somebody is."""
    parts = [plain(part) if part else "" for part in components(one.value, len(_ADDRESS))]
    told = dict(zip(_ADDRESS, parts, strict=False))
    if one.head.parameter("X-NETCRM-PLACE"):
        draft.place = (told["city"], told["country"])
        return True
    whole = one.head.parameter("X-NETCRM-FORMATTED") or plain(one.head.parameter("LABEL"))
    if told["extended"].count("\n") > 1 and not (whole or parts[0] or any(parts[2:])):
        whole, told["extended"] = told["extended"], ""  # Google puts all of it there
    if not any(told.values()) and not whole:
        return True
    label = draft.kind(one)
    draft.addresses.append((one.head.preference, Address(label, formatted=whole, **told)))
    return True


def whole_address(draft: Draft, one: Property) -> bool:
    """Read LABEL of version 2.1 and 3.0: an address as it is printed on a letter."""
    if whole := plain(one.value):
        draft.whole_addresses.append((draft.kind(one), whole))
    return True


def finish(draft: Draft) -> None:
    """Put everything in the order of preference into the card, once each."""
    draft.points.sort(key=lambda point: point[1])
    card = draft.card
    lists = {_EMAIL: card.emails, _PHONE: card.phones, _LINK: card.links}
    for kind, _, value, label in draft.points:
        if value not in lists[kind]:
            lists[kind].append(value)
        if label:
            card.labels.setdefault(value, label)
    _finish_addresses(draft, card)


def _finish_addresses(draft: Draft, card: Card) -> None:
    draft.addresses.sort(key=lambda pair: pair[0])
    card.addresses = [address for _, address in draft.addresses]
    for label, whole in draft.whole_addresses:
        bare = (i for i, one in enumerate(card.addresses) if one.label == label)
        place = next((i for i in bare if not card.addresses[i].formatted), None)
        if place is None:
            card.addresses.append(Address(label, formatted=whole))
        else:
            card.addresses[place] = card.addresses[place]._replace(formatted=whole)
    town = place_of(card.addresses)
    card.addresses = postal(card.addresses, town)
    card.city, card.country = draft.place or town


def _point(draft: Draft, one: Property, kind: str, value: str) -> bool:
    if value:
        label = draft.kind(one)
        draft.points.append((kind, one.head.preference, value, label))
    return True


def _without(text: str, scheme: str) -> str:
    return text[len(scheme) :].strip() if text[: len(scheme)].lower() == scheme else text
