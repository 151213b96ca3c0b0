"""Which focus that is here a file means by a name; an event of other days is another one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from netcrm.formats.records import Focus


class _Known(NamedTuple):
    number: int
    days: tuple[str, str] | None


class Namesakes:
    """The foci by their names, those that the file has added among them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        named = connection.execute("SELECT sort, folded, id, from_on, to_on FROM focus")
        self._known = {
            (sort, folded): _Known(number, _days(*days)) for sort, folded, number, *days in named
        }

    def meant(self, one: Focus) -> tuple[int | None, str]:
        """Return the number of the one that is meant, or None, and the name that it has here."""
        for name in _names(one):
            known = self._known.get((one.sort, fold(name)))
            if known is None:
                return None, name
            if one.sort != "event" or _may_be_one(known.days, _days(one.from_on, one.to_on)):
                return known.number, name
        raise AssertionError  # there is always one more name

    def note(self, number: int, name: str, one: Focus) -> None:
        """Keep in mind which one has a name, and the days that the file tells of it."""
        key = one.sort, fold(name)
        known = self._known.get(key)
        if known and known.number != number:
            return  # one that was renamed here takes nobody's name
        days = known.days if known else None
        self._known[key] = _Known(number, days or _days(one.from_on, one.to_on))


def _names(one: Focus) -> Iterator[str]:
    """Yield what it may be called: by its name, else with its year, else with a number."""
    yield one.name
    year = (one.from_on or one.to_on or "")[:4]
    if year and year not in one.name.split():
        yield f"{one.name} {year}"
    yield from (f"{one.name} ({number})" for number in count(2))


def _days(from_on: str | None, to_on: str | None) -> tuple[str, str] | None:
    first, last = from_on or to_on, to_on or from_on
    return (first, last) if first and last else None


def _may_be_one(here: tuple[str, str] | None, there: tuple[str, str] | None) -> bool:
    """Say whether two events of a name share a day, as far as their days are known."""
    return not here or not there or (here[0] <= there[1] and there[0] <= here[1])
