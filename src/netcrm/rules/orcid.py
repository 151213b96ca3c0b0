"""ORCID iDs: sixteen signs, of which the last one checks the others.

Source: ORCID, Structure of the ORCID Identifier; the check is ISO/IEC 7064:2003, MOD 11-2.
"""

from __future__ import annotations

import re

_ID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9x]")
BARE = r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]"
"""An iD as people write it without the address of its page."""


def fault(handle: str) -> str:
    """Say what is wrong with a handle of orcid.org in its normal form; nothing where it is right.

    The sentence goes on after ``'…' is no ORCID iD:``.
    """
    if not _ID.fullmatch(handle):
        return "it has four times four signs, such as 0000-0002-1825-0097"
    if check_sign(handle[:-1]) != handle[-1]:
        return "its last sign does not fit the others, so that one of them is mistyped"
    return ""


def check_sign(first: str) -> str:
    """Return the last sign of an iD that begins with these fifteen digits: a digit, or ``x``."""
    total = 0
    for digit in first.replace("-", ""):
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "x" if rest == 10 else str(rest)  # noqa: PLR2004  ten is written as a Roman one
