"""Saying of what was kept against a card: one sentence a person, with both values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.contact.rows import NAME_PARTS
from netcrm.book.contact.telling import called
from netcrm.book.files.saying import DATE, PHOTO
from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 40
"""A value is told in so many characters; the rest of it is not needed to know it again."""

SAID_OF_ALL = {"linkedin": ("met", "met_on")}
"""What a source says of everybody alike: that one met there is no other word on how one met."""


def remarks(
    line: int,
    name: str,
    kept: Mapping[str, tuple[str, str]],
    source: str,
    *,
    again: bool,
    older: bool,
) -> Iterator[Remark]:
    """Yield the remark on somebody's values that a card has otherwise, if there is one.

    ``kept`` has what is here and what the card says, by field. ``again`` and ``older`` are as in
    a merge.
    """
    ignored = {*SAID_OF_ALL.get(source, ()), *(NAME_PARTS if "name" in kept else ())}
    who = _which(again=again, older=older)
    told = [_told(field, *both, who) for field, both in kept.items() if field not in ignored]
    if told:
        yield Remark(line, f"{name}: {_why(again=again, older=older)}: {', '.join(told)}")


def _why(*, again: bool, older: bool) -> str:
    if again:
        return "comes more than once, the first counts"
    return "something newer was read before, and counts" if older else "kept as it is here"


def _which(*, again: bool, older: bool) -> str:
    if again:
        return "a later one"
    return "this one" if older else "the file"


def _told(field: str, here: str, there: str, who: str) -> str:
    word = called(field.removeprefix(DATE))
    if field == PHOTO:
        return f"{word} ({who} has another)"
    said = f"({who} says {_short(there)})"
    return f"{word} {_short(here)} {said}" if here else f"no {word} {said}"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return f"'{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}'"
