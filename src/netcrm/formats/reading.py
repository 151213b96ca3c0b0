"""Any file of contacts to cards: which format it is, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats import linkedin, own_csv
from netcrm.formats.days import Days
from netcrm.formats.tables import SEARCHED_LINES, find_header
from netcrm.formats.vcard import reading as vcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netcrm.formats.card import Card
    from netcrm.formats.remarks import Remark, Skipped

LATEST_DAY = date(2068, 12, 31)
"""The last day that a year of two digits can mean in a file, where nobody says what day it is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: what its header looks like to a user, how it is known, how it is read.

    ``recognises`` looks at the top of a text. ``read`` raises UnreadableFileError before the
    first card, or never, and appends to the list of remarks while its cards are taken.
    """

    looked_for: str
    recognises: Callable[[str], bool]
    read: Callable[[str, Days, list[Remark]], Iterator[Card | Skipped]]


READERS = {
    "linkedin": Reader(
        linkedin.LOOKED_FOR,
        lambda text: find_header(text, linkedin.knows) is not None,
        linkedin.read,
    ),
    "netcrm": Reader(
        own_csv.LOOKED_FOR,
        lambda text: find_header(text, own_csv.knows) is not None,
        own_csv.read,
    ),
    "vcard": Reader(vcard.LOOKED_FOR, vcard.recognises, vcard.read),
}
"""The formats by the names that ``import --from`` takes, in the order in which they are tried."""

JSON = "json"
"""The name of netcrm's own JSON, which is more than cards: see own_json_reading.py."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The cards of a file, read as they are taken, once.

    ``source`` is the name of the format. ``warnings`` is complete when the cards are used up.
    ``total_lines`` is the number of lines of the file: with the ``line`` of each card, how far
    the reading has come.
    """

    source: str
    cards: Iterator[Card | Skipped]
    total_lines: int
    warnings: list[Remark] = field(default_factory=list)


def detect(text: str) -> str:
    """Return the name of the format by the header, wherever in the top lines it stands.

    Raises UnreadableFileError, which names what was looked for, when no reader knows it.
    """
    for name, reader in READERS.items():
        if reader.recognises(text):
            return name
    known = " or ".join(reader.looked_for for reader in READERS.values())
    raise UnreadableFileError(
        f"No known header in the first {SEARCHED_LINES} lines: looked for {known}."
    )


def read_cards(
    text: str,
    source: str | None = None,
    *,
    today: date = LATEST_DAY,
    order: str | None = None,
) -> Reading:
    """Read a text as the format ``source``, or as the one that its header tells.

    A birthday after ``today`` is left out, with a warning. ``order`` (``dmy`` or ``mdy``) settles
    03/04/2026 where the file itself does not.
    Raises UsageError for a format that netcrm does not know, UnreadableFileError for a text that
    is not of that format; bad records are Skipped, one by one, and never an error.
    """
    text = text.replace("\0", "")  # no name holds one, and SQLite would end the text there
    if source is None:
        source = detect(text)
    elif source not in READERS:
        raise UsageError(f"There is no format {source!r}: choose {', '.join(READERS)} or {JSON}.")
    remarks: list[Remark] = []
    cards = READERS[source].read(text, Days(remarks, today, order), remarks)
    return Reading(source, cards, max(text.count("\n"), text.count("\r")), remarks)
