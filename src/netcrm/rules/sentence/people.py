"""Who took part: the people in a sentence, where it says that one was in contact with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.clauses import places
from netcrm.rules.sentence.naming import (
    Member,
    Mention,
    is_no_name,
    known,
    list_at,
    may_be_a_verb,
    named_in_small_letters,
)
from netcrm.rules.sentence.tokens import Role, Token, take, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.rules.sentence.naming import Knows


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
        named = known(sentence, number, knows) if _may_name(sentence[number]) else None
        if named is None and _is_beside(sentence, number):
            named = named_in_small_letters(sentence, number, knows)
            if named and may_be_a_verb(sentence, number + named.length):
                named = None
        if named and named.whole:
            words = words_of(sentence[number : number + named.length])
            found.append(Mention(words, named.ids))
        number += named.length if named else 1
    return list(dict.fromkeys(found))


def in_small_letters(sentence: Sequence[Token], knows: Knows) -> str:
    """Return the first words that are somebody's whole name; or nothing."""
    for number in range(len(sentence)):
        named = named_in_small_letters(sentence, number, knows)
        if named and not may_be_a_verb(sentence, number + named.length):
            return words_of(sentence[number : number + named.length])
    return ""


def _is_beside(sentence: Sequence[Token], number: int) -> bool:
    """Tell whether somebody may be named there in small letters: after "with", or "and"."""
    before = sentence[number - 1] if number else None
    joins = vocabulary.AND | {"with", "w/"}
    return before is not None and not before.breaks and before.free and before.low in joins


def perhaps(sentence: Sequence[Token]) -> str:
    """Return the word that was perhaps meant for a name, where none is known; or nothing."""
    for number in range(len(sentence)):
        after = _after_trigger(sentence, number)
        if after is None or after >= len(sentence):
            continue
        if not is_no_name(sentence[after]):
            return sentence[after].core
    first = sentence[0] if sentence else None
    if first is None or first.low in vocabulary.CONTACT or _may_stand_before(first):
        return ""
    return "" if is_no_name(first) else first.core


def _may_name(token: Token) -> bool:
    bare = token.low
    return (
        token.free
        and token.is_capital
        and bare not in vocabulary.PLAIN | vocabulary.DAY_WORDS | vocabulary.CONTACT
    )


def _found(sentence: Sequence[Token], knows: Knows, counts: Callable[[int], bool]) -> list[Member]:
    found = _subjects(sentence, knows)
    if found and found[-1].end < len(sentence):
        _drop_and_i(sentence, found[-1].end)
    number = found[-1].end if found else 0
    kind = ""
    while number < len(sentence):
        after = _after_trigger(sentence, number) if counts(number) else None
        members = list_at(sentence, after, knows) if after is not None else []
        if not members or after is None:
            number += 1
            continue
        told = _kind_at(sentence, number)
        if not told or told == (kind := kind or told):
            _link(sentence, number, after, members[-1].end)
            found.extend(members)
        number = members[-1].end
    return found


def _drop_and_i(sentence: Sequence[Token], number: int) -> None:
    """Leave out what connects oneself with those at the beginning: "Grace and I had lunch"."""
    after = sentence[number + 1].low if number + 1 < len(sentence) else ""
    if sentence[number].low in vocabulary.AND and after in {"i", "we"}:
        sentence[number].role = Role.LINK


def _kind_at(sentence: Sequence[Token], number: int) -> str:
    """Return the kind of contact that is told there: "met Grace, emailed Marie" are two."""
    before = sentence[number - 1].low if number else ""
    return vocabulary.KIND_OF.get(sentence[number].low, "") or vocabulary.KIND_OF.get(before, "")


def _link(sentence: Sequence[Token], begin: int, after: int, end: int) -> None:
    """Leave out what only connects; "from Grace" says who wrote to whom, and stays."""
    for token in sentence[begin:after]:
        if token.low in {"with", "w/", "to"}:
            token.role = Role.LINK
    if sentence[after - 1].low in {"from", "into"}:
        for token in sentence[after:end]:
            token.stays = True


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


def _subjects(sentence: Sequence[Token], knows: Knows) -> list[Member]:
    """Return those who stand at the beginning, perhaps after a day: "Yesterday Grace called"."""
    begin = 0
    while begin < len(sentence) and _may_stand_before(sentence[begin]):
        begin += 1
    if begin >= len(sentence) or sentence[begin].low in vocabulary.CONTACT | vocabulary.PLAIN:
        return []
    members = list_at(sentence, begin, knows)
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
