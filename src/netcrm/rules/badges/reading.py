"""A line about somebody whom one met: a sentence, or a badge in whatever writing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.badges.naming import cased, in_order_of_speech
from netcrm.rules.badges.parts import (
    ORGANISATION,
    TITLE,
    UNKNOWN,
    Parts,
    kind_of,
    pieces_of,
    trimmed,
)
from netcrm.rules.badges.several import is_several
from netcrm.rules.badges.vocabulary import PRONOUNS
from netcrm.rules.badges.writing import in_one_writing, is_heading, without_handles
from netcrm.rules.names.folding import is_without_blanks
from netcrm.rules.names.titles import take_prefix
from netcrm.rules.sentence.beside import Beside, take_beside
from netcrm.rules.sentence.calling import (
    is_family,
    may_be_given,
    may_be_nickname,
    read_called,
    title_or_given,
)
from netcrm.rules.sentence.introduction import Introduction, is_post_nominal_part
from netcrm.rules.sentence.post import refuse_day, split_at
from netcrm.rules.sentence.tokens import tokens

if TYPE_CHECKING:
    from netcrm.rules.sentence.timing import Calendar

LONGEST, LONGEST_QUOTED = 500, 80
"""A line of more characters tells of no person; and so much of one is quoted in an error."""

_BARE_MET = re.compile(r"(?<=[\s,;)])met\s*(?=[,;.]|$)", re.IGNORECASE)
_BRACKETS_LAST = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]$")


@dataclass(frozen=True, slots=True)
class Badge(Introduction):
    """Somebody whom one met, and what was ``said``; the name is empty where an address tells."""

    pronouns: str = ""
    department: str = ""
    said: str = ""


class _Named(NamedTuple):
    """The name, what stands in brackets behind it, and what follows."""

    name: str
    brackets: list[str]
    rest: list[str]


def read_badge(line: str, calendar: Calendar) -> Badge:
    """Read a line of one's own, or of a list of participants.

    Raises UsageError for a heading, for several people, and where the name cannot be told from
    the rest.
    """
    text = in_one_writing(line)
    if len(text) > LONGEST:
        raise UsageError(f"It has more than {LONGEST} characters, and is no line about a person.")
    if is_several(text):
        raise UsageError("That tells of several people with their addresses: write one a line.")
    handles: list[str] = []
    bare, beside = take_beside(text, calendar, partial(without_handles, found=handles))
    beside = beside._replace(links=(*beside.links, *handles))
    fields = list(map(trimmed, _BARE_MET.sub(",", bare).split(";")))
    fields = [one for one in fields if any(map(str.isalnum, one))]
    if not (beside.emails or beside.phones or beside.links):
        _refuse_heading(text, fields)
    if not fields:
        return Badge(name="", **beside._asdict())
    return _read(fields, _quoted(line.strip()), calendar, beside)


def _quoted(line: str) -> str:
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1]}…"


def _refuse_heading(text: str, fields: list[str]) -> None:
    letter = "".join(fields).isascii() and len("".join(fields)) == 1
    if not fields or letter or is_heading(text):
        raise UsageError("That is a heading, or a sign: it tells of no person.")


def _read(fields: list[str], typed: str, calendar: Calendar, beside: Beside) -> Badge:
    named = _named(fields[0], typed, alone=len(fields) == 1)
    _refuse_two_words(named, fields, typed)
    name, at = split_at(named.name, typed)
    called = read_called(in_order_of_speech(name), typed)
    parts = Parts(small=called.name.islower(), organisation=at)
    for part in [*pieces_of(", ".join(named.rest)), *fields[1:]]:
        parts.put(part, typed)
    pronouns, nickname = "", called.nickname
    for bracket in named.brackets:
        if _is_pronouns(bracket):
            pronouns = bracket
        elif _is_nickname(bracket, called.name, parts):
            nickname = bracket
        else:
            parts.put(bracket, typed)
    title, organisation, department, rest = parts.settle()
    for words in (title, organisation):
        refuse_day(words, typed, calendar)
    return Badge(
        name=called.name,
        nickname=nickname,
        title=title,
        organisation=organisation,
        pronouns=pronouns,
        department=department,
        said=rest,
        **beside._asdict(),
    )


def _named(text: str, typed: str, *, alone: bool) -> _Named:
    """Divide the first field at its commas into the name, in the order of speech, and the rest."""
    first, *rest = pieces_of(text)
    label, first = _without_label(first)
    name, brackets = _without_brackets(first)
    rest = [*label, *rest]
    if rest and not brackets:
        given, behind = _without_brackets(rest[0])
        more = bool(behind) or len(rest) > 1 or not alone
        if _is_given(given, name, typed, bracketed=bool(behind), more=more):
            name, brackets, rest = _spoken(name, given), behind, rest[1:]
    while rest and is_post_nominal_part(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    return _Named(name, brackets, rest)


def _without_label(text: str) -> tuple[list[str], str]:
    """Take off what a colon parts from the name: "Chair: Ada Lovelace", "Ada Lovelace: CTO"."""
    before, colon, after = (part.strip() for part in text.partition(":"))
    if not colon:
        return [], text
    if kind_of(before, small=False) == TITLE:
        return [before], after
    return ([after], before) if " " in before else ([], text)


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Take off the brackets at the end; those within a name are for a nickname."""
    found: list[str] = []
    while last := _BRACKETS_LAST.search(text):
        found.insert(0, last[1].strip())
        text = text[: last.start()].rstrip()
    return text, found


def _is_given(given: str, family: str, typed: str, *, bracketed: bool, more: bool) -> bool:
    """Tell whether after a family name and a comma the given name follows: "Lovelace, Ada".

    Raises UsageError where that cannot be told: "Ada, Analytical Engines" and nothing more, or two
    words before the comma and one before brackets.
    """
    bare = " ".join(take_prefix(family.split())[1])
    shouted = family.isupper() and len(family) > 1
    words = take_prefix(given.split())[1]
    if is_post_nominal_part(given) or kind_of(given, small=False) != UNKNOWN:
        return False
    one = is_family(bare) or shouted
    perhaps = one or (bracketed and len(words) == 1)
    if not perhaps or not may_be_given(tokens(" ".join(words)), bare):
        return False
    sure = more or shouted or len(words) == 1 or any(len(word.strip(".")) == 1 for word in words)
    if not (one and sure):
        raise title_or_given(given, typed)
    return True


def _spoken(family: str, given: str) -> str:
    before, family_words = take_prefix(family.split())
    prefix, given_words = take_prefix(given.split())
    if family.isupper() and not given.isupper():
        family_words = [cased(word) for word in family_words]
    return " ".join(filter(None, [before, prefix, *given_words, *family_words]))


def _refuse_two_words(named: _Named, fields: list[str], typed: str) -> None:
    """Refuse "Ada; Lovelace", which may be the family name or where Ada works."""
    alone = len(named.name.split()) == 1 and not named.brackets and not named.rest
    if not alone or len(fields) == 1 or is_without_blanks(named.name):
        return
    words = tokens(fields[1])
    if len(words) == 1 and kind_of(fields[1], small=False) == UNKNOWN and may_be_given(words, ""):
        raise UsageError(
            f"In '{typed}', is '{fields[1]}' a part of the name or the organisation? Write the"
            " name in one piece: 'Given Family; organisation'."
        )


def _is_pronouns(text: str) -> bool:
    """Tell whether brackets hold pronouns: "she/her"."""
    words = re.split(r"[/,\s]+", text.lower().strip())
    return all(word in PRONOUNS for word in words)


def _is_nickname(text: str, name: str, parts: Parts) -> bool:
    """Tell whether brackets behind a name hold a nickname, because the organisation is told."""
    told = parts.organisation or any(kind in (ORGANISATION, UNKNOWN) for kind, _ in parts.others)
    plain = kind_of(text, small=False) == UNKNOWN and len(text.split()) == 1
    return bool(told) and plain and may_be_nickname(tokens(text), name)
