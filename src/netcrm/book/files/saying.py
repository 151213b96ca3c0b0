"""What a card says, in plain values: kept for comparing with it when its source is read again."""

from __future__ import annotations

import json
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from netcrm.book.contact.rows import NAME_FIELDS, PLAIN_FIELDS, POINT_FIELDS, named
from netcrm.formats.records import ALSO, EARLIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netcrm.formats.card import Card

SINGLE = ("name", *NAME_FIELDS, "organisation", "title", "department", *PLAIN_FIELDS)
LISTS = (*POINT_FIELDS.values(), "tags", "former_names")
_LISTS_OF_LISTS = ("addresses", "further_posts", "rest")
APART = (*LISTS, *_LISTS_OF_LISTS, "labels", "revised")
"""What is not compared value by value."""

PHOTO = "photo"
MOST_EARLIER = 12
"""So many cards are known again that a source has said before its last one."""

MOST_BESIDE = 100
"""So many further cards of one person are known again."""

_single, _several = attrgetter(*SINGLE), attrgetter(*APART)
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
DATE = "date:"
"""Before the name of a date, among the names of values; fields go by their bare names."""


def seen(card: Card) -> dict[str, Any]:
    """Return what a card says, but for what is empty."""
    told = zip(SINGLE, _single(card), strict=True)
    said: dict[str, Any] = {name: value for name, value in told if value}
    if card.met_on:
        said["met_on"] = card.met_on.isoformat()
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


def is_the_last(told: Mapping[str, Any] | None, said: Mapping[str, Any]) -> bool:
    """Say whether a source says just what it said last."""
    return told is not None and _of_the_first(told) == said


def was_told_earlier(told: Mapping[str, Any] | None, said: Mapping[str, Any]) -> bool:
    """Say whether a source said just this before it said something else."""
    return bool(told and EARLIER in told and _fingerprint(said) in told[EARLIER])


def was_told_beside(told: Mapping[str, Any] | None, said: Mapping[str, Any]) -> bool:
    """Say whether a source said just this in a further card of somebody."""
    return bool(told and ALSO in told and _fingerprint(said) in told[ALSO])


def was_told(told: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Say whether a source has ever said just this: then it is they whom it means."""
    return any(one(told, said) for one in (is_the_last, was_told_earlier, was_told_beside))


def followed(told: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is to be remembered when a source says something else by now."""
    last = _of_the_first(told)
    earlier = [*told.get(EARLIER, ()), _fingerprint(last)] if last else []
    kept = {EARLIER: earlier[-MOST_EARLIER:]} if earlier else {}
    return {**said, **further_of(told), **kept}


def _fingerprint(said: Mapping[str, Any]) -> str:
    return sha256(as_stored(said).encode()).hexdigest()[:16]


def _of_the_first(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the last card said that was the first about somebody in its file."""
    found = {name: value for name, value in told.items() if not name.startswith(ALSO)}
    found.pop(EARLIER, None)
    return found


def with_further(told: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Add to what was ``told`` of somebody what a further card says of them and it does not.

    Whoever stands in a source twice is compared with both, lest the second card bring back what
    the user has taken away.
    """
    known, found = all_told(told), dict(told)
    ever = [_fingerprint(_of_the_first(said)), *said.get(EARLIER, ()), *said.get(ALSO, ())]
    if beside := _new(ever, told.get(ALSO)):
        found[ALSO] = [*told.get(ALSO, ()), *beside][-MOST_BESIDE:]
    for name, value in all_told(said).items():
        if name == "revised":
            continue
        new = _new(value, known.get(name))
        if new:
            found[ALSO + name] = _together(found.get(ALSO + name), new)
    return found


def _new(value: Any, known: Any) -> Any:  # noqa: ANN401  a text, a list or texts by their names
    if not known:
        return value
    if isinstance(value, list):
        return [one for one in value if one not in known]
    if isinstance(value, dict):
        return {name: one for name, one in value.items() if name not in known}
    return None


def _together(first: Any, further: Any) -> Any:  # noqa: ANN401
    """Put two lists, or texts by their names, into one; of two texts the first stays."""
    if isinstance(first, list):
        return [*first, *further]
    if isinstance(first, dict):
        return {**further, **first}
    return first or further


def further_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what further cards have said: it stays when the first is read again.

    Under the bare prefix are their fingerprints.
    """
    return {name: value for name, value in told.items() if name.startswith(ALSO)}


def all_told(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was told of somebody, by whichever card."""
    found = _of_the_first(told)
    for also, value in further_of(told).items():
        if name := also.removeprefix(ALSO):
            found[name] = _together(found.get(name), value)
    return found


def as_stored(said: Mapping[str, Any]) -> str:
    """Write what a card says as JSON."""
    return _as_json(said)
