"""The formats that netcrm writes: one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.files.everything.exporting import everything
from netcrm.book.files.out.address_books import google, outlook, vcards
from netcrm.book.files.out.calendar import calendar
from netcrm.book.files.out.pages import document
from netcrm.book.files.out.sheets import workbook
from netcrm.book.files.out.tables import own_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.book.files.out.export import Export, Wanted


class Format(NamedTuple):
    """How a format is written; a file that ends in ``suffix`` is of it unless another is told."""

    prepare: Callable[[Wanted], Export]
    suffix: str = ""
    is_binary: bool = False


FORMATS = {
    "csv": Format(own_table, ".csv"),
    "google": Format(google),
    "outlook": Format(outlook),
    "vcard": Format(vcards("3.0"), ".vcf"),
    "vcard4": Format(vcards("4.0")),
    "json": Format(everything, ".json"),
    "ics": Format(calendar, ".ics"),
    "md": Format(document, ".md"),
    "xlsx": Format(workbook, ".xlsx", is_binary=True),
}

BY_SUFFIX = {one.suffix: name for name, one in FORMATS.items() if one.suffix}
"""The formats that a file tells by its end."""
