"""How it was: the kind of contact that the words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.sentence.tokens import Role, Token
from netcrm.rules.sentence.vocabulary import CHANNELS, KIND_OF, OBJECT_VERBS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_OVER = frozenset({"on", "via", "over", "by", "through"})


def choose(sentence: Sequence[Token]) -> str:
    """Return the kind; empty where no word tells it.

    A word tells it at the beginning, or where it stands before whom it was with: "the call for
    papers" tells nothing. How it was held goes before: "met on zoom" was a video call; and so does
    what was written: "wrote a letter".
    """
    told = next(filter(None, (_told(sentence, place) for place in range(len(sentence)))), "")
    if told in {"meeting", "call", "email", ""}:
        return _channel(sentence, told) or told
    return told


def of_verb(token: Token) -> str:
    """Return the kind that a verb tells of which somebody is the subject, or the object."""
    return KIND_OF.get(token.low, "") if token.low in OBJECT_VERBS else ""


def _told(sentence: Sequence[Token], place: int) -> str:
    kind = KIND_OF.get(sentence[place].low, "")
    if kind and sentence[place].free and (_opens(sentence, place) or _is_with(sentence, place)):
        return kind
    return ""


def _opens(sentence: Sequence[Token], place: int) -> bool:
    return all(
        not token.free or token.low in OPENERS or token.low in _OVER for token in sentence[:place]
    )


def _is_with(sentence: Sequence[Token], place: int) -> bool:
    after = sentence[place + 1 : place + 3]
    if not after or sentence[place].breaks:
        return False
    if after[0].low == "from" and len(after) > 1:
        return after[1].role is Role.PERSON
    return after[0].role in {Role.PERSON, Role.LINK}


def _channel(sentence: Sequence[Token], told: str) -> str:
    for place, token in enumerate(sentence):
        before = sentence[place - 1].low if place else ""
        if not token.free:
            continue
        if token.low in CHANNELS and before in _OVER:
            return KIND_OF[token.low]
        if told == "email" and sentence[0].free and KIND_OF.get(token.low) == "letter":
            return "letter"
    return ""
