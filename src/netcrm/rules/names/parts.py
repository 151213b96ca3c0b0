"""The parts of a name (given, family …): they serve vCards, salutations and sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.names.folding import is_without_blanks
from netcrm.rules.names.titles import (
    GENERATIONS,
    PARTICLES,
    is_post_nominal,
    take_post_nominals,
    take_prefix,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a person's name, each as written; what a name does not have is empty."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""


def read_name(text: str) -> tuple[str, NameParts]:
    """Return the display name and the parts of a name as typed.

    The display name is the text itself, its runs of blanks made one, except that
    ``Family, Given`` becomes ``Given Family``. Raises ``UsageError`` for a blank name.
    """
    typed = " ".join(text.split())
    if not typed:
        raise UsageError("A name cannot be empty.")
    head, given, suffixes = _by_commas(typed)
    if given:
        parts = _family_given(head, given, suffixes)
        return display_name(parts), parts
    return typed, _in_order_of_speech(head, suffixes)


def display_name(parts: NameParts) -> str:
    """Write the parts in the order of speech: ``Dr. Grace B. Hopper, MD``, ``John Smith III``."""
    name = " ".join(filter(None, (parts.prefix, parts.given, parts.middle, parts.family)))
    if not name or not parts.suffix:
        return name or parts.suffix
    generation = parts.suffix.partition(",")[0] in GENERATIONS
    return f"{name}{' ' if generation else ', '}{parts.suffix}"


def _by_commas(typed: str) -> tuple[str, str, list[str]]:
    """Return what stands before the given name (or the whole name), the given name, suffixes."""
    head, *rest = [part.strip() for part in typed.split(",") if part.strip()] or [typed]
    suffixes: list[str] = []
    while rest and _is_suffix(rest[-1], head):
        suffixes.insert(0, rest.pop())
    if not rest:
        return head, "", suffixes
    if len(rest) == 1 and not take_prefix(head.split())[0]:
        return head, rest[0], suffixes
    return typed, "", []  # more commas than a name has, or two people in one field


def _family_given(head: str, given: str, suffixes: Sequence[str]) -> NameParts:
    family, after_family = take_post_nominals(head.split(), leave=1)
    prefix, words = take_prefix(given.split())
    words, after_given = take_post_nominals(words, leave=1)
    return NameParts(
        prefix=prefix,
        given=words[0],
        middle=" ".join(words[1:]),
        family=" ".join(family),
        suffix=_joined([" ".join(after_family), " ".join(after_given), *suffixes]),
    )


def _in_order_of_speech(head: str, suffixes: Sequence[str]) -> NameParts:
    if "," in head:
        return NameParts(given=head)
    prefix, words = take_prefix(head.split())
    trailing: list[str] = []
    if not head.isupper():  # where all is in capitals, they mean nothing: JACK MA
        words, trailing = take_post_nominals(words, leave=2)
    given, middle, family = _given_middle_family(words, titled=bool(prefix))
    return NameParts(prefix, given, middle, family, _joined([" ".join(trailing), *suffixes]))


def _is_suffix(part: str, head: str) -> bool:
    """Tell post-nominals after a comma from a given name.

    An unknown word in capitals (FACHE, SHRM-CP) is one too, if a whole name stands before it.
    """
    words = part.split()
    whole = len(head.split()) > 1 and not head.isupper()
    return all(
        is_post_nominal(word) or (whole and len(word) > 1 and word.isupper()) for word in words
    )


def _given_middle_family(words: Sequence[str], *, titled: bool) -> tuple[str, str, str]:
    """Divide the words of a name; particles (van, de la, bin) begin the family name."""
    if any(map(is_without_blanks, words)):
        return " ".join(words), "", ""
    if len(words) == 1:
        return ("", "", words[0]) if titled else (words[0], "", "")
    inner = range(1, len(words) - 1)
    family = next((i for i in inner if words[i].casefold() in PARTICLES), len(words) - 1)
    return words[0], " ".join(words[1:family]), " ".join(words[family:])


def _joined(suffixes: Iterable[str]) -> str:
    return ", ".join(filter(None, suffixes))
