"""The columns of netcrm's own CSV that are there only where somebody has a value for them.

``date:wedding`` is a named date; a field of the user's own has its bare name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.fields import field_key, field_name
from netcrm.rules.names.folding import fold
from netcrm.rules.text import unguard_cell

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days

PLAIN = ("pronouns", "time_zone", "private_notes")
"""Those of them that are fields of a Card, in their order; dates and fields follow."""

DATE = "date:"


_DAYS = frozenset(("birthday", "met_on", "added_on", "last_contact_on", "due_on"))


def is_day(column: str) -> bool:
    """Tell whether a column of netcrm's own CSV holds days."""
    return column in _DAYS or column.startswith(DATE)


class OwnColumn(NamedTuple):
    """A column of a date or field: where it stands, and what it is called in netcrm."""

    place: int
    name: str
    is_date: bool


def cells(card: Card, columns: Iterable[str]) -> Iterator[str]:
    """Yield what a card has in these columns."""
    for column in columns:
        if column in PLAIN:
            yield getattr(card, column)
        elif column.startswith(DATE):
            yield card.dates.get(column.removeprefix(DATE), "")
        else:
            yield card.fields.get(column, "")


def among(names: Sequence[str], known: Container[str]) -> list[OwnColumn]:
    """Return which columns of a header, beside the ``known`` ones, are dates and fields.

    Of two that mean the same it is the first; a name that no field can have is none.
    """
    found: dict[str, OwnColumn] = {}
    for place, column in enumerate(names):
        if column.casefold() in known:
            continue
        if column.casefold().startswith(DATE):
            name = " ".join(column[len(DATE) :].split())
            key = fold(name)
            if key not in ("", "birthday"):  # the birthday has a column of its own
                found.setdefault(DATE + key, OwnColumn(place, name, is_date=True))
        elif name := _field(column):
            found.setdefault(field_key(name), OwnColumn(place, name, is_date=False))
    return list(found.values())


def _field(column: str) -> str:
    try:
        return field_name(column)
    except UsageError:
        return ""


def put(card: Card, row: Sequence[str], columns: Iterable[OwnColumn], days: Days) -> None:
    """Give a card the dates and fields of a row; an empty cell says nothing."""
    for column in columns:
        cell = unguard_cell(row[column.place])
        if not cell.strip():
            continue
        if not column.is_date:
            card.fields[column.name] = cell
        elif day := days.anniversary(cell, card.line, DATE + column.name):
            card.dates[column.name] = day
