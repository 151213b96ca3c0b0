"""Whether somebody whom one met is here already; a mere likeness is a question, never an answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.contact.already import SAME_NAME, already
from netcrm.book.contact.rows import full_name_key, points
from netcrm.book.people.finding import Asked, Someone, people_where
from netcrm.book.people.naming import with_words
from netcrm.rules.names.fitting import is_full_name, names
from netcrm.rules.names.folding import fold_words
from netcrm.rules.names.reference import reference
from netcrm.store.reading import rows

if TYPE_CHECKING:
    from netcrm.formats.card import Card


class Known(NamedTuple):
    """Who it is for certain, or who it may be; neither for somebody new."""

    someone: Someone | None
    perhaps: list[Someone]


def known(asked: Asked, card: Card) -> Known:
    """Look for the person on a card by what tells two people to be one at ``add``.

    The full name may be in another order or spelling. An address decides between two of one name.
    Who shares an address and no word of the name is a question, and who only has all words of it,
    and who has the name with other addresses and another organisation.
    """
    folded = full_name_key(card.name) if card.name else ""
    found = already(asked.connection, card, folded, asked.region)
    named = {int(one["id"]) for one in found if one["evidence"] == SAME_NAME}
    reached = {int(one["id"]) for one in found if one["evidence"] != SAME_NAME}
    who = _found(asked, card, named, reached)
    if who.someone and who.someone.id not in reached and _is_another(asked, who.someone, card):
        return Known(None, [who.someone])
    return who


def _found(asked: Asked, card: Card, named: set[int], reached: set[int]) -> Known:
    """Choose among those who have the name, those who have an address, and who is like them."""
    both = _people(asked, named & reached)
    if len(both) == 1:
        return Known(both[0], [])
    some = _people(asked, named | reached)
    if len(some) == 1 and (named or not card.name or _is_like(card.name, some[0])):
        return Known(some[0], [])
    if some or not card.name:
        return Known(None, some)
    perhaps = with_words(asked, card.name)
    words = reference(card.name).words
    whole = [one for one in perhaps if is_full_name(words, names(one.name, one.searchable))]
    return Known(whole[0], []) if len(whole) == 1 else Known(None, whole or perhaps)


def _people(asked: Asked, ids: set[int]) -> list[Someone]:
    ids_as_json = json.dumps(sorted(ids))
    return people_where(asked, "id IN (SELECT value FROM json_each(:ids))", {"ids": ids_as_json})


def _is_another(asked: Asked, someone: Someone, card: Card) -> bool:
    """Say whether a namesake who shares no address also never worked where the card tells."""
    kinds = {one.kind for one in points(card)}
    there = rows(
        asked.connection,
        "SELECT DISTINCT kind FROM contact_point WHERE contact_id = :who",
        who=someone.id,
    )
    if not card.organisation or kinds.isdisjoint(row["kind"] for row in there):
        return False
    posts = rows(
        asked.connection,
        "SELECT o.name FROM position AS p JOIN organisation AS o ON o.id = p.organisation_id"
        " WHERE p.contact_id = :who",
        who=someone.id,
    )
    told = set(fold_words(card.organisation))
    worked = [set(fold_words(row["name"])) for row in posts]
    return bool(worked) and not any(told <= words or words <= told for words in worked)


def _is_like(name: str, someone: Someone) -> bool:
    """Say whether somebody has a word of a name, also as a nickname or a former name."""
    return not set(fold_words(name)).isdisjoint(someone.searchable.split())
