"""Reading who is said to be what of whom: ``grace mentor-of ada``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.people.resolve import leading, resolve
from netcrm.errors import RefusedError, UsageError
from netcrm.rules.roles import inverse, role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.people.finding import Asked, Someone

OF = "-of"
_HOW = "Say what one is to the other, in one word: netcrm relate grace mentor-of ada"


class Sentence(NamedTuple):
    """The words for one person, what they are, and the words for whose."""

    one: Sequence[str]
    role: str
    other: Sequence[str]


class Bond(NamedTuple):
    """What is said: that ``one`` is ``role`` of ``other``."""

    one: Someone
    role: str
    other: Someone

    @property
    def words(self) -> str:
        """Say it: ``Grace Hopper is mentor of Ada Lovelace``."""
        if self.role.endswith(" of"):
            return f"{self.other.name} is {inverse(self.role)} of {self.one.name}"
        return f"{self.one.name} is {self.role} of {self.other.name}"


def sentence(words: Sequence[str]) -> Sentence | None:
    """Split words at the one that ends in -of; None where there is none, so it is no sentence."""
    parts = " ".join(words).split()
    places = [place for place, word in enumerate(parts) if _is_role(word)]
    if not places:
        return None
    place = places[0]
    if len(places) > 1 or place in (0, len(parts) - 1):
        raise UsageError(f"{_HOW}.")
    return Sentence(parts[:place], role_name(parts[place][: -len(OF)]), parts[place + 1 :])


def bond_of(asked: Asked, said: Sentence) -> Bond:
    """Find both people. RefusedError where they are one."""
    one, other = resolve(asked, said.one), resolve(asked, said.other)
    if one.id == other.id:
        raise RefusedError(f"Both are {one.name} ({one.id}); nobody is related to themselves.")
    return Bond(one, said.role, other)


def alone(asked: Asked, words: Sequence[str]) -> Someone:
    """Return whom words mean. UsageError where a person is followed by what should be a role."""
    if len(" ".join(words).split()) == 1:
        return resolve(asked, words)
    someone, text = leading(asked, words)
    if text:
        raise UsageError(f"'{' '.join(text)}', after {someone.name}, says nothing. {_HOW}.")
    return someone


def _is_role(word: str) -> bool:
    return word.casefold().endswith(OF) and any(map(str.isalnum, word[: -len(OF)]))
