"""How somebody new is called: the name in a sentence about them, and the nickname in it."""

# Quotation marks as people write them are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.names.folding import fold
from netcrm.rules.names.titles import PARTICLES, is_post_nominal, take_prefix
from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.naming import is_name
from netcrm.rules.sentence.tokens import tokens, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.sentence.tokens import Token

FORM = "write 'Given Family, title at organisation <mail> #tag met at PLACE', or use the options"

_MOST_WORDS = 7
_NEVER = vocabulary.JOBS | frozenset(
    {"with", "at", "in", "on", "met", "and", "from", "the", "works", "working"}
)
_FOREIGN = re.compile(r"[()\[\]{}<>\"“”„:@/\\|*=!?]|(?<!\S)[^\w\s]+(?!\S)")
_QUOTED = re.compile(r"^\s*[\"“”]([^\"“”]+)[\"“”](?=\s*<)")
_BEFORE_MAIL = re.compile(
    r"^\s*([^\s,;<>][^,;<>]*),\s*([^\s,;<>][^,;<>]*?)(\s*<([^\s<>@]+)@[^\s<>]+>)"
)
_NICKNAME = re.compile(
    r"(?:^|\s+)(?:\((?P<bracketed>[^()]+)\)|[\"“”„](?P<quoted>[^\"“”„]+)[\"“”]"
    r"|['‘](?P<single>[^'‘’]+)['’])(?!\S)"
)
_WITHIN = PARTICLES | {"y", "t"}
_JOINED = PARTICLES | {"an", "ar", "as", "ash", "at", "az", "ad", "ul", "d", "l", "dall", "dell"}
_INITIALS = 2


class Called(NamedTuple):
    """A name as it is spoken, and the nickname that was written within it."""

    name: str
    nickname: str = ""


def in_order_of_speech(text: str) -> str:
    """Turn "Lovelace, Ada <mail>", as mail programs show it, into "Ada Lovelace <mail>".

    Raises UsageError where a title may be meant as well.
    """
    text = _QUOTED.sub(r"\1", text)
    found = _BEFORE_MAIL.match(text)
    if not found:
        return text
    family, given, mail, local = found.groups()
    words = take_prefix(given.split())[1]
    named = may_be_given(tokens(" ".join(words)), family)
    if named and is_family(family):
        return f"{given} {family}{mail}{text[found.end() :]}"
    if (named or family.islower()) and fold(words[0]) in fold(local).split():
        raise title_or_given(given, text)
    return text


def is_family(text: str) -> bool:
    """Say whether a family name is one word, perhaps after particles: a whole name is more."""
    *before, last = text.split()
    return last[:1].isalpha() and all(word.casefold() in PARTICLES for word in before)


def refuse_given_name(name: str, title: str, typed: str) -> None:
    """Refuse "Lovelace, Ada": a title in one capital word is a given name after one word."""
    if len(name.split()) == 1 and may_be_given(tokens(title), name):
        raise title_or_given(title, typed)


def may_be_given(words: Sequence[Token], family: str) -> bool:
    """Say whether words may be a given name; in capitals only where the family name is, too."""
    shouted = family.isupper()
    return bool(words) and all(
        word.low not in vocabulary.JOBS
        and not is_post_nominal(word.core)
        and (
            is_name(word)
            or (len(words) > 1 and _is_initial(word))
            or (shouted and _is_shouted(word))
        )
        for word in words
    )


def _is_initial(word: Token) -> bool:
    return len(word.core) == 1 and word.is_capital


def _is_shouted(word: Token) -> bool:
    return word.is_acronym and word.core.isalpha()


def title_or_given(said: str, typed: str) -> UsageError:
    """Say that words may be the one as well as the other."""
    return UsageError(
        f"In '{typed.strip()}', is '{said}' a title or a given name? Write the name as it is"
        " spoken: 'Given Family, title at organisation'."
    )


def read_called(text: str, typed: str) -> Called:
    """Take the nickname out of a name: ``Mohammed Ali (Moe)``, ``Eva 'Evi' Gruber``.

    Raises UsageError where the name holds something else, such as a title without a comma.
    """
    found = list(_NICKNAME.finditer(text))
    if len(found) > 1:
        raise UsageError(f"'{text}' has two nicknames: {FORM}.")
    name = " ".join(_NICKNAME.sub(" ", text).split())
    nickname = ""
    if found:
        one = found[0]
        nickname = one["bracketed"] or one["quoted"] or one["single"]
        if one["bracketed"] and not may_be_nickname(tokens(nickname), name):
            raise UsageError(
                f"Is '({nickname})' in '{typed}' a nickname? Write it in quotation marks if it is;"
                " else use the options."
            )
    _check(name, typed)
    return Called(name, nickname.strip())


def may_be_nickname(words: Sequence[Token], name: str) -> bool:
    """Say whether words in brackets are a nickname, rather than an organisation, or pronouns."""
    alike = name.islower() or name.isupper()
    return bool(words) and all(
        word.low not in vocabulary.JOBS | vocabulary.PRONOUNS
        and not is_post_nominal(word.core)
        and word.core.replace("-", "").isalpha()
        and (alike or word.is_capital)
        and (alike or len(word.core) <= _INITIALS or not _has_inner_capital(word.core))
        for word in words
    )


def _has_inner_capital(word: str) -> bool:
    """Say whether a word is written as organisations are: ACM, LiU."""
    return any(sign.isupper() for piece in word.split("-") for sign in piece[1:])


def _check(name: str, typed: str) -> None:
    """Refuse a name that holds something else, such as a title without a comma before it."""
    if foreign := _FOREIGN.search(name):
        raise _ends_where(foreign[0], typed)
    words = tokens(" ".join(take_prefix(name.split())[1]))
    capitals = any(word.is_capital for word in words)
    for word in words:
        small = capitals and _is_small(word.core)
        if small or word.low in _NEVER or any(map(str.isdigit, word.core)):
            raise _ends_where(word.core, typed)
    if not words_of(words).strip() or len(words) > _MOST_WORDS:
        raise UsageError(f"'{typed}' has no name that can be told from the rest: {FORM}.")


def _ends_where(word: str, typed: str) -> UsageError:
    return UsageError(f"Where does the name end in '{typed}'? '{word}' is no part of one: {FORM}.")


def _is_small(word: str) -> bool:
    """Say whether a word is written as none of a name; "von", "al-Zahra" and "d'Arcy" are."""
    if not word[:1].islower() or word.casefold() in _WITHIN:
        return False
    before, _, after = re.sub("['’]", "-", word).partition("-")
    return not (before in _JOINED and after[:1].isupper())
