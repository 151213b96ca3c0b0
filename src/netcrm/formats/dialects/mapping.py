"""``--map FIELD=COLUMN``: what the user says about the columns goes before all that is known."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.formats.dialects.meanings import DATE, FIELDS, IGNORE, KINDED, MANY, POINTS, meaning
from netcrm.formats.tables import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netcrm.formats.dialects.meanings import Meaning


_NUMBER = re.compile("[0-9]{1,6}")


class Mapped(NamedTuple):
    """One column as the user has told it: what it means, and its name or number."""

    meaning: Meaning
    column: str


def read_mapping(typed: Iterable[str]) -> list[Mapped]:
    """Read what ``--map`` was given. Raises UsageError for what is no field of netcrm's."""
    return list(map(_mapped, typed))


def _mapped(typed: str) -> Mapped:
    written, equals, column = typed.partition("=")
    written, column = written.strip(), column.strip()
    if not equals or not column:
        raise UsageError(
            f"'{typed}' maps nothing: write FIELD=COLUMN, such as given=Vorname;"
            f" {IGNORE}=COLUMN leaves a column out."
        )
    field, _, label = written.partition(":")
    field = field.casefold()
    if field not in FIELDS:
        near = get_close_matches(field, FIELDS, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(FIELDS)}."
        raise UsageError(f"There is no field '{written}' to map to. {hint}")
    if label and field not in KINDED:
        raise UsageError(f"'{written}': {field} has no kinds; write {field}={column}.")
    if field == DATE and not label:
        raise UsageError(f"'{written}' needs a name, such as date:wedding={column}.")
    return Mapped(meaning(f"{field}:{label.strip()}"), column)


def fits(mapping: Sequence[Mapped], names: Sequence[str]) -> bool:
    """Tell whether a line has all columns that are told by their names, and there are such."""
    told = {folded(one.column) for one in mapping if not _NUMBER.fullmatch(one.column)}
    return bool(told) and told <= set(names)


def are_numbers(mapping: Sequence[Mapped]) -> bool:
    """Tell whether all columns are told by their numbers."""
    return all(_NUMBER.fullmatch(one.column) for one in mapping)


def applied(
    mapping: Iterable[Mapped], names: Sequence[str], found: Sequence[Meaning | None]
) -> list[Meaning | None]:
    """Return the meanings of the columns, those that the user tells first.

    What a record has once is then in that column only.
    """
    meanings = list(found)
    told = {place_of_column(one.column, names): one.meaning for one in mapping}
    alone = {one.field for one in told.values() if one.field not in (*POINTS, *MANY, DATE)}
    for place, one in enumerate(meanings):
        if one and one.field in alone and one.label == "":
            meanings[place] = None
    for place, one in told.items():
        before = meanings[place]
        meanings[place] = one._replace(number=before.number if before else 0)
    return meanings


def place_of_column(column: str, names: Sequence[str]) -> int:
    """Return where a column stands, by its name in any case, or by its number from 1."""
    places = {folded(name): place for place, name in reversed(list(enumerate(names)))}
    wanted = folded(column)
    if wanted in places:
        return places[wanted]
    if _NUMBER.fullmatch(column) and 0 < int(column) <= len(names):
        return int(column) - 1
    near = get_close_matches(wanted, places, n=1)
    there = ", ".join(filter(None, names))
    hint = f"Did you mean '{names[places[near[0]]]}'?" if near else f"There are {there}."
    raise UsageError(f"There is no column '{column}' in the file. {hint}")
