"""Names that nobody has: mistyped, or of somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.people import mentioning
from netcrm.book.people.resolve import is_elsewhere, leading_if_any, resolve
from netcrm.errors import AmbiguousError, NotFoundError, UsageError
from netcrm.rules.names.folding import fold_words
from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.naming import is_name
from netcrm.rules.sentence.people import in_small_letters, perhaps
from netcrm.rules.sentence.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone
    from netcrm.rules.sentence.naming import Knows, Mention

_NEW = "for somebody new, add --create"
_ORDER = f"The person comes first, then the text; {_NEW}."
_NO_NAME = "if it is no name, begin with the person"


def unknown(asked: Asked, mention: Mention) -> NotFoundError:
    """Say that nobody has this name, and who was perhaps meant."""
    return _called(asked, mention.words, f"{_NEW[0].upper()}{_NEW[1:]}; {_NO_NAME}.")


def nobody(asked: Asked, words: Sequence[str], named: Sequence[Mention]) -> NotFoundError:
    """Say that a sentence is about nobody whom one knows, and who was perhaps meant."""
    text = " ".join(" ".join(words).split())
    if gone := _who_was_removed(asked, words):
        return is_elsewhere(asked, gone)
    if new := new_name(words):
        return _called(asked, new[0], _ORDER)
    word = "" if named else perhaps(tokens(text))
    if word:
        return _called(asked, word, _ORDER)
    small = in_small_letters(tokens(text), mentioning.knows(asked))
    if who := named[0].words if named else small:
        return NotFoundError(
            f"'{text}' names {who}, and does not say that it was with them: begin with the person,"
            f" netcrm log {who.lower()} what was said."
        )
    return NotFoundError(
        f"'{text}' names nobody whom you know: begin with the person, or say with whom it was;"
        f" {_NEW}."
    )


def _who_was_removed(asked: Asked, words: Sequence[str]) -> Someone | None:
    """Return whom the first words mean of those who were removed, if just one."""
    try:
        found = leading_if_any(asked._replace(removed=True), words)
    except AmbiguousError:
        return None
    return found[0] if found else None


def _called(asked: Asked, name: str, hint: str) -> NotFoundError:
    """Say that nobody is called so; what is only within a name is a part of none here."""
    try:
        someone = resolve(asked, [name])
    except NotFoundError as error:
        return NotFoundError(f"{error.message} {hint}", error.suggestions)
    except AmbiguousError:
        return NotFoundError(f"Nobody here is called '{name}'. {hint}")
    return NotFoundError(
        f"Nobody here is called '{name}'. Did you mean {someone.name}? {hint}", [someone.name]
    )


def nobody_new() -> UsageError:
    """Say that somebody shall be added who is not named."""
    return UsageError(
        "Who is new? Put the name first, in quotes:"
        " netcrm log 'Given Family' what was said --create"
    )


def refuse_mistyped(asked: Asked, knows: Knows, text: str) -> None:
    """Refuse a sentence whose first word is nearly a name: "Graece coffee with Marie"."""
    first = tokens(text)[0]
    usual = OPENING | vocabulary.TITLES
    if first.low in usual or not first.core.isalpha() or knows([first.core]):
        return
    if like := mentioning.mistyped(asked, first.core):
        names = " or ".join(one.name for one in like)
        raise NotFoundError(
            f"Nobody here is called '{first.core}'. Did you mean {names}?"
            f" {_NO_NAME[0].upper()}{_NO_NAME[1:]}.",
            [one.name for one in like],
        )


OPENING = vocabulary.CONTACT | vocabulary.PLAIN | vocabulary.DAY_WORDS
"""Words that begin a sentence, rather than name somebody."""

_OF_TEXT = OPENING | vocabulary.AND | vocabulary.SUBJECT_VERBS


def new_name(words: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """Take the name of somebody new from the beginning: quoted, or the words in capitals.

    Where a sentence begins there is none: "Coffee with Dario", "Dario and Grace".
    """
    quoted = len(words) > 1 and " " in words[0].strip()
    parts = tokens(" ".join(words[:1] if quoted else words))
    if not parts or not parts[0].is_capital or parts[0].low in OPENING:
        return None
    if quoted:
        return (words[0], words[1:]) if not any(map(_is_of_sentence, words[0].split())) else None
    length = 0
    while length < len(parts) and (is_name(parts[length]) or _is_initial(parts[length].core)):
        length += 1
        if parts[length - 1].breaks:
            break
    after = parts[length].low if length < len(parts) else ""
    if not length or after in vocabulary.AND:
        return None
    plain = " ".join(words).split()
    return " ".join(plain[:length]).rstrip(",;:"), plain[length:]


def may_go_on(who: str, name: str, word: str) -> bool:
    """Tell whether a word may make somebody new of ``who``, who is known by this name.

    "henry okafor" is perhaps not Henry Kim; of a text in quotes it is only a capital that tells.
    """
    if word[:1].isupper():
        return True
    plain = tokens(word)
    follows = len(plain) == 1 and plain[0].core.isalpha() and plain[0].low not in _OF_TEXT
    of_name = set(fold_words(who)) < set(fold_words(name))
    return follows and of_name and not tokens(who)[-1].breaks


def _is_of_sentence(word: str) -> bool:
    return word in vocabulary.PLAIN | vocabulary.CONTACT


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
