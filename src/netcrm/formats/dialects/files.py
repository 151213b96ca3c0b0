"""A whole file of a dialect: its header found, its columns understood, its rows read."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError
from netcrm.formats import tables
from netcrm.formats.days import order_of
from netcrm.formats.dialects.any_table import ANY_TABLE
from netcrm.formats.dialects.cards import cards_in
from netcrm.formats.dialects.layout import layout
from netcrm.formats.dialects.mapping import applied, fits
from netcrm.formats.dialects.meanings import POINTS, said
from netcrm.formats.dialects.when import days_in
from netcrm.formats.remarks import Remark
from netcrm.formats.tables import SEARCHED_LINES, find_header, table_below, top_headers

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

_KNOWN_BY = frozenset(("name", "given", "family", "email"))
_SHOWN = 20
_SHOWN_LETTERS = 40


def line_of_header(dialect: Dialect, text: str) -> int | None:
    """Return the line, among the top ones, that is the header of a dialect."""
    if dialect is not ANY_TABLE:
        return tables.line_of_header(dialect.knows, text)
    likeliest = _likeliest(dialect, text)
    return likeliest.line if likeliest else None


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
    header = _header(dialect, text, mapping)
    meanings = applied(mapping, header.names, dialect.meanings(header.names))
    laid = layout(header.names, meanings, own_fields=dialect.own_fields)
    if not any(one.field in NAMING for _, one in laid.read):
        raise unknown_table(text)
    days.settle_by(lambda: order_of(days_in(table_below(text, header), laid)))
    if dialect is ANY_TABLE:
        remarks.append(Remark(header.line, _how(header, laid)))
    return cards_in(table_below(text, header), dialect, laid, days, remarks)


def _header(dialect: Dialect, text: str, mapping: Sequence[Mapped]) -> Header:
    """Return the header: by the marks of the dialect, by what the user says, by known names."""
    header = find_header(text, dialect.knows)
    if not header and mapping:
        header = find_header(text, lambda names: fits(mapping, names))
    header = header or _likeliest(dialect, text) or (_widest(text) if mapping else None)
    if not header:
        raise unknown_table(text)
    return header


def _likeliest(dialect: Dialect, text: str) -> Header | None:
    """Return the top line of which the most names are known, one of them naming people."""
    best, most = None, 0
    for header in top_headers(text):
        found = [one.field for one in dialect.meanings(header.names) if one]
        if len(found) > most and not _KNOWN_BY.isdisjoint(found):
            best, most = header, len(found)
    return best


def _widest(text: str) -> Header | None:
    return max(top_headers(text), key=lambda header: len(header.names), default=None)


def _how(header: Header, laid: Layout) -> str:
    """Say which column was read as what."""
    known = [f"{_short(header.names[place])} as {said(one)}" for place, one in laid.read]
    own = [f"{_short(header.names[place])} as field {_short(name)}" for name, place in laid.fields]
    return f"read as a table: {_listed(known + own)}; --map FIELD=COLUMN says otherwise"


def unknown_table(text: str) -> UnreadableFileError:
    """Return the error for a table in which no column names anybody, or for no table at all."""
    header = _widest(text)
    names = [_short(name) for name in header.names if name] if header else []
    if len(names) < 2:  # noqa: PLR2004
        return UnreadableFileError(
            f"No known header in the first {SEARCHED_LINES} lines: looked for the columns of an"
            " address book such as LinkedIn's, Google's or Outlook's, of netcrm's own CSV, or any"
            " table with a name or an e-mail address."
        )
    if any("@" in name for name in names):
        return UnreadableFileError(
            "No header in it: its first line has values already. Write the names of the columns"
            " above them, such as name,email,phone."
        )
    return UnreadableFileError(
        "No column of it is known as a name or an e-mail address: there are"
        f" {_listed(names)}. Say which,"
        f" such as --map {shlex.quote(f'name={names[0]}')}."
    )


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN_LETTERS else f"{name[:_SHOWN_LETTERS]}…"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if names[_SHOWN:] else "")
