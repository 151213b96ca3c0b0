"""Whom words name at a place of a sentence: one person, or several in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.tokens import Role, Token, take, words_of

_LONGEST = 8
_IN_NAMES = "'’-."  # noqa: RUF001  as in O'Neill
_NEVER_IN_A_NAME = frozenset({"with", "at", "and", "&", "about", "on", "in"})


class Named(NamedTuple):
    """Whom the first words mean: how many words, and who; more than one where it is not sure.

    ``whole`` words are those of the name, others only begin it.
    """

    length: int
    ids: tuple[int, ...]
    whole: bool = True


Knows = Callable[[Sequence[str]], Named | None]
"""Says whom the first of these words mean, by as many of them as possible; None for nobody."""


class Mention(NamedTuple):
    """Somebody who is named: by which words, and who that may be; nobody where not known."""

    words: str
    ids: tuple[int, ...] = ()


class Member(NamedTuple):
    """Somebody in a sentence: the words from ``begin`` to ``end``."""

    begin: int
    end: int
    mention: Mention


def list_at(sentence: Sequence[Token], begin: int, knows: Knows) -> list[Member]:
    """Return the people who are named one after the other, with commas and "and" between them."""
    members: list[Member] = []
    number, strict, capitals = begin, False, False
    while member := _member(sentence, number, knows, strict=strict, capitals=capitals):
        for token in sentence[number : member.begin]:
            token.role = Role.LINK
        if members and number > members[-1].end:
            take(sentence, members[-1].end, number, Role.LINK)
        members.append(member)
        capitals = capitals or sentence[member.begin].is_capital
        last, number = sentence[member.end - 1], member.end
        if number >= len(sentence) or not (last.after[-1:] == "," or not last.breaks):
            break
        strict = last.breaks
        if sentence[number].low in vocabulary.AND and not sentence[number].breaks:
            number, strict = number + 1, False
        elif not strict:
            break
    return members


def begins_list(words: Sequence[Token], length: int, knows: Knows) -> bool:
    """Tell whether the first ``length`` words, which name somebody, begin a list of people."""
    if length >= len(words):
        return False
    after = length
    joined = words[after].low in vocabulary.AND
    if joined:
        after += 1
    elif words[length - 1].after[-1:] != ",":
        return False
    member = _member(words, after, knows, strict=not joined, capitals=words[0].is_capital)
    return member is not None and (joined or bool(member.mention.ids))


def is_name(token: Token) -> bool:
    """Tell whether a word is written as a name, and is nothing else that is written so."""
    return (
        token.is_capital
        and len(token.core) > 1
        and not token.is_acronym
        and not token.ends_possessive
        and token.low not in vocabulary.DAY_WORDS | vocabulary.PRONOUNS | vocabulary.AND
        and all(sign.isalpha() or sign in _IN_NAMES for sign in token.core)
    )


def is_no_name(token: Token, *, capitals: bool) -> bool:
    """Tell whether a word is certainly no name."""
    if not token.free or token.ends_possessive or not any(map(_counts, token.core)):
        return True
    if token.is_capital:
        return token.low in vocabulary.PRONOUNS
    return token.low in vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.CONTACT or (
        capitals and token.core[0].isalpha() and "@" not in token.core
    )


def _counts(sign: str) -> bool:
    return sign.isalpha() or sign in "@+"


def known(sentence: Sequence[Token], begin: int, knows: Knows) -> Named | None:
    """Ask whom the words there mean, up to where a name ends."""
    return knows([token.core for token in _stretch(sentence, begin)])


def _member(
    sentence: Sequence[Token], number: int, knows: Knows, *, strict: bool, capitals: bool
) -> Member | None:
    """Return who is named there. After a mere comma (``strict``) a name must stand for itself.

    Where names were written in ``capitals`` before, words in small letters are none.
    """
    begin = number
    while begin < len(sentence) - 1 and _is_title(sentence[begin]):
        begin += 1
    if begin >= len(sentence) or is_no_name(sentence[begin], capitals=capitals):
        return None
    named = known(sentence, begin, knows)
    if (
        named
        and strict
        and not sentence[begin].is_capital
        and not (named.whole and _stands_for_itself(sentence, begin + named.length))
    ):
        named = None
    length = named.length if named else 0
    if end := _unknown(sentence, begin, length):
        if strict and not named and not _stands_for_itself(sentence, end):
            return None
        return Member(begin, end, Mention(words_of(sentence[begin:end])))
    if named is None:
        return None
    return Member(
        begin, begin + length, Mention(words_of(sentence[begin : begin + length]), named.ids)
    )


def _is_title(token: Token) -> bool:
    return (
        token.is_capital
        and token.low.rstrip(".") in vocabulary.TITLES
        and not (token.breaks and token.after != ".")
    )


def _stretch(sentence: Sequence[Token], begin: int) -> Iterator[Token]:
    for token in sentence[begin : begin + _LONGEST]:
        if not token.free or not token.is_word or token.core in _NEVER_IN_A_NAME:
            return
        yield token
        if token.breaks and not (token.after == "." and len(token.core) == 1):
            return


def _unknown(sentence: Sequence[Token], begin: int, known: int) -> int:
    """Return where a name ends of which only the first ``known`` words are known; or 0.

    "Grace Murray" is not Grace Hopper.
    """
    if known and (sentence[begin + known - 1].breaks or not sentence[begin].is_capital):
        return 0
    end = begin + known
    while end < len(sentence) and is_name(sentence[end]) and sentence[end].free:
        end += 1
        if sentence[end - 1].breaks:
            break
        ahead = end
        while ahead < len(sentence) and sentence[ahead].low in vocabulary.PARTICLES:
            ahead += 1
        if ahead > end and ahead < len(sentence) and is_name(sentence[ahead]):
            end = ahead
    return end if end > begin + known else 0


def _stands_for_itself(sentence: Sequence[Token], end: int) -> bool:
    if end == len(sentence) or sentence[end - 1].breaks:
        return True
    return sentence[end].low in vocabulary.AND | vocabulary.DAY_WORDS | {
        *("at", "in", "on", "with", "last", "this"),
    }
