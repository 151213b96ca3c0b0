"""Where in a sentence a word stands: in what was, or in what was talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.tokens import Role, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGINNING = vocabulary.CONTACT | {"with", "at", "in", "on"}
_BEFORE_IT = frozenset({"and", "then", "also", "later", "after", "plus", "had", "a", "an"})


class Place(NamedTuple):
    """The clause that a word is in, from 0, and what stands before it there.

    ``topic``: something that was talked about; ``of_others``: what somebody else does. ``open``
    clauses are about the contact: the first one, and what begins with a word for a contact.
    """

    clause: int
    topic: bool
    of_others: bool
    open: bool


def places(sentence: Sequence[Token]) -> list[Place]:
    """Say of each word where it stands. A comma between people ends no clause."""
    found: list[Place] = []
    clause, topic, others = 0, False, False
    is_open = True
    for number, token in enumerate(sentence):
        begins = number == 0 or _ends_clause(sentence, number - 1)
        if begins and number:
            clause, topic, others = clause + 1, False, False
            is_open = _is_about_contact(sentence, number)
        if token.free:
            others = others or token.low in vocabulary.OTHERS or (begins and token.ends_possessive)
        found.append(Place(clause, topic, others, is_open and not topic and not others))
        topic = topic or (token.free and token.low in vocabulary.TOPIC)
    return found


def _ends_clause(sentence: Sequence[Token], number: int) -> bool:
    token = sentence[number]
    between = number + 1 < len(sentence) and _is_of_list(sentence, number + 1)
    return token.breaks and not (token.role is Role.PERSON and between)


def _is_of_list(sentence: Sequence[Token], number: int) -> bool:
    return sentence[number].role in {Role.PERSON, Role.LINK}


def _is_about_contact(sentence: Sequence[Token], number: int) -> bool:
    for token in sentence[number:]:
        if token.low in _BEGINNING or not token.free:
            return True
        if token.low not in _BEFORE_IT or token.breaks:
            return False
    return False
