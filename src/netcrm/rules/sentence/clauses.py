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

    ``topic``: something that was talked about; ``of_others``: what somebody else does. ``about``
    the contact are the first clause, and what begins with a word for a contact.
    """

    clause: int
    topic: bool
    of_others: bool
    about: bool

    @property
    def open(self) -> bool:
        """Whether what stands here is said of the contact."""
        return self.about and not self.topic and not self.of_others


def places(sentence: Sequence[Token]) -> list[Place]:
    """Say of each word where it stands. A comma between people ends no clause."""
    found: list[Place] = []
    clauses = 0
    around: Place | None = None
    state = Place(0, topic=False, of_others=False, about=True)
    for number, token in enumerate(sentence):
        bracket = number > 0 and "(" in token.before
        begins = number == 0 or bracket or _ends_clause(sentence, number - 1)
        if bracket:
            around = state
        if begins and number:
            about = _is_about_contact(sentence, number)
            clauses += 1
            state = Place(clauses, topic=False, of_others=False, about=about)
        if token.free and (_is_of_others(token) or (begins and token.ends_possessive)):
            state = state._replace(of_others=True)
        found.append(state)
        if token.free and token.low in vocabulary.TOPIC:
            state = state._replace(topic=True)
        if ")" in token.after and around:
            state, around = around, None
    return found


def _is_of_others(token: Token) -> bool:
    """Tell "she" and "she'll"."""
    return token.low.replace("’", "'").partition("'")[0] in vocabulary.OTHERS  # noqa: RUF001


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
