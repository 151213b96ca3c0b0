"""The one QUERY grammar of ``list``, ``due``, ``export`` and whatever works on many people.

``words tag:x org:acme last:>90d -tag:y``: all of it must hold. A minus sign turns one part round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.days import Toward, month_and_day, parse_day, plain_words
from netcrm.rules.names.folding import fold, tag_key
from netcrm.rules.roles import role_key
from netcrm.rules.spans import parse_span
from netcrm.rules.terms import is_term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

DUE_VALUES = (
    *("promise", "waiting", "date", "overdue", "due", "news", "soon", "today", "any", "none"),
    *("neglected", "drifting", "paused", "snoozed"),
)


class Kind(Enum):
    """What may stand after a key; the value says it to a reader of the documentation."""

    TEXT = "text, or none"
    FOCUS = "words of its name, its number (e3, p7, g2), or none"
    EMAIL = "an address or a part of it, or none"
    DAY = ">90d, <2w, a day, >=a day, or never"
    SPAN = "a span such as 6w, never, or none"
    STATE = ", ".join(DUE_VALUES)


class Key(NamedTuple):
    """What a key of the grammar asks for."""

    kind: Kind
    meaning: str


KEYS = {
    "tag": Key(Kind.TEXT, "has this tag"),
    "org": Key(Kind.TEXT, "works there now"),
    "city": Key(Kind.TEXT, "lives in this city"),
    "country": Key(Kind.TEXT, "lives in this country"),
    "tier": Key(Kind.TEXT, "is of this tier"),
    "last": Key(Kind.DAY, "the day of the last contact"),
    "due": Key(Kind.STATE, "one of the reasons in the due list"),
    "met": Key(Kind.DAY, "the day on which you met"),
    "every": Key(Kind.SPAN, "has this cadence of their own"),
    "added": Key(Kind.DAY, "the day on which they were added"),
    "email": Key(Kind.EMAIL, "has such an e-mail address"),
    "event": Key(Kind.FOCUS, "you met them at this event, or they took part"),
    "project": Key(Kind.FOCUS, "is or was part of this project"),
    "group": Key(Kind.FOCUS, "is or was in this group"),
    "role": Key(Kind.TEXT, "is this to you now: mentor, co-author"),
}

# An age is turned into a day: more than 90 days ago is earlier than the day 90 days ago.
_DAY_OPERATORS = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "": ">="}
_OPERATOR_AND_REST = "(<=|>=|<|>|=|)(.*)"
_AGE = "[0-9]{1,5} ?[a-z]*|an? [a-z]+"
_FOLDS: dict[str, Callable[[str], str]] = {"email": str.casefold, "tag": tag_key, "role": role_key}
_NEXT_TERM = rf"\s+(?=-?(?:(?:{'|'.join(KEYS)}):|[^\W\d_][\w-]*:(?!//|\s|$)))"


@dataclass(frozen=True, slots=True)
class Term:
    """One ``key:value``; ``value`` is folded for comparing, and ``none`` where there must be none.

    A key that is not one of KEYS asks for a field of the user's own: whether there is such a field,
    and a value, is seen where the query is asked.
    For the keys that ask for a day, the day asked about must stand in the relation ``op`` (``< <=
    > >= =``) to ``day``; ``never`` has no ``day``. Nobody without such a day fits a comparison.
    """

    key: str
    value: str
    negated: bool = False
    op: str = "="
    day: date | None = None

    @property
    def is_field(self) -> bool:
        """Whether it asks for a field of the user's own."""
        return self.key not in KEYS


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody must fit: all ``words`` (folded, and whether negated) and all ``terms``."""

    words: tuple[tuple[str, bool], ...] = ()
    terms: tuple[Term, ...] = ()


def parse_query(words: Sequence[str], today: date) -> Query:
    """Read the words of a QUERY as typed; a quoted value (``"city:New York"``) keeps its blanks.

    Raises ``UsageError`` for a value that the grammar does not have.
    """
    found: list[tuple[str, bool]] = []
    terms: list[Term] = []
    for piece in (piece for word in words for piece in re.split(_NEXT_TERM, word.strip())):
        negated = piece.startswith("-")
        body = piece[1:].strip() if negated else piece
        if negated and not body:
            raise UsageError("'-' alone has no meaning here: write -tag:x or -word, in one piece.")
        key, colon, value = body.partition(":")
        if colon and key[:1].isalpha() and is_term(body):
            terms.append(_term(key.casefold(), value.strip(), negated, today))
        elif negated:
            found.append((fold(body), True))  # a quoted phrase is turned round as a whole
        else:
            found.extend((fold(word), False) for word in body.split())
    return Query(tuple(found), tuple(terms))


def _term(key: str, value: str, negated: bool, today: date) -> Term:
    if key not in KEYS:
        return Term(key, fold(value), negated)
    kind = KEYS[key].kind
    if not value:
        # `list last:>90d` without quotes writes a file "90d" and leaves `last:`.
        quoted = f", and in quotes: '{key}:>90d'" if kind is Kind.DAY else ""
        raise UsageError(f"'{key}:' needs a value ({kind.value}){quoted}.")
    if kind is Kind.DAY:
        return _day_term(key, plain_words(value), negated, today)
    if kind is Kind.STATE:
        if value.lower() not in DUE_VALUES:
            raise UsageError(f"'{key}:{value}' has no meaning: write {key}: and {kind.value}.")
        return Term(key, value.lower(), negated)
    if kind is Kind.SPAN:
        special = value.lower() in {"none", "never"}
        return Term(key, value.lower() if special else str(parse_span(value)), negated)
    bare = value.removeprefix("#") if key == "tag" else value
    return Term(key, _FOLDS.get(key, fold)(bare), negated)


def _day_term(key: str, value: str, negated: bool, today: date) -> Term:
    """Read ``>90d`` (longer ago), ``<2w`` or ``2w`` (within), ``>=2026-03-01``, ``never``."""
    if value in {"never", "none"}:
        return Term(key, "never", negated, "never")
    operator, rest = re.findall(_OPERATOR_AND_REST, value)[0]
    rest = rest.strip()
    if re.fullmatch(_AGE, rest) and not month_and_day(rest):
        day = parse_span(rest).before(today)
        return Term(key, value, negated, _DAY_OPERATORS[operator], day)
    return Term(key, value, negated, operator or "=", parse_day(rest, today, Toward.PAST))
