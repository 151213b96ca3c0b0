"""What a card brings beside single values: kinds of addresses, postal addresses, further posts.

As everywhere in a merge, what the source has said before is no news, whatever the user has made
of it since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.contact.rows import POINT_FIELDS, address_key, normal_form
from netcrm.rules.addresses import Address
from netcrm.rules.names.folding import fold
from netcrm.rules.posts import FullPost
from netcrm.rules.text import shown_alike, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card


class Postal(NamedTuple):
    """All postal addresses that there are to be, and which of them are new, in place of which."""

    wanted: list[Address]
    new: list[tuple[Address | None, Address]]


def labels(
    card: Card, kept: Person, before: Mapping[str, Any], *, own: bool, again: bool
) -> dict[str, tuple[str, str]]:
    """Return what e-mails, phones and links are for, before and after, by their values.

    A label that the user has given stays, unless the file is netcrm's ``own``. A further card of
    the same command (``again``) gives one only where none was told.
    """
    found: dict[str, tuple[str, str]] = {}
    said_before = before.get("labels", {})
    for kind, name in POINT_FIELDS.items():
        there = {_reached_by(kind, value): value for value in getattr(kept, name)}
        for value in getattr(card, name):
            label = card.labels.get(value, "")
            here = there.get(_reached_by(kind, value), value)
            current, last = kept.labels.get(here, ""), said_before.get(value, "")
            counts = not (current or last) if again else own or current in ("", last)
            if label and label != last and counts and not shown_alike(label, current):
                found[here] = (current, label)
    return found


def _reached_by(kind: str, value: str) -> str:
    return normal_form(kind, without_controls(value))


def addresses(card: Card, kept: Person, before: Mapping[str, Any], *, again: bool) -> Postal | None:
    """Return what becomes of the postal addresses; None where the card brings none.

    One takes the place of another that the source told for the same use and tells no more; in a
    further card of the same command (``again``) it stands beside it.
    """
    last = [Address(*one) for one in before.get("addresses", ())]
    known = {_key(one) for one in (*kept.addresses, *last)}
    fresh = _distinct(one for one in card.addresses if _key(one) not in known)
    if not fresh:
        return None
    still = {_key(one) for one in (*card.addresses, *(last if again else ()))}
    gone = {_key(one): one.label for one in last if _key(one) not in still}
    found = Postal(list(kept.addresses), [])
    for one in fresh:
        there = next((each for each in found.wanted if _replaces(one, each, gone)), None)
        found.new.append((there, one))
        if there is None:
            found.wanted.append(one)
        else:
            gone.pop(_key(there))
            found.wanted[found.wanted.index(there)] = one
    return found


def _key(address: Address) -> str:
    return address_key(Address(*map(without_controls, address)))


def _distinct(found: Iterable[Address]) -> list[Address]:
    return list({_key(one): one for one in found}.values())


def _replaces(one: Address, there: Address, gone: Mapping[str, str]) -> bool:
    return gone.get(_key(there)) == one.label


def posts(card: Card, kept: Person, before: Mapping[str, Any]) -> list[FullPost]:
    """Return the posts beside the main one that are new."""
    main = FullPost(kept.organisation or "", kept.title or "")
    last = [FullPost(*one) for one in before.get("further_posts", ())]
    known = _keys((main, *kept.further_posts, *kept.former_posts, *last))
    return [one for one in card.further_posts if not _keys([one]) & known]


def _keys(found: Sequence[FullPost]) -> set[tuple[str, str]]:
    return {(_folded(one.organisation), _folded(one.title)) for one in found}


def _folded(text: str) -> str:
    return fold(without_controls(text))
