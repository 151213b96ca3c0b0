"""What is compared of a contact, in the forms in which it is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netcrm.rules.likeness.domains import domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DIGRAPHS = re.compile("a[ae]|oe|ue")
_GENERATION = re.compile(r"\b(jr|jnr|sr|snr|ii|iii|iv)\b", re.IGNORECASE)


class Called(NamedTuple):
    """A name that somebody has or had: as it is shown, its folded words, and these spelt plainly.

    Plainly, ``mueller`` is ``muller``, as ``Müller`` is folded.
    """

    shown: str
    words: tuple[str, ...]
    plain: tuple[str, ...]


def called(shown: str, folded: str) -> Called:
    """Make a name of its fold."""
    words = tuple(folded.split())
    return Called(shown, words, tuple(map(plainly, words)))


def plainly(word: str) -> str:
    """Spell a folded word without the letters that stand for a dotted or ringed one."""
    return _DIGRAPHS.sub(lambda found: found[0][0], word)


def generation(suffix: str) -> str:
    """Return what tells father from son, where a name ends so: ``jr``, ``sr``, ``ii``."""
    found = _GENERATION.search(suffix)
    return found[1].casefold().replace("n", "") if found else ""


@dataclass(frozen=True)
class Profile:
    """A contact as far as it is compared.

    The first of ``names`` is the one of today. Points are in their normal forms. ``birthday`` is as
    it is stored, ``organisations`` and ``city`` come with the writing in which they are shown.
    ``sources`` are the import files that had a card of it.
    """

    id: int
    names: tuple[Called, ...]
    given: str = ""
    generation: str = ""
    birthday: str = ""
    city: tuple[str, str] = ("", "")
    organisations: Mapping[str, str] = field(default_factory=dict)
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """The name of today."""
        return self.names[0].shown

    @cached_property
    def domains(self) -> frozenset[str]:
        """Where the mail is, but for those who give an address to everybody."""
        return frozenset(filter(None, map(domain, self.emails)))

    def points(self) -> Iterator[str]:
        """Yield each address with its kind."""
        yield from (f"e-mail:{one}" for one in self.emails)
        yield from (f"phone:{one}" for one in self.phones)
        yield from (f"link:{one}" for one in self.links)

    def shares_a_point(self, other: Profile) -> bool:
        """Say whether two people have an address in common."""
        return not (
            self.emails.isdisjoint(other.emails)
            and self.links.isdisjoint(other.links)
            and self.phones.isdisjoint(other.phones)
        )

    def traits(self) -> Iterator[str]:
        """Yield what many people have in common."""
        yield from (f"organisation:{one}" for one in self.organisations)
        yield from (f"domain:{one}" for one in self.domains)
        if self.city[0]:
            yield f"city:{self.city[0]}"
        if self.birthday:
            yield f"birthday:{self.birthday[-5:]}"
