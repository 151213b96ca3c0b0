"""Who somebody is: FN, N, NICKNAME and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.formats.vcard.values import components, plain, split

if TYPE_CHECKING:
    from netcrm.formats.vcard.draft import Draft
    from netcrm.formats.vcard.properties import Property

_PARTS = 5  # RFC 9554 has two more, of which the text stands in these as well
_NICKNAME = "vnd.android.cursor.item/nickname"


def formatted_name(draft: Draft, one: Property) -> bool:
    """Read FN, in which a comma is a comma: Google does not escape it."""
    name = plain(one.value)
    if draft.spoken and name != draft.spoken:
        return not name
    draft.spoken = name
    return True


def parts(draft: Draft, one: Property) -> bool:
    """Read N, of which parts may be missing, and have several values."""
    card = draft.card
    if card.given or card.family:
        return False
    family, given, middle, prefix, suffix, *_ = components(one.value, _PARTS)
    if draft.version == "2.1":  # where a comma is a comma
        card.family, card.given, card.middle = map(plain, (family, given, middle))
        card.prefix, card.suffix = plain(prefix), plain(suffix)
        return True
    card.family, card.given, card.middle = _several(family), _several(given), _several(middle)
    card.prefix, card.suffix = _several(prefix, ", "), _several(suffix, ", ")
    return True


def nickname(draft: Draft, one: Property) -> bool:
    """Read NICKNAME, of which there may be several."""
    _add_nicknames(draft, split(one.value, ","))
    return True


def android(draft: Draft, one: Property) -> bool:
    """Read the nickname that Android has no property for in version 2.1."""
    kind, *fields = split(one.value, ";")
    if kind.strip().lower() != _NICKNAME:
        return False
    _add_nicknames(draft, fields[:1])
    return True


def maiden_name(draft: Draft, one: Property) -> bool:
    """Read the family name that somebody had: the given one comes before it when it is known."""
    draft.maiden_name = plain(one.value)
    return True


def former_name(draft: Draft, one: Property) -> bool:
    """Read a whole name that somebody had."""
    if name := plain(one.value):
        draft.card.former_names.append(name)
    return True


def _add_nicknames(draft: Draft, written: list[str]) -> None:
    known = [draft.card.nickname] if draft.card.nickname else []
    names = dict.fromkeys([*known, *map(plain, written)])
    draft.card.nickname = ", ".join(filter(None, names))


def _several(text: str, between: str = " ") -> str:
    if "," not in text:
        return plain(text)
    return between.join(filter(None, map(plain, split(text, ","))))
