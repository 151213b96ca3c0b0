"""The columns of netcrm's own CSV that are there only where somebody has a value for them.

``date:wedding`` is a named date; a field of the user's own has its bare name. Those that come in
numbers are in own_numbered.py.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.formats.own_lists import joined
from netcrm.formats.own_numbered import getter as of_number
from netcrm.formats.own_numbered import numbered
from netcrm.rules.fields import field_key, field_name
from netcrm.rules.names.folding import fold
from netcrm.rules.text import unguard_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days

PRIVATE = "private_notes"
PLAIN = ("pronouns", "time_zone", "department", PRIVATE)
"""Those of them that are texts of a Card."""

FORMER_NAMES = "former_names"

DATE = "date:"

_FIRST = ("pronouns", "time_zone", "department", FORMER_NAMES)


_DAYS = frozenset(("birthday", "met_on", "added_on", "last_contact_on", "due_on"))


def is_day(column: str) -> bool:
    """Tell whether a column of netcrm's own CSV holds days."""
    return column in _DAYS or column.startswith(DATE)


class OwnColumn(NamedTuple):
    """A column of a date or field: where it stands, and what it is called in netcrm."""

    place: int
    name: str
    is_date: bool


def in_order(columns: Iterable[str]) -> tuple[str, ...]:
    """Put columns into their order, each once; dates and fields stay in that in which they come."""
    return tuple(sorted(dict.fromkeys(columns), key=_order))


def _order(column: str) -> tuple[int, ...]:
    if column in _FIRST:
        return 0, _FIRST.index(column)
    if column == PRIVATE:
        return (4,)
    if one := numbered(column):
        return 1, *one.order
    return (2,) if column.startswith(DATE) else (3,)


def cells(card: Card, columns: tuple[str, ...]) -> list[str]:
    """Return what a card has in these columns."""
    return [cell_of(card) for cell_of in _getters(columns)]


@cache
def _getters(columns: tuple[str, ...]) -> list[Callable[[Card], str]]:
    """Understand the names of columns once for all rows."""
    return list(map(_getter, columns))


def _getter(column: str) -> Callable[[Card], str]:
    """Return a function from a card to what it has in a column."""
    if column in PLAIN:
        return attrgetter(column)
    if column == FORMER_NAMES:
        return lambda card: joined(card.former_names)
    if one := numbered(column):
        return of_number(one)
    if column.startswith(DATE):
        name = column.removeprefix(DATE)
        return lambda card: card.dates.get(name, "")
    return lambda card: card.fields.get(column, "")


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
        elif name := field_of(column):
            found.setdefault(field_key(name), OwnColumn(place, name, is_date=False))
    return list(found.values())


def field_of(column: str) -> str:
    """Return the field that a column would be; empty where no field can have that name."""
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
