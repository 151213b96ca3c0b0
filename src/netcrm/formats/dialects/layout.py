"""Where in the rows of one file stands what: a header, understood once for all of its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.formats.dialects.house_numbers import names_put_first
from netcrm.formats.dialects.meanings import (
    DATE,
    DAYS,
    IGNORE,
    LABEL,
    OWN,
    PLACE,
    POINTS,
    POST,
    TEXTS,
)
from netcrm.formats.dialects.vocabulary import plain
from netcrm.rules.fields import field_key, field_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from netcrm.formats.dialects.meanings import Meaning

NOWHERE = -1

_STREET = ("street", "house_number")
_ONCE = frozenset((*TEXTS, *POST, *DAYS, *PLACE))


class Labelled(NamedTuple):
    """A value with its kind: the kind itself, or the place of the column that tells it."""

    place: int
    label: str = ""
    label_place: int = NOWHERE


class PlaceAt(NamedTuple):
    """A postal address: where its parts stand, by their names.

    ``number_first`` tells that its house number stands before the street, unless the country says
    otherwise.
    """

    label: str
    label_place: int
    parts: tuple[tuple[str, int], ...]
    number_first: bool


class Layout(NamedTuple):
    """The places of all that a record has; each is a number of a cell.

    ``rest`` and ``fields`` are the unknown columns with their names; ``nameless`` those that have
    none. ``read`` are the columns that are read, with what each means.
    """

    width: int
    texts: dict[str, int]
    days: dict[str, int]
    posts: tuple[dict[str, int], ...]
    points: dict[str, tuple[Labelled, ...]]
    addresses: tuple[PlaceAt, ...]
    dates: tuple[Labelled, ...]
    own: tuple[Labelled, ...]
    notes: tuple[int, ...]
    tags: tuple[int, ...]
    maiden: tuple[int, ...]
    rest: tuple[tuple[str, int], ...]
    fields: tuple[tuple[str, int], ...]
    nameless: tuple[int, ...]
    read: tuple[tuple[int, Meaning], ...]


def filled(laid: Layout, places: Container[int]) -> Layout:
    """Return the layout of a row in which only these cells hold something.

    Rows of one file are filled alike: so it is made a few times, and looked through for each row.
    """

    def only(found: Mapping[str, int]) -> dict[str, int]:
        return {name: place for name, place in found.items() if place in places}

    def values(found: Iterable[Labelled]) -> tuple[Labelled, ...]:
        return tuple(one for one in found if one.place in places)

    def pairs(found: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple(pair for pair in found if pair[1] in places)

    addresses = (one._replace(parts=pairs(one.parts)) for one in laid.addresses)
    points = {to: values(found) for to, found in laid.points.items()}
    return laid._replace(
        texts=only(laid.texts),
        days=only(laid.days),
        posts=tuple(filter(None, map(only, laid.posts))),
        points={to: found for to, found in points.items() if found},
        addresses=tuple(one for one in addresses if one.parts),
        dates=values(laid.dates),
        own=values(laid.own),
        notes=tuple(place for place in laid.notes if place in places),
        tags=tuple(place for place in laid.tags if place in places),
        maiden=tuple(place for place in laid.maiden if place in places),
        rest=pairs(laid.rest),
        fields=pairs(laid.fields),
    )


def layout(names: Sequence[str], meanings: Sequence[Meaning | None], *, own_fields: bool) -> Layout:
    """Lay out the columns of a header. Of two for what a record has once, the first one counts."""
    known: list[tuple[int, Meaning]] = []
    there: set[tuple[str, str, int, str]] = set()
    for place, one in enumerate(meanings):
        if one and not (one[:4] in there and (one.holds or one.field in _ONCE)):
            known.append((place, one))
            there.add(one[:4])
    labels = {(one.field, one.number): place for place, one in known if one.holds == LABEL}
    values = sorted(
        ((place, one) for place, one in known if one.holds != LABEL),
        key=lambda pair: (pair[1].rank, pair[1].number, pair[0]),
    )
    places = {place for place, _ in known}
    unknown = {n: name for n, name in enumerate(names) if name and n not in places}
    fields = _own(unknown) if own_fields else {}
    return Layout(
        width=len(names),
        texts=_single(values, TEXTS),
        days=_single(values, DAYS),
        posts=_posts(values),
        points={to: _labelled(values, what, labels) for what, to in POINTS.items()},
        addresses=_addresses(values, labels, names),
        dates=_labelled(values, DATE, labels),
        own=_labelled(values, OWN, labels),
        notes=_places(values, "notes"),
        tags=_places(values, "tags"),
        maiden=_places(values, "maiden"),
        rest=tuple((name, place) for place, name in unknown.items() if place not in fields),
        fields=tuple((name, place) for place, name in fields.items()),
        nameless=tuple(n for n, name in enumerate(names) if not name and n not in places),
        read=tuple((place, one) for place, one in known if one.field != IGNORE),
    )


Values = list[tuple[int, "Meaning"]]


def _single(values: Values, wanted: Sequence[str]) -> dict[str, int]:
    return {one.field: place for place, one in reversed(values) if one.field in wanted}


def _places(values: Values, what: str) -> tuple[int, ...]:
    return tuple(sorted(place for place, one in values if one.field == what))


def _labelled(
    values: Values, what: str, labels: Mapping[tuple[str, int], int]
) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(place, one.label, labels.get((what, one.number), NOWHERE))
        for place, one in values
        if one.field == what
    )


def _posts(values: Values) -> tuple[dict[str, int], ...]:
    posts: dict[int, dict[str, int]] = defaultdict(dict)
    for place, one in values:
        if one.field in POST:
            posts[one.number].setdefault(one.field, place)
    return tuple(posts[number] for number in sorted(posts))


def _addresses(
    values: Values, labels: Mapping[tuple[str, int], int], names: Sequence[str]
) -> tuple[PlaceAt, ...]:
    """Gather the parts of each address: those of one number and kind belong together."""
    found: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for place, one in values:
        if one.field in PLACE:
            found[one.number, one.label].append((one.field, place))
    return tuple(
        PlaceAt(
            label,
            labels.get(("address", number), NOWHERE),
            tuple(parts),
            names_put_first(plain(names[n]) for part, n in parts if part in _STREET),
        )
        for (number, label), parts in sorted(found.items(), key=lambda pair: pair[0][0])
    )


def _own(unknown: Mapping[int, str]) -> dict[int, str]:
    """Return which unknown columns can be fields of the user's own, by the names of the fields."""
    found: dict[str, tuple[int, str]] = {}
    for place, column in unknown.items():
        with suppress(UsageError):
            name = field_name("-".join(re.findall(r"\w+", column)))
            found.setdefault(field_key(name), (place, name))
    return dict(found.values())
