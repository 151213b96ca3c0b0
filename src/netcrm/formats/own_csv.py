"""netcrm's own CSV: everything about a person that a spreadsheet can show, and back again.

One row a person, RFC 4180: separated by commas, lines ended by CR LF. A cell that a spreadsheet
would run as a formula carries an apostrophe, taken off again on reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from netcrm.formats import own_columns
from netcrm.formats.card import Card
from netcrm.formats.named_columns import Unread, cells_by_name
from netcrm.formats.own_lists import joined, separated
from netcrm.formats.own_numbered import Places
from netcrm.formats.remarks import Skipped
from netcrm.formats.spreadsheets import phones_in
from netcrm.formats.table_writing import write_table
from netcrm.formats.tables import folded, read_table
from netcrm.rules.names.parts import NameParts, display_name
from netcrm.rules.text import unguard_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.days import Days
    from netcrm.formats.remarks import Remark
    from netcrm.formats.tables import Table

COLUMNS = (
    "uid",
    "name",
    "prefix",
    "given",
    "middle",
    "family",
    "suffix",
    "nickname",
    "email",
    "phone",
    "link",
    "organisation",
    "title",
    "tags",
    "city",
    "country",
    "birthday",
    "met",
    "met_on",
    "tier",
    "every",
    "notes",
    "added_on",
    "last_contact_on",
    "due_on",
)
"""The columns in their order, for writing and reading; ``email`` stands for ``email_1`` …"""

NUMBERED = ("email", "phone", "link")
"""Of these a person has several, each in a column of its own."""

DERIVED = ("last_contact_on", "due_on")
"""What follows from the rest of the data: written for the reader's eye, not read back."""

LOOKED_FOR = "uid, name, email_1 … (netcrm's own CSV)"

_SINGLE = [
    *(name for name in COLUMNS if name not in (*NUMBERED, *DERIVED)),
    *own_columns.PLAIN,
    own_columns.FORMER_NAMES,
]
_DISTINCTIVE = frozenset(("uid", "met_on", "added_on", *(f"{name}_1" for name in NUMBERED)))


@dataclass(frozen=True, slots=True)
class Widths:
    """How many e-mails, phones and links the one with the most has; a column is always there.

    ``more`` are the columns that are there only where somebody has a value, after all others: as
    ``own_columns.in_order`` returns them.
    """

    emails: int = 1
    phones: int = 1
    links: int = 1
    more: tuple[str, ...] = ()


def header(widths: Widths) -> list[str]:
    """Return the names of all columns, in their order."""
    counts = {"email": widths.emails, "phone": widths.phones, "link": widths.links}
    names: list[str] = []
    for name in COLUMNS:
        if name in NUMBERED:
            names.extend(f"{name}_{n}" for n in range(1, max(counts[name], 1) + 1))
        else:
            names.append(name)
    return [*names, *widths.more]


def write_cards(
    out: TextIO, rows: Iterable[tuple[Card, str, str]], widths: Widths, *, mark: bool = False
) -> None:
    """Write the header and a row for each card, with its last contact and due day (or ``""``).

    ``out`` must not translate line ends. ``mark`` puts a byte order mark first. Raises ValueError
    for a card that has more e-mails, phones or links than ``widths``, rather than shift or lose
    cells.
    """
    write_table(out, header(widths), (cells(*row, widths) for row in rows), mark=mark)


def cells(card: Card, last_contact_on: str, due_on: str, widths: Widths) -> list[str]:
    """Return the cells of a row, in the order of the header, as the text that they mean."""
    return [
        card.uid,
        card.name,
        card.prefix,
        card.given,
        card.middle,
        card.family,
        card.suffix,
        card.nickname,
        *_filled(card.emails, widths.emails),
        *_filled(card.phones, widths.phones),
        *_filled(card.links, widths.links),
        card.organisation,
        card.title,
        joined(card.tags) if card.tags else "",
        card.city,
        card.country,
        card.birthday,
        card.met,
        card.met_on.isoformat() if card.met_on else "",
        card.tier,
        card.every,
        card.notes,
        card.added_on.isoformat() if card.added_on else "",
        last_contact_on,
        due_on,
        *own_columns.cells(card, widths.more),
    ]


def _filled(values: list[str], width: int) -> list[str]:
    missing = max(width, 1) - len(values)
    if missing < 0:
        raise ValueError(f"{len(values)} values for {width} columns")
    return values + [""] * missing


def knows(names: Sequence[str]) -> bool:
    """Tell netcrm's own header, of which columns may be missing, from other address books."""
    return "name" in names and not _DISTINCTIVE.isdisjoint(names)


def read(text: str, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    """Yield the card of each row, its cells exactly as written; ``remarks`` grows along the way.

    Columns may stand in any order and be missing. Raises UnreadableFileError when there is no
    header with name or uid.
    """
    table = read_table(text, _names_people, LOOKED_FOR)
    return _cards(table, days, remarks)


def _names_people(names: Sequence[str]) -> bool:
    return "name" in names or "uid" in names


def _cards(table: Table, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    numbered = [_numbered(table.header.names, name) for name in NUMBERED]
    wanted = [(name,) for name in chain(_SINGLE, *numbered)]
    cells_of = cells_by_name(table.header.names, wanted)
    places = Places(table.header.names)
    known = [*wanted, DERIVED, places.names]
    own = own_columns.among(table.header.names, frozenset(chain.from_iterable(known)))
    unread = Unread(table.header, known, {column.place for column in own})
    emails_end = len(_SINGLE) + len(numbered[0])
    phones_end = emails_end + len(numbered[1])
    for row in table.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        line, written = row
        unread.look(written)
        cells = [unguard_cell(cell) if cell else "" for cell in cells_of(written)]
        card = _card(line, cells[: len(_SINGLE)], days)
        card.emails = [*filter(None, cells[len(_SINGLE) : emails_end])]
        phones = zip(numbered[1], cells[emails_end:phones_end], strict=True)
        card.phones = list(phones_in(phones, line, remarks))
        card.links = [*filter(None, cells[phones_end:])]
        if places.names:
            places.put(card, written)
        if own:
            own_columns.put(card, written, own, days)
        yield card if card.name or card.uid else Skipped(line, "neither a name nor a uid")
    remarks.extend(unread.remark())


def _numbered(names: Sequence[str], name: str) -> list[str]:
    """Return the columns ``name_1``, ``name_2`` … that the header has, in the order of numbers."""
    found = [re.fullmatch(rf"{name}_([0-9]{{1,4}})", folded(column)) for column in names]
    numbers = {int(match[1]): match[0] for match in found if match}
    return [numbers[n] for n in sorted(numbers)]


def _card(line: int, cells: list[str], days: Days) -> Card:
    """Make a card of the cells of _SINGLE."""
    card = Card(line)
    card.uid, card.name, card.prefix, card.given, card.middle, card.family, *rest = cells
    card.suffix, card.nickname, card.organisation, card.title, tags, *rest = rest
    card.city, card.country, birthday, card.met, met_on, *rest = rest
    card.tier, card.every, card.notes, added_on, *rest = rest
    card.pronouns, time_zone, card.department, card.private_notes, former_names = rest
    card.tags = separated(tags) if tags else []
    card.former_names = separated(former_names) if former_names else []
    card.birthday = days.birthday(birthday, line) if birthday else ""
    card.met_on = days.day(met_on, line, "met_on") if met_on else None
    card.added_on = days.day(added_on, line, "added_on") if added_on else None
    card.time_zone = days.time_zone(time_zone, line) if time_zone else ""
    if not (card.uid or card.name):
        card.name = display_name(
            NameParts(card.prefix, card.given, card.middle, card.family, card.suffix)
        )
    return card
