"""A whole file of a dialect: its header found, its columns understood, its rows read."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats import tables
from netcrm.formats.days import order_of
from netcrm.formats.dialects.any_table import ANY_TABLE
from netcrm.formats.dialects.cards import cards_in
from netcrm.formats.dialects.headings import header_of, likeliest, widest
from netcrm.formats.dialects.layout import layout
from netcrm.formats.dialects.mapping import applied
from netcrm.formats.dialects.meanings import POINTS, said
from netcrm.formats.dialects.when import days_in
from netcrm.formats.remarks import Remark
from netcrm.formats.tables import SEARCHED_LINES, table_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.days import Days
    from netcrm.formats.dialects.dialect import Dialect
    from netcrm.formats.dialects.layout import Layout
    from netcrm.formats.dialects.mapping import Mapped
    from netcrm.formats.remarks import Skipped
    from netcrm.formats.tables import Header

NAMING = frozenset(("name", "given", "family", "nickname", "organisation", *POINTS))
"""By one of these a record can be called something."""

_SHOWN = 20
_SHOWN_LETTERS = 40


def line_of_header(dialect: Dialect, text: str) -> int | None:
    """Return the line, among the top ones, that is the header of a dialect."""
    if dialect is not ANY_TABLE:
        return tables.line_of_header(dialect.knows, text)
    header = likeliest(dialect, text)
    return header.line if header else None


def read(
    dialect: Dialect,
    text: str,
    days: Days,
    remarks: list[Remark],
    mapping: Sequence[Mapped] = (),
) -> Iterator[Card | Skipped]:
    """Yield a card for each row; ``remarks`` grows along the way.

    ``mapping`` says what columns mean, whatever their names. Raises UnreadableFileError where no
    column can name anybody, UsageError where the mapping means a column that is not there.
    """
    header = header_of(dialect, text, mapping)
    if not header:
        raise unknown_table(text)
    meanings = applied(mapping, header.names, dialect.meanings(header.names))
    laid = layout(header.names, meanings, own_fields=dialect.own_fields)
    if not any(one.field in NAMING for _, one in laid.read):
        raise unknown_table(text)
    days.settle_by(lambda: order_of(days_in(table_below(text, header), laid)))
    if dialect is ANY_TABLE or header.end == header.start:
        remarks.append(Remark(header.line, _how(header, laid)))
    return cards_in(table_below(text, header), dialect, laid, days, remarks)


def _how(header: Header, laid: Layout) -> str:
    """Say which column was read as what, and whether the first row is somebody."""
    known = [f"{_short(header.names[place])} as {said(one)}" for place, one in laid.read]
    own = [f"{_short(header.names[place])} as field {_short(name)}" for name, place in laid.fields]
    listed = _listed(known + own)
    if header.end > header.start:
        return f"read as a table: {listed}; --map FIELD=COLUMN says otherwise"
    return (
        f"read as a table without names of columns: {listed}; if this line has them, tell a column"
        " by its name"
    )


def unknown_table(text: str) -> UnreadableFileError:
    """Return the error for a table in which no column names anybody, or for no table at all."""
    header = widest(text)
    names = header.names if header else []
    if len([*filter(None, names)]) < 2:  # noqa: PLR2004
        return UnreadableFileError(
            f"No known header in the first {SEARCHED_LINES} lines: looked for the columns of an"
            " address book such as LinkedIn's, Google's or Outlook's, of netcrm's own CSV, or any"
            " table with a name or an e-mail address."
        )
    if place := next((n for n, name in enumerate(names, start=1) if "@" in name), 0):
        return UnreadableFileError(
            "No header in it: its first line has values already. Write the names of the columns"
            " above them, such as name,email,phone, or say by its number what each column is, such"
            f" as --map email={place}."
        )
    told = [_short(name) for name in names if name]
    return UnreadableFileError(
        "No column of it is known as a name or an e-mail address: there are"
        f" {_listed(told)}. Say which,"
        f" such as --map {shlex.quote(f'name={told[0]}')}."
    )


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN_LETTERS else f"{name[:_SHOWN_LETTERS]}…"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if names[_SHOWN:] else "")
