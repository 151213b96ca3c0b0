"""Which line of a table is its header, and whether there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.dialects.mapping import are_numbers, fits
from netcrm.formats.tables import find_header, top_headers, without_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.formats.dialects.dialect import Dialect
    from netcrm.formats.dialects.mapping import Mapped
    from netcrm.formats.tables import Header

_KNOWN_BY = frozenset(("name", "given", "family", "email"))
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+\.[^@\s]+|https?://\S+|www\.\S+", re.IGNORECASE)


def header_of(dialect: Dialect, text: str, mapping: Sequence[Mapped]) -> Header | None:
    """Return the header: by the marks of the dialect, by what the user says, by known names.

    Whoever tells columns by their numbers alone may have a table without one: nobody is lost, and
    a line of which no name is known is somebody.
    """
    header = find_header(text, dialect.knows)
    if not header and mapping:
        header = find_header(text, lambda names: fits(mapping, names))
    header = header or likeliest(dialect, text)
    if header or not mapping:
        return header
    header = widest(text)
    if header and are_numbers(mapping) and not _is_known(dialect, header):
        return without_header(text)
    return header


def likeliest(dialect: Dialect, text: str) -> Header | None:
    """Return the top line of which the most names are known, one of them naming people."""
    best, most = None, 0
    for header in top_headers(text):
        found = [one.field for one in dialect.meanings(header.names) if one]
        if len(found) > most and not (_KNOWN_BY.isdisjoint(found) or _has_address(header)):
            best, most = header, len(found)
    return best


def widest(text: str) -> Header | None:
    """Return the top line with the most columns."""
    return max(top_headers(text), key=lambda header: len(header.names), default=None)


def _has_address(header: Header) -> bool:
    """Tell a line in which somebody stands, and no names of columns: it has an e-mail or a link."""
    return any(map(_ADDRESS.fullmatch, header.names))


def _is_known(dialect: Dialect, header: Header) -> bool:
    return any(dialect.meanings(header.names)) and not _has_address(header)
