"""LinkedIn's ``Connections.csv``, of every generation since 2013.

The columns came and went (URL, e-mail, "Current Company"), the order changed, and a preamble of
changing wording was put above the header: so columns are known by their names only.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from netcrm.formats.card import Card
from netcrm.formats.days import order_of
from netcrm.formats.named_columns import Unread, cells_by_name
from netcrm.formats.remarks import Skipped
from netcrm.formats.spreadsheets import phones_in, without_text_mark
from netcrm.formats.tables import folded, read_table
from netcrm.rules.names.parts import NameParts, display_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.formats.days import Days
    from netcrm.formats.remarks import Remark
    from netcrm.formats.tables import Table

LOOKED_FOR = "First Name, Last Name … (LinkedIn)"

_CONNECTED_ON = "connected on"
_BIRTHDAY = "birthday"
_SINGLE = (
    ("title",),  # the prefix: the export for Outlook calls the profession Job Title
    ("first name",),
    ("middle name",),
    ("last name",),
    ("suffix",),
    ("company", "current company"),
    ("position", "current position", "job title"),
    (_CONNECTED_ON,),
    ("business city",),
    ("business country",),
    ("home city",),
    ("home country",),
    (_BIRTHDAY,),
    ("notes",),
    ("tags",),
)
_EMAILS = (("email address", "e-mail address"), ("e-mail 2 address",), ("e-mail 3 address",))
_PHONES = (
    ("mobile phone",),
    ("primary phone",),
    ("business phone",),
    ("business phone 2",),
    ("home phone",),
    ("home phone 2",),
    ("company main phone",),
    ("car phone",),
    ("other phone",),
)
_LINKS = (("url",), ("web page",), ("personal web page",))

_WANTED = (*_SINGLE, *_EMAILS, *_PHONES, *_LINKS)
_EMAILS_AT = slice(len(_SINGLE), len(_SINGLE) + len(_EMAILS))
_PHONES_AT = slice(_EMAILS_AT.stop, _EMAILS_AT.stop + len(_PHONES))
_LINKS_AT = slice(_PHONES_AT.stop, None)

_BETWEEN_TAGS = re.compile(r"[;,]")


def knows(names: Sequence[str]) -> bool:
    """Tell a header of LinkedIn's from those of other address books, which have the names too."""
    found = set(names)
    if not found >= {"first name", "last name"}:
        return False
    if found >= {"business country", "personal web page"}:
        return True  # of 2013 to 2016; Outlook's own has Business Country/Region, or no second page
    return bool(found & {_CONNECTED_ON, "current position"}) or found >= {"company", "position"}


def read(text: str, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    """Yield a card for each connection that still has a name; ``remarks`` grows along the way.

    The file itself tells whether its days have the month first. Raises UnreadableFileError when
    there is no header with First Name and Last Name.
    """
    table = read_table(text, _has_names, LOOKED_FOR)
    days.settle_by(lambda: _order_of_numeric_days(text))
    return _cards(table, days, remarks)


def _has_names(names: Sequence[str]) -> bool:
    return "first name" in names and "last name" in names


def _cards(table: Table, days: Days, remarks: list[Remark]) -> Iterator[Card | Skipped]:
    names = table.header.names
    met = "LinkedIn" if _CONNECTED_ON in map(folded, names) else ""
    cells_of = cells_by_name(names, _WANTED)
    unread = Unread(table.header, _WANTED)
    for row in table.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        line, written = row
        unread.look(written)
        cells = list(map(str.strip, cells_of(written)))
        if not (cells[1] or cells[2] or cells[3]):
            yield Skipped(line, "no name (a closed account?)")
            continue
        card = _card(line, cells, days, met)
        phones = map(without_text_mark, cells[_PHONES_AT])
        named = zip((names[0] for names in _PHONES), phones, strict=True)
        card.phones = list(dict.fromkeys(phones_in(named, line, remarks)))
        yield card
    remarks.extend(unread.remark())


def _card(line: int, cells: list[str], days: Days, met: str) -> Card:
    prefix, given, middle, family, suffix, organisation, title, connected, *rest = cells[:15]
    city, country, home_city, home_country, birthday, notes, tags = rest
    if not (city or country):
        city, country = home_city, home_country
    return Card(
        line=line,
        name=_name(prefix, given, middle, family, suffix),
        prefix=prefix,
        given=given,
        middle=middle,
        family=family,
        suffix=suffix,
        emails=_distinct(cells[_EMAILS_AT]),
        links=_distinct(cells[_LINKS_AT]),
        organisation=organisation,
        title=title,
        tags=_distinct(tag.strip() for tag in _BETWEEN_TAGS.split(tags)) if tags else [],
        city=city,
        country=country,
        birthday=days.birthday(birthday, line) if birthday else "",
        met=met,
        met_on=days.day(connected, line, "Connected On") if connected else None,
        notes=notes,
    )


def _name(prefix: str, given: str, middle: str, family: str, suffix: str) -> str:
    if prefix or suffix:
        return display_name(NameParts(prefix, given, middle, family, suffix))
    return " ".join(filter(None, (given, middle, family)))  # nearly all of them, and faster


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _order_of_numeric_days(text: str) -> str | None:
    """Decide for the whole file what 03/04/2017 means: LinkedIn writes the month first.

    Unless one of its days has no such month: then a spreadsheet has rewritten them all.
    """
    table = read_table(text, _has_names, LOOKED_FOR)
    cells_of = cells_by_name(table.header.names, ((_CONNECTED_ON,), (_BIRTHDAY,)))
    rows = (row[1] for row in table.rows if not isinstance(row, Skipped))
    return order_of(chain.from_iterable(map(cells_of, rows)), "mdy")
