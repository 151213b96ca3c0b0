"""What netcrm has written beyond the columns of an address book, understood when it comes back."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from netcrm.formats.dialects.beyond import HEAD, spoken
from netcrm.formats.own_columns import DATE, field_of
from netcrm.formats.own_lists import separated
from netcrm.formats.own_numbered import LABELLED, numbered
from netcrm.rules.addresses import Address
from netcrm.rules.posts import FullPost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days
    from netcrm.formats.own_numbered import Numbered

_TEXTS = frozenset(
    (
        *("uid", "nickname", "pronouns", "organisation", "title", "department", "city", "country"),
        *("met", "tier", "every", "private_notes"),
    )
)
_LISTS = frozenset(("former_names", "tags"))
_DAYS = frozenset(("met_on", "added_on"))
_POINT = re.compile(rf"({'|'.join(LABELLED)})_([0-9]{{1,4}})")
_LINE = r"((?:\\.|[^\\\n:]|:(?! ))+): ([^\n]*)(?:\n|\Z)"
_BLOCK = re.compile(rf"(?:\n\n|\A){re.escape(HEAD)}\n((?:{_LINE})+)\Z")
_ESCAPED = re.compile(r"\\([\\nr:])")
_MEANT = {"n": "\n", "r": "\r"}


def taken_off(notes: str) -> tuple[str, dict[str, str]]:
    """Divide notes from what ``with_notes`` has put below them."""
    start = f"\n{notes}".rfind(f"\n{HEAD}\n")
    found = _BLOCK.match(notes, max(start - 2, 0)) if start >= 0 else None
    if not found:
        return notes, {}
    lines = re.findall(_LINE, found[1])
    return notes[: found.start()], {_meant(name): _meant(value) for name, value in lines}


def _meant(written: str) -> str:
    return _ESCAPED.sub(lambda sign: _MEANT.get(sign[1], sign[1]), written)


def put(card: Card, said: Mapping[str, str], days: Days) -> dict[str, str]:
    """Give a card what was said of it beyond the columns; return what means nothing to netcrm."""
    unknown: dict[str, str] = {}
    numbers: dict[Numbered, str] = {}
    for name, value in said.items():
        if one := numbered(name):
            numbers[one] = value
        elif not (_put_plain(card, name, value) or _put_day(card, name, value, days)):
            unknown[name] = value
    places = _put_points(card, unknown)
    _put_numbered(card, numbers, places)
    if name := unknown.pop("name", ""):
        _rename(card, name)
    for column in [column for column in unknown if field_of(column)]:
        card.fields[field_of(column)] = unknown.pop(column)
    return unknown


def _put_plain(card: Card, name: str, value: str) -> bool:
    if name in _TEXTS:
        setattr(card, name, value)
    elif name in _LISTS:
        getattr(card, name).extend(separated(value))
    else:
        return False
    return True


def _put_day(card: Card, name: str, value: str, days: Days) -> bool:
    if name in _DAYS:
        setattr(card, name, days.day(value, card.line, name))
    elif name == "time_zone":
        card.time_zone = days.time_zone(value, card.line)
    elif name.startswith(DATE):
        if day := days.anniversary(value, card.line, name):
            card.dates[name.removeprefix(DATE)] = day
    else:
        return False
    return True


def _put_points(card: Card, said: dict[str, str]) -> dict[tuple[str, int], str]:
    """Take e-mails, phones and links out of it; return all by kind and number, for their labels."""
    places = {
        (kind, n): value
        for kind, name in LABELLED.items()
        for n, value in enumerate(getattr(card, name), start=1)
    }
    for name in [name for name in said if _POINT.fullmatch(name)]:
        kind, _, number = name.rpartition("_")
        places[kind, int(number)] = said[name]
        getattr(card, LABELLED[kind]).append(said.pop(name))
    return places


def _put_numbered(
    card: Card, numbers: Mapping[Numbered, str], points: Mapping[tuple[str, int], str]
) -> None:
    records: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for (of, n, part), value in numbers.items():
        if of in LABELLED:
            if point := points.get((of, n)):
                card.labels[point] = value
        else:
            records[of, n][part] = value
    for (of, _), parts in sorted(records.items()):
        if of == "post":
            card.further_posts.append(FullPost(**parts))
        else:
            card.addresses.append(Address(**parts))


def _rename(card: Card, name: str) -> None:
    """Set the whole name; a given name that only stands for it is none."""
    if spoken(card) == card.given == name:
        card.given = ""
    card.name = name
