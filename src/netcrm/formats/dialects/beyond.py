"""What netcrm knows and another address book has no column for.

It is written where that book shows it, under the names of the columns of netcrm's own CSV, so that
it is understood when the file comes back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.own_lists import joined
from netcrm.formats.spreadsheets import without_text_mark
from netcrm.rules.addresses import place_of
from netcrm.rules.names.parts import NameParts, display_name
from netcrm.rules.posts import FullPost
from netcrm.rules.text import guard_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netcrm.formats.card import Card
    from netcrm.rules.addresses import Address

HEAD = "[netcrm]"
_COLON = "\\: "
_HARMLESS = re.compile(r"[-+0-9 ()./]*")


def beyond(card: Card, addresses: Sequence[Address]) -> dict[str, str]:
    """Return what neither Google nor Outlook has a column for, without what is empty.

    ``addresses`` are those that have columns, in their order: they tell city and country.
    """
    city, country = card.city, card.country
    if (city, country) == place_of(addresses):
        city = country = ""
    said = {
        "uid": card.uid,
        "name": "" if card.name == spoken(card) else card.name,
        "former_names": joined(card.former_names),
        "pronouns": card.pronouns,
        "city": city,
        "country": country,
        "time_zone": card.time_zone,
        "met": card.met,
        "met_on": card.met_on.isoformat() if card.met_on else "",
        "tier": card.tier,
        "every": card.every,
        "added_on": card.added_on.isoformat() if card.added_on else "",
        **dict(_posts(card)),
        **card.fields,
        "private_notes": card.private_notes,
    }
    return {name: value for name, value in said.items() if value}


def spoken(card: Card) -> str:
    """Return the name that the parts of a name make."""
    parts = NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
    return display_name(parts)


def given(card: Card) -> str:
    """Return the given name; of whom only the whole name is known, that, so that it is seen."""
    return card.given or ("" if spoken(card) else card.name)


def _posts(card: Card) -> Iterator[tuple[str, str]]:
    for number, post in enumerate(card.further_posts, start=2):
        for part, value in zip(FullPost._fields, post, strict=True):
            yield f"{part}_{number}", value


def with_notes(notes: str, said: Mapping[str, str]) -> str:
    """Append it to notes: a line each, below a line that says where it is from."""
    if not said:
        return notes
    lines = (
        f"{_in_one_line(name).replace(': ', _COLON)}: {_in_one_line(value)}"
        for name, value in said.items()
    )
    block = "\n".join((HEAD, *lines))
    return f"{notes}\n\n{block}" if notes else block


def _in_one_line(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet runs, as ``guard_cell`` does.

    But +1 (555) 010-0100 and --04-15 stay as they are: no other program takes an apostrophe off,
    and what such signs say to a spreadsheet is a sum. What would lose one on reading gets another.
    """
    if _HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}" if without_text_mark(cell) != cell else guard_cell(cell)
