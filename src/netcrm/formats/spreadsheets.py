"""What a spreadsheet makes of a cell, and what it was before, where that can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TEXT_MARK = re.compile(r"'+(?:[=+\-@\t\r].*|[0-9(][-+0-9 ()./,:]*)", re.DOTALL)
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_SCIENTIFIC = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]*))?[eE]\+([0-9]{1,3})")
_WITH_DECIMALS = re.compile(r"([0-9]{5,})[.,]0")

ERRORS = frozenset(
    """
    #ERROR! #NAME? #VALUE! #REF! #N/A #NUM! #NULL! #DIV/0! #WERT! #BEZUG! #NV #ZAHL! #VALEUR!
    #NOM? #NOMBRE? #VALOR! #VALORE! #RIF! #ARG! #ADR! #NAZWA?
    """.split()  # noqa: SIM905  as a list it would be twenty lines
)
"""What stands in a cell whose formula failed: +353 86 typed into one is a formula, too."""


NOTHING = frozenset(("-", "--", "---", "–", "—", "n/a", "N/A", "nan", "NaN", "<NA>", "\\N"))  # noqa: RUF001
"""What people and programs write where there is nothing. Null is also the name of people."""

NO_ADDRESS = frozenset(("NULL", "null", "None", "none"))
"""Nothing, where an address is wanted: or all who have none would share it."""


def without_text_mark(cell: str) -> str:
    """Take off by what a cell is text: the apostrophe before a number or a formula, or ="0123".

    Any other apostrophe belongs to the text: 's-Hertogenbosch, '68er.
    """
    if formula := _TEXT_FORMULA.fullmatch(cell):
        return formula[1].replace('""', '"')
    return cell[1:] if _TEXT_MARK.fullmatch(cell) else cell


def is_error(cell: str) -> bool:
    """Tell a cell in which nothing is left of what was typed; ##### was too wide to be shown."""
    return cell in ERRORS or (len(cell) > 1 and not cell.strip("#"))


def phone_of(cell: str) -> str | None:
    """Return the phone that was typed into a cell; None where it has lost its last digits.

    3.53861234567E+11 and 353861234567.0 have all of them, 3.53861E+11 has not.
    """
    if found := _WITH_DECIMALS.fullmatch(cell):
        return found[1]
    found = _SCIENTIFIC.fullmatch(cell)
    if not found:
        return cell
    begin, more, exponent = found.groups(default="")
    return begin + more if len(more) == int(exponent) else None


def phones_in(cells: Iterable[tuple[str, str]], line: int, remarks: list[Remark]) -> Iterator[str]:
    """Yield the phones of cells, each with the name of its column; say which one was left out."""
    for column, cell in cells:
        phone = phone_of(cell)
        if phone is None:
            reason = f"a spreadsheet has rounded it to {cell}, its last digits are lost"
            remarks.append(Remark(line, f"{column} left out: {reason}"))
        elif phone:
            yield phone
