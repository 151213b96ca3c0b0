"""Whom words name at a place of a sentence: one person, or several in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.tokens import Role, Token, take

_LONGEST = 8
_IN_NAMES = "'’-."  # noqa: RUF001  as in O'Neill
_FOLLOWS_A_NAME = (
    (vocabulary.OPENERS - {"a", "an", "the", "some", "another", "i", "we", "our", "my"})
    | vocabulary.AND
    | vocabulary.DAY_WORDS
    | vocabulary.CONTACT
    | vocabulary.SUBJECT_VERBS
    | {"at", "in", "on", "with", "last", "this", "about", "discussed", "re", "regarding"}
)
_SHOWS_NO_NAME = vocabulary.PRONOUNS | {
    *("the", "a", "an", "my", "our", "his", "their", "your", "this", "that", "these", "those"),
    *("to", "of", "for", "up", "down", "out", "off", "all", "some", "no", "not"),
}
"""After a verb, rather than after somebody: "mark the date", "hope to come"."""
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
        if number >= len(sentence) or not (last.after[-1:] == "," or not _ends(last)):
            break
        strict = _ends(last)
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
    if member is None or joined or member.mention.ids:
        return member is not None
    return begins_list(words, member.end, knows)


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


def is_no_name(token: Token) -> bool:
    """Tell whether a word is certainly no name."""
    if not token.free or token.ends_possessive or not any(map(_counts, token.core)):
        return True
    if token.is_capital:
        return token.low in vocabulary.PRONOUNS
    return token.low in vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.CONTACT


def _counts(sign: str) -> bool:
    return sign.isalpha() or sign in "@+"


def known(sentence: Sequence[Token], begin: int, knows: Knows) -> Named | None:
    """Ask whom the words there mean, up to where a name ends."""
    return knows([token.as_name for token in _stretch(sentence, begin)])


def named_in_small_letters(sentence: Sequence[Token], begin: int, knows: Knows) -> Named | None:
    """Return whose whole name stands there in small letters, unless it is the word of a text."""
    if sentence[begin].is_capital or is_no_name(sentence[begin]):
        return None
    named = known(sentence, begin, knows)
    return named if named and _is_certain(sentence, begin, named) else None


def may_be_a_verb(sentence: Sequence[Token], end: int) -> bool:
    """Tell whether the word before ``end`` may be what somebody does: "mark the date"."""
    ends = end == len(sentence) or sentence[end - 1].breaks
    return not ends and sentence[end].low in _SHOWS_NO_NAME


def _member(
    sentence: Sequence[Token], number: int, knows: Knows, *, strict: bool, capitals: bool
) -> Member | None:
    """Return who is named there. After a mere comma (``strict``) a name must stand for itself.

    Where names were written in ``capitals`` before, words in small letters are none.
    """
    begin = number
    while begin < len(sentence) - 1 and _is_title(sentence[begin]):
        begin += 1
    if begin >= len(sentence) or (
        is_no_name(sentence[begin]) and not _is_called_so(sentence, begin)
    ):
        return None
    named = known(sentence, begin, knows)
    if named and (strict or capitals) and not sentence[begin].is_capital:
        certain = _is_certain(sentence, begin, named)
        named = named if certain and _stands_for_itself(sentence, begin + named.length) else None
    length = named.length if named else 0
    if end := _unknown(sentence, begin, length):
        if strict and not named and not _stands_for_itself(sentence, end):
            return None
        return Member(begin, end, Mention(_name(sentence, begin, end)))
    if named is None:
        return None
    end = begin + length
    return Member(begin, end, Mention(_name(sentence, begin, end), named.ids))


def _name(sentence: Sequence[Token], begin: int, end: int) -> str:
    return " ".join(token.as_name for token in sentence[begin:end])


def _is_certain(sentence: Sequence[Token], begin: int, named: Named) -> bool:
    """Tell whether these words are a name in small letters, too: whole ones, or "o. berg"."""
    return named.whole or (named.length > 1 and sentence[begin].is_initial)


def _is_called_so(sentence: Sequence[Token], number: int) -> bool:
    """Tell whether a word that is none alone begins a name: "He Jiankui"."""
    token, after = sentence[number], sentence[number + 1 : number + 2]
    pronoun = token.free and token.low in vocabulary.PRONOUNS - {"i"}
    return pronoun and token.is_capital and not token.breaks and bool(after) and is_name(after[0])


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
        if token.breaks and not token.is_initial:
            return


def _unknown(sentence: Sequence[Token], begin: int, known: int) -> int:
    """Return where a name ends of which only the first ``known`` words are known; or 0.

    "Grace Murray" is not Grace Hopper, nor is "G. Murray".
    """
    if known and (_ends(sentence[begin + known - 1]) or not sentence[begin].is_capital):
        return 0
    end = begin + known
    if _is_called_so(sentence, begin):
        end += 1
    while end < len(sentence) and _is_of_name(sentence, end, alone=not known):
        end += 1
        if _ends(sentence[end - 1]):
            break
        ahead = end
        while ahead < len(sentence) and sentence[ahead].low in vocabulary.PARTICLES:
            ahead += 1
        if ahead > end and ahead < len(sentence) and is_name(sentence[ahead]):
            end = ahead
    return end if end > begin + known else 0


def _ends(token: Token) -> bool:
    return token.breaks and not token.is_initial


def _is_of_name(sentence: Sequence[Token], number: int, *, alone: bool) -> bool:
    """Tell whether a word is a part of an unknown name; ``alone`` if no part of it is known."""
    token, after = sentence[number], sentence[number + 1 : number + 2]
    if not token.free:
        return False
    if token.is_initial and token.is_capital:
        return bool(after) and after[0].free and (is_name(after[0]) or after[0].is_initial)
    return is_name(token) or (alone and _is_shouted(sentence, token))


def _is_shouted(sentence: Sequence[Token], token: Token) -> bool:
    """Tell whether a word is in capitals only because all of them are: "WITH PETRA NOVAK"."""
    return (
        token.is_acronym
        and token.low not in vocabulary.PLAIN | vocabulary.CONTACT | vocabulary.SUBJECT_VERBS
        and is_name(replace(token, core=token.core.title()))
        and not any(sign.islower() for one in sentence for sign in one.core)
    )


def _stands_for_itself(sentence: Sequence[Token], end: int) -> bool:
    return end == len(sentence) or sentence[end - 1].breaks or sentence[end].low in _FOLLOWS_A_NAME
