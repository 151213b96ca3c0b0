"""Where it was: "at AMEE", "at the Royal Infirmary", "in Berlin"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.tokens import Role, Token, take, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.sentence.clauses import Place
    from netcrm.rules.sentence.naming import Knows

_AFTER = vocabulary.AFTER_A_DAY | vocabulary.PLAIN


def choose(sentence: Sequence[Token], places: Sequence[Place], knows: Knows) -> str:
    """Take the place of the contact out of the sentence: the first one; empty where none is said.

    "at AMEE in Vienna" is one place. The name of somebody is none.
    """
    for number, place in enumerate(places):
        if not place.open or not (end := _end(sentence, number, knows)):
            continue
        begin = number + 1
        while end < len(sentence) and not sentence[end - 1].breaks:
            further = _end(sentence, end, knows)
            if not further:
                break
            end = further
        take(sentence, number, begin, Role.LINK)
        take(sentence, begin, end, Role.PLACE)
        return words_of(sentence[begin:end])
    return ""


def _end(sentence: Sequence[Token], number: int, knows: Knows) -> int:
    """Return where the place ends that begins with this "at" or "in"; 0 if none does."""
    if sentence[number].low not in {"at", "@", "in"} or sentence[number].breaks:
        return 0
    if number and sentence[number - 1].low in vocabulary.NOT_BEFORE_A_PLACE:
        return 0
    begin = number + 1
    if begin < len(sentence) - 1 and sentence[begin].low == "the" and not sentence[begin].breaks:
        begin += 1
    end = _name_end(sentence, begin)
    if end == begin or not _may_follow(sentence, end):
        return 0
    said = sentence[begin].low
    if sentence[number].low == "in" and said in vocabulary.NOT_PLACES | vocabulary.DAY_WORDS:
        return 0
    return 0 if _is_somebody(sentence, number, begin, end, knows) else end


def _name_end(sentence: Sequence[Token], begin: int) -> int:
    end = begin
    while end < len(sentence) and sentence[end].free:
        token = sentence[end]
        joins = end > begin and token.low in vocabulary.OF_PLACES and _goes_on(sentence, end)
        if not joins and not _is_of_place(token, first=end == begin):
            return end
        end += 1
        if token.breaks:
            return end
    return end


def _is_of_place(token: Token, *, first: bool) -> bool:
    if token.low in vocabulary.DAY_WORDS | vocabulary.PRONOUNS or "#" in token.core:
        return False
    if first:
        return token.is_capital
    return token.is_capital or token.core.isdigit() or token.low in vocabulary.PLACE_NOUNS


def _goes_on(sentence: Sequence[Token], number: int) -> bool:
    """Tell whether "of" or "the" stands between two words of a name."""
    ahead = number + 1
    while ahead < len(sentence) and sentence[ahead].low in vocabulary.OF_PLACES:
        ahead += 1
    between = sentence[number].low not in vocabulary.AND | {"for", "the"}
    return between and ahead < len(sentence) and sentence[ahead].is_capital


def _may_follow(sentence: Sequence[Token], end: int) -> bool:
    if end == len(sentence) or sentence[end - 1].breaks or not sentence[end].free:
        return True
    return sentence[end].low in _AFTER


def _is_somebody(
    sentence: Sequence[Token], number: int, begin: int, end: int, knows: Knows
) -> bool:
    """Tell whether "at" is followed by a person: "laughed at Grace"."""
    named = knows([token.core for token in sentence[begin:end]])
    together = begin + named.length == end if named else False
    return bool(named and named.whole and together and sentence[number].low == "at")
