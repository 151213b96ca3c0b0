"""One address book's CSV, told as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from netcrm.formats.dialects.meanings import meaning
from netcrm.formats.tables import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from netcrm.formats.dialects.meanings import Meaning

NUMBER = "#"
_DIGITS = re.compile("[0-9]{1,3}")


def words(text: str) -> tuple[frozenset[str], ...]:
    """Read the marks of a header: one set of columns a line, with ``|`` between them."""
    return tuple(frozenset(map(folded, line.split("|"))) for line in text.strip().splitlines())


def columns(text: str) -> dict[str, str]:
    """Read a table of columns: one meaning a line, then the names of its columns.

    ``email = e-mail address | e-mail 2 address``. Earlier ones are preferred to later ones.
    """
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        what, _, names = line.partition("=")
        for name in names.split("|"):
            found.setdefault(folded(name), what.strip())
    return found


@dataclass(frozen=True)
class Dialect:
    """How the CSV of one address book is known, and what its columns mean.

    ``marks`` are sets of column names, folded: a header that has all of one is of this dialect.
    ``columns`` are their meanings; ``#`` in a name stands for a number. ``between`` separates
    several values in one cell, ``between_tags`` tags. ``own_fields`` says whether unknown columns
    become the user's fields; else they are kept to be written back. ``written`` says that netcrm
    writes it, too: then a cell such as ``-`` is what it says, and comes back.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    columns: Mapping[str, str]
    between: str = ""
    between_tags: str = "[;,]"
    unwanted_tags: frozenset[str] = frozenset()
    own_fields: bool = False
    written: bool = False
    folded: Callable[[str], str] = folded
    settle: Callable[[list[str], list[Meaning | None]], list[Meaning | None]] | None = None

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {name: rank for rank, name in enumerate(self.columns)}

    def knows(self, names: Sequence[str]) -> bool:
        """Tell its header, by folded names."""
        found = set(names)
        return any(mark <= found for mark in self.marks)

    def meanings(self, names: Sequence[str]) -> list[Meaning | None]:
        """Return what each column of a header means, None for an unknown one."""
        found = list(map(self._meaning, names))
        return self.settle(list(map(self.folded, names)), found) if self.settle else found

    def _meaning(self, name: str) -> Meaning | None:
        key, number = self.folded(name), 0
        if key not in self.columns:
            digits = _DIGITS.search(key)
            if not digits:
                return None
            key, number = _DIGITS.sub(NUMBER, key, count=1), int(digits[0])
        if key not in self.columns:
            return None
        return meaning(self.columns[key], number, self._ranks[key])

    def tags_in(self, cell: str) -> list[str]:
        """Return the tags of a cell; those that an address book gives to everybody are none."""
        tags = re.split(self.between_tags, cell)
        if not self.unwanted_tags:
            return tags
        bare = (tag.strip().removeprefix("* ") for tag in tags)
        return [tag for tag in bare if folded(tag) not in self.unwanted_tags]
