"""A Card as the columns of the tables: one reading of it for ``add`` and for every import."""

from __future__ import annotations

import uuid
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.rules.handles import normal_email, normal_link, normal_phone
from netcrm.rules.names.folding import fold, fold_words, tag_key
from netcrm.rules.names.parts import NameParts, display_name, read_name
from netcrm.rules.names.spellings import further_words
from netcrm.rules.names.titles import take_prefix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.card import Card
    from netcrm.rules.addresses import Address

NAME_PARTS = ("prefix", "given", "middle", "family", "suffix")
NAME_FIELDS = (*NAME_PARTS, "nickname")
PLAIN_FIELDS = (
    *("pronouns", "birthday", "city", "country", "time_zone"),
    *("met", "met_on", "notes", "private_notes", "tier", "every"),
)
POINT_FIELDS = {"email": "emails", "phone": "phones", "link": "links"}

_COLUMNS = (*NAME_FIELDS, *PLAIN_FIELDS)
_of_columns = attrgetter(*_COLUMNS)
_KIND_OF = {name: kind for kind, name in POINT_FIELDS.items()}
_NORMAL = {"email": normal_email, "phone": normal_phone, "link": normal_link}


def contact_values(card: Card) -> dict[str, Any]:
    """Return the contact's own columns that hold something, but for the days of the command."""
    name, parts = named(card)
    values: dict[str, Any] = {"uid": card.uid or str(uuid.uuid4()), "name": name}
    values.update(name_keys(name, parts, card.nickname, card.former_names))
    told = zip(_COLUMNS, _of_columns(card), strict=True)
    values.update({field: value for field, value in told if value})
    for field in NAME_PARTS:
        if part := getattr(parts, field):
            values.setdefault(field, part)
    return values


def named(card: Card) -> tuple[str, NameParts]:
    """Return the name as it is shown, and its parts; a name in one piece is taken apart.

    It stays as the file has it: "Company, The" is what an address book shows.
    """
    if card.given or card.family:
        parts = NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
        return card.name or display_name(parts), parts
    name, parts = read_name(card.name)
    is_turned = "," in card.name and fold(name) != fold(card.name)
    return (card.name, NameParts()) if is_turned else (name, parts)


def name_keys(
    name: str, parts: NameParts, nickname: str | None, former: Sequence[str] = ()
) -> dict[str, str]:
    """Return what a contact is found by.

    ``folded`` is the full name without titles and post-nominals, by which two are equal; files put
    titles into the given name, too. ``searchable`` is every word of a name, ``former`` ones too,
    and its other spellings.
    """
    spoken = " ".join(filter(None, (parts.given, parts.middle, parts.family))) or name
    full = " ".join(take_prefix(spoken.split())[1])
    called = [name, *([full] if full != name else ()), *filter(None, (nickname, *former))]
    words = [word for one in called for word in fold_words(one)]
    words += [word for one in called for word in further_words(one)]
    return {"folded": fold(full), "searchable": " ".join(dict.fromkeys(words))}


def full_name_key(name: str) -> str:
    """Return by what a name that somebody had is found: the full name as ``folded`` holds it."""
    return name_keys(*read_name(name), None)["folded"]


class Point(NamedTuple):
    """An e-mail, phone or link of a card, in the order of preference, and what it is for."""

    kind: str
    value: str
    normal: str
    rank: int
    label: str | None


def points(card: Card) -> list[Point]:
    """Return the e-mails, phones and links of a card, none of them twice."""
    found: list[Point] = []
    for kind, values in (("email", card.emails), ("phone", card.phones), ("link", card.links)):
        seen: set[str] = set()
        for value in values:
            normal = normal_form(kind, value)
            if value and normal not in seen:
                label = card.labels.get(value) or None
                found.append(Point(kind, value, normal, len(seen), label))
                seen.add(normal)
    return found


def address_values(address: Address, rank: int) -> dict[str, Any]:
    """Return a postal address as its columns."""
    return {"rank": rank, **address.parts}


def address_key(address: Address) -> str:
    """Return the form in which postal addresses are compared, whatever they are for."""
    return fold(" ".join(address[1:]))


def normal_form(kind: str, value: str) -> str:
    """Return the form by which a contact point is compared; what has none compares as written."""
    return _NORMAL[kind](value) or value


def forms(kind: str, value: str, region: str | None) -> list[str]:
    """Return the forms under which a contact point may be stored: a phone has several."""
    if kind != "phone":
        return [normal_form(kind, value)]
    from netcrm.rules.phones import phone_forms  # it loads what is known of all countries

    return phone_forms(value, region) if normal_phone(value) else [value]


def comparable(name: str, value: str) -> str:
    """Return the form in which a value of a list, such as ``emails`` or ``tags``, is compared."""
    if name == "former_names":
        return full_name_key(value)
    if name == "tags":
        return tag_key(value.strip().removeprefix("#"))
    return normal_form(_KIND_OF[name], value)
