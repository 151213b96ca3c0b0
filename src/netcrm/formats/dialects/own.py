"""Fields that are called something by the user, or by netcrm itself, in another address book."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.formats.dialects.beyond_reading import put, taken_off
from netcrm.rules.fields import field_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days
    from netcrm.formats.dialects.layout import Labelled, Layout

_ELSE = "custom"
"""What a field is called whose own name has a place of its own in netcrm, or is none."""


def put_own(card: Card, cells: Sequence[str], laid: Layout, days: Days) -> None:
    """Give a card what its custom fields and the end of its notes say."""
    card.notes, said = taken_off(card.notes)
    said.update(_told(cells, laid.own))
    for name, value in put(card, said, days).items():
        card.fields[_free(card, name)] = value


def _told(cells: Sequence[str], places: Iterable[Labelled]) -> dict[str, str]:
    """Return what the fields say, by their names; of two of one name, both."""
    found: dict[str, str] = {}
    for place, _, label_place in places:
        name = cells[label_place] if label_place >= 0 else ""
        found[name] = f"{found[name]}; {cells[place]}" if name in found else cells[place]
    return found


def _free(card: Card, name: str) -> str:
    """Return a name under which a field can be kept."""
    words = "-".join(re.findall(r"\w+", name))
    with suppress(UsageError):
        return field_name(words)
    names = (field for n in count(1) if (field := f"{_ELSE}-{words or n}") not in card.fields)
    return next(names)
