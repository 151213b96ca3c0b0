"""What people are to one another: the words that are known, their writings and their inverses.

Every other word is a role, too, as its user writes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PAIRS = (
    ("mentor", "mentee"),
    ("advisor", "advisee"),
    ("supervisor", "supervisee"),
    ("teacher", "student"),
    ("sponsor", "sponsored"),
    ("funder", "funded"),
    ("employer", "employee"),
    ("manager", "report"),
    ("coach", "coachee"),
    ("parent", "child"),
)
"""Who is the one of somebody has them for the other."""

ACQUAINTANCE = "acquaintance"
"""What two people are to each other, at the least, whom I introduced."""

MUTUAL = (
    *("collaborator", "co-author", "co-editor", "co-investigator", "board", "peer", "colleague"),
    *("friend", ACQUAINTANCE, "partner", "spouse", "sibling", "relative"),
)
"""What two people are to each other."""

ROLES = (*(role for pair in PAIRS for role in pair), *MUTUAL)

_WRITINGS = {
    "mentee": ("protégé",),
    "advisor": ("adviser",),
    "teacher": ("tutor", "lecturer"),
    "student": ("pupil",),
    "sponsored": ("sponsee",),
    "funder": ("donor",),
    "funded": ("grantee",),
    "manager": ("boss", "line manager"),
    "report": ("direct report",),
    "co-author": ("fellow author",),
    "co-investigator": ("co-PI", "co-applicant"),
    "board": ("board member", "fellow board member", "editorial board"),
    "spouse": ("husband", "wife"),
    "sibling": ("brother", "sister"),
}
_INVERSE = {
    **dict(PAIRS),
    **{second: first for first, second in PAIRS},
    **{role: role for role in MUTUAL},
}
_ONE_OF = re.compile(r"(.*[^\W_])[\W_]+of[\W_]*", re.IGNORECASE | re.DOTALL)


def _bare(text: str) -> str:
    """Return the form in which writings are told: co-author, coauthor and Co Author are one."""
    return fold(text).replace(" ", "")


_KNOWN = {_bare(role): role for role in ROLES} | {
    _bare(writing): role for role, writings in _WRITINGS.items() for writing in writings
}


def role_name(typed: str) -> str:
    """Return what a role is called: the known word in whatever writing, else as it was typed.

    ``mentor of`` is the inverse: a mentee.
    """
    plain = " ".join(typed.split())
    if known := _KNOWN.get(_bare(plain)):
        return known
    stem = _ONE_OF.fullmatch(plain)
    return inverse(stem[1]) if stem else plain


def joined(words: Sequence[str]) -> list[str]:
    """Join words that are a known role together: board member, line manager."""
    found: list[str] = []
    rest = list(words)
    while rest:
        known = (size for size in (3, 2) if _bare(" ".join(rest[:size])) in _KNOWN)
        size = next(known, 1)
        found.append(" ".join(rest[:size]))
        rest = rest[size:]
    return found


def role_key(text: str) -> str:
    """Return the form in which roles are compared."""
    return fold(role_name(text))


def inverse(role: str) -> str:
    """Return what somebody has for whom another one is ``role``: mentor and mentee, aunt, aunt of.

    The inverse of the inverse is the role again.
    """
    name = role_name(role)
    if name in _INVERSE:
        return _INVERSE[name]
    stem = _ONE_OF.fullmatch(name)
    return stem[1] if stem else f"{name} of"


def is_known(role: str) -> bool:
    """Say whether a role is one of the list."""
    return role_name(role) in _INVERSE


def bond(one: int, role: str, other: int) -> tuple[int, str, int]:
    """Return the one form in which two writings of a relationship are the same.

    That one is the mentor of the other is said as well by the other being a mentee of the one.
    """
    key, turned = role_key(role), role_key(inverse(role))
    return min((one, key, other), (other, turned, one), key=lambda said: (said[1], said[0]))


def is_current(from_on: date | None, to_on: date | None, today: date) -> bool:
    """Say whether something is so today: it has begun, and its last day is not here yet."""
    return (from_on is None or from_on <= today) and (to_on is None or to_on > today)
