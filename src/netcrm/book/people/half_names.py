"""Names of which only the first word is known: "Olga Petrova" is not Olga Ivanova."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.errors import NotFoundError
from netcrm.rules.names.folding import fold_words
from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.naming import is_name
from netcrm.rules.sentence.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Someone

_NO_FAMILY_NAME = vocabulary.PLAIN | vocabulary.CONTACT | vocabulary.SUBJECT_VERBS


def refuse_half_a_name(someone: Someone, words: Sequence[str], text: Sequence[str]) -> None:
    """Raise NotFoundError where the ``text`` after somebody begins with another family name.

    That is where ``words`` begin with a single part of the name, and it and the next word are
    written as names, in one go: what is in quotes of its own is a text.
    """
    typed = words[0].split() if len(words) == 1 else list(words)
    if not text or len(typed) - len(text) != 1 or " " in text[0].strip():
        return
    first, second = (found[0] if (found := tokens(word)) else None for word in (typed[0], text[0]))
    if first is None or second is None or not (first.is_capital and is_name(second)):
        return
    if first.breaks or second.low in _NO_FAMILY_NAME or len(fold_words(someone.name)) < 2:  # noqa: PLR2004
        return
    raise NotFoundError(
        f"Nobody here is called '{first.core} {second.core}'. Did you mean {someone.name}"
        f" ({someone.id})? If '{second.core}' begins the text, put the text in quotes of its own;"
        " for somebody new: netcrm add, or log with --create.",
        [someone.name],
    )
