"""Any file of contacts to cards: which format it is, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from netcrm.errors import UnreadableFileError, UsageError
from netcrm.formats import linkedin, own_csv
from netcrm.formats.days import Days
from netcrm.formats.decode import is_noise, whole
from netcrm.formats.dialects import archive, files
from netcrm.formats.dialects.all import DIALECTS
from netcrm.formats.dialects.any_table import ANY_TABLE
from netcrm.formats.tables import line_of_header
from netcrm.formats.vcard import reading as vcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.formats.card import Card
    from netcrm.formats.dialects.dialect import Dialect
    from netcrm.formats.dialects.mapping import Mapped
    from netcrm.formats.remarks import Remark, Skipped

RECORDS = 1_000_000
"""The most records of one file that are taken in; netcrm's own JSON may have more."""

LATEST_DAY = date(2068, 12, 31)
"""The last day that a year of two digits can mean in a file, where nobody says what day it is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: how it is known, how it is read.

    ``header`` returns the number of the line, among the top ones, by which a text is known to be of
    it, or None. ``read`` raises UnreadableFileError before the
    first card, or never, and appends to the list of remarks while its cards are taken.
    """

    header: Callable[[str], int | None]
    read: Callable[[str, Days, list[Remark]], Iterator[Card | Skipped]]


VCARD = "vcard"

READERS = {
    "linkedin": Reader(partial(line_of_header, linkedin.knows), linkedin.read),
    "netcrm": Reader(partial(line_of_header, own_csv.knows), own_csv.read),
    VCARD: Reader(lambda text: 1 if vcard.recognises(text) else None, vcard.read),
    **{
        name: Reader(partial(files.line_of_header, dialect), partial(files.read, dialect))
        for name, dialect in DIALECTS.items()
    },
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

    The first line that is known counts: in the rows below anything may be written, also so many
    control characters that it would be binary data without that header. Only what nobody knows
    is taken for any table.
    Raises UnreadableFileError, which says what there is instead, when no reader knows it.
    """
    archive.refuse(text)
    known = {name: line for name, one in READERS.items() if (line := one.header(text))}
    others = [name for name in known if name != ANY_TABLE.name]
    if not others and is_noise(text):
        raise UnreadableFileError("It holds binary data, not text.")
    if not known:
        raise files.unknown_table(text)
    return min(others, key=known.__getitem__, default=ANY_TABLE.name)


def read_cards(
    text: str,
    source: str | None = None,
    *,
    today: date = LATEST_DAY,
    order: str | None = None,
    mapping: Sequence[Mapped] = (),
) -> Reading:
    """Read a text as the format ``source``, or as the one that its header tells.

    A birthday after ``today`` is left out, with a warning. ``order`` (``dmy`` or ``mdy``) settles
    03/04/2026 where the file itself does not. ``mapping`` says what columns of a table mean.
    Raises UsageError for a format that netcrm does not know, UnreadableFileError for a text that
    is not of that format; bad records are Skipped, one by one, and never an error. Too many
    records are one, when they are taken.
    """
    text = text.replace("\0", "")  # no name holds one, and SQLite would end the text there
    if source is None:
        source = _detect_mapped(text) if mapping else detect(text)
    elif source not in READERS:
        raise UsageError(f"There is no format {source!r}: choose {', '.join(READERS)} or {JSON}.")
    if source != VCARD:  # whose values have encodings of their own
        text = whole(text)
    remarks: list[Remark] = []
    days = Days(remarks, today, order)
    if mapping:
        cards = files.read(_mappable(source), text, days, remarks, mapping)
    else:
        cards = READERS[source].read(text, days, remarks)
    lines = max(text.count("\n"), text.count("\r"))
    return Reading(source, _at_most(RECORDS, cards), lines, remarks)


def _at_most(most: int, records: Iterator[Card | Skipped]) -> Iterator[Card | Skipped]:
    for number, record in enumerate(records, start=1):
        if number > most:
            raise UnreadableFileError(f"It has more than {most:,} records; divide it.")
        yield record


def _detect_mapped(text: str) -> str:
    """Return the format of a table of which the user says what its columns mean."""
    try:
        return detect(text)
    except UnreadableFileError:
        if is_noise(text):
            raise
        return ANY_TABLE.name


def _mappable(source: str) -> Dialect:
    if source not in DIALECTS:
        raise UsageError(
            f"The columns of {source} are known, and --map is not for them: --from"
            f" {ANY_TABLE.name} reads the file as any other table."
        )
    return DIALECTS[source]
