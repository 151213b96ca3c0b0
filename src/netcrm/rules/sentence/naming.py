"""Who took part: the people in a sentence, where it says that one was in contact with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.clauses import places
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


class _Member(NamedTuple):
    begin: int
    end: int
    mention: Mention


def participants(sentence: Sequence[Token], knows: Knows) -> list[Mention]:
    """Take those who took part out of the sentence, in its order; unknown names are without ids.

    Where nothing tells of a contact with anybody, whoever something was done with counts.
    """
    where = places(sentence)
    found = _found(sentence, knows, lambda number: where[number].open)
    if not found:
        found = _found(sentence, knows, lambda _number: True)
    for member in found:
        take(sentence, member.begin, member.end, Role.PERSON)
    return [member.mention for member in found]


def others(sentence: Sequence[Token], knows: Knows) -> list[Mention]:
    """Return those who are named by whole words elsewhere in the text."""
    found: list[Mention] = []
    number = 0
    while number < len(sentence):
        named = _known(sentence, number, knows) if _may_name(sentence[number]) else None
        if named and named.whole:
            words = words_of(sentence[number : number + named.length])
            found.append(Mention(words, named.ids))
        number += named.length if named else 1
    return list(dict.fromkeys(found))


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
        and token.low not in vocabulary.DAY_WORDS | vocabulary.PRONOUNS
        and all(sign.isalpha() or sign in _IN_NAMES for sign in token.core)
    )


def _may_name(token: Token) -> bool:
    bare = token.low
    return (
        token.free
        and token.is_capital
        and bare not in vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.CONTACT
    )


def _found(sentence: Sequence[Token], knows: Knows, counts: Callable[[int], bool]) -> list[_Member]:
    found = _subjects(sentence, knows)
    number = found[-1].end if found else 0
    while number < len(sentence):
        after = _after_trigger(sentence, number) if counts(number) else None
        members = _list(sentence, after, knows) if after is not None else []
        if members and after is not None:
            _link(sentence, number, after)
            found.extend(members)
            number = members[-1].end
        else:
            number += 1
    return found


def _link(sentence: Sequence[Token], begin: int, end: int) -> None:
    """Leave out what only connects; "from" says who wrote to whom, and stays."""
    for token in sentence[begin:end]:
        if token.low in {"with", "w/", "to"}:
            token.role = Role.LINK


def _after_trigger(sentence: Sequence[Token], number: int) -> int | None:
    """Return where people may be named, if the word says that they are, else None."""
    token = sentence[number]
    following = sentence[number + 1].low if number + 1 < len(sentence) else ""
    if token.breaks or not token.free:
        return None
    if token.low in {"with", "w/"}:
        return number + 1
    if following in {"to", "from", "into"} and not sentence[number + 1].breaks:
        kinds = {
            "to": vocabulary.TO_VERBS | vocabulary.FROM_OR_TO,
            "from": vocabulary.FROM_OR_TO,
            "into": vocabulary.INTO_VERBS,
        }
        return number + 2 if token.low in kinds[following] else None
    if token.low in vocabulary.OBJECT_VERBS or (number == 0 and token.low in vocabulary.COMMANDS):
        return number + 1
    return None


def _subjects(sentence: Sequence[Token], knows: Knows) -> list[_Member]:
    """Return those who stand at the beginning, perhaps after a day: "Yesterday Grace called"."""
    begin = 0
    while begin < len(sentence) and _may_stand_before(sentence[begin]):
        begin += 1
    if begin >= len(sentence) or sentence[begin].low in vocabulary.CONTACT:
        return []
    members = _list(sentence, begin, knows)
    if not any(member.mention.ids for member in members):
        return members if members and _does(sentence, members[-1].end) else []
    return members


def _may_stand_before(token: Token) -> bool:
    return token.low in vocabulary.DAY_WORDS | {
        *("this", "last", "morning", "afternoon", "evening", "night", "on", "finally", "then"),
        *("also", "so", "just"),
    }


def _does(sentence: Sequence[Token], number: int) -> bool:
    return number < len(sentence) and sentence[number].low in vocabulary.SUBJECT_VERBS


def _list(sentence: Sequence[Token], begin: int, knows: Knows) -> list[_Member]:
    """Return the people who are named one after the other, with commas and "and" between them."""
    members: list[_Member] = []
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


def _member(
    sentence: Sequence[Token], number: int, knows: Knows, *, strict: bool, capitals: bool
) -> _Member | None:
    """Return who is named there. After a mere comma (``strict``) a name must stand for itself.

    Where names were written in ``capitals`` before, words in small letters are none.
    """
    begin = number
    while begin < len(sentence) - 1 and _is_title(sentence[begin]):
        begin += 1
    if begin >= len(sentence) or _is_no_name(sentence[begin], capitals=capitals):
        return None
    named = _known(sentence, begin, knows)
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
        return _Member(begin, end, Mention(words_of(sentence[begin:end])))
    if named is None:
        return None
    return _Member(begin, begin + length, Mention(_said(sentence, begin, length), named.ids))


def _said(sentence: Sequence[Token], begin: int, length: int) -> str:
    return words_of(sentence[begin : begin + length])


def _is_title(token: Token) -> bool:
    return (
        token.is_capital
        and token.low.rstrip(".") in vocabulary.TITLES
        and not (token.breaks and token.after != ".")
    )


def _is_no_name(token: Token, *, capitals: bool) -> bool:
    if not token.free or not token.core or token.core.isdigit() or token.ends_possessive:
        return True
    if token.is_capital:
        return token.low in vocabulary.PRONOUNS
    return token.low in vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.CONTACT or (
        capitals and token.core[0].isalpha() and "@" not in token.core
    )


def _known(sentence: Sequence[Token], begin: int, knows: Knows) -> Named | None:
    """Ask whom the words there mean, up to where a name ends."""
    return knows([token.core for token in _stretch(sentence, begin)])


def _stretch(sentence: Sequence[Token], begin: int) -> Iterator[Token]:
    for token in sentence[begin : begin + _LONGEST]:
        if not token.free or token.low in _NEVER_IN_A_NAME:
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


def perhaps(sentence: Sequence[Token]) -> str:
    """Return the word that was perhaps meant for a name, where none is known; or nothing."""
    for number in range(len(sentence)):
        after = _after_trigger(sentence, number)
        if after is None or after >= len(sentence):
            continue
        if not _is_no_name(sentence[after], capitals=False):
            return sentence[after].core
    first = sentence[0] if sentence else None
    if first is None or first.low in vocabulary.CONTACT or _may_stand_before(first):
        return ""
    return "" if _is_no_name(first, capitals=False) else first.core
