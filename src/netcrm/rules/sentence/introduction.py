"""A sentence about a person: "Ada Lovelace, CTO at Analytical Engines <ada@x.org> met at ACM"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003  a field of the record
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.handles import looks_like_email, looks_like_link, looks_like_phone
from netcrm.rules.names.parts import read_name
from netcrm.rules.sentence import timing, vocabulary
from netcrm.rules.sentence.naming import is_name
from netcrm.rules.sentence.steps import Step, without_next, without_tags
from netcrm.rules.sentence.tokens import Role, rest, take, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.rules.sentence.timing import Calendar

_SIGNS = re.compile(r"<\S+@\S+>|(?:^|\s)#[^\W\d_]|\s(?:at|met)\s|(?:^|\s)https?://|\snext\s?:\s")
_BEGIN = r"(?:(?<=[\s,;])|^)(?:(?:e-?mail|mail|phone|tel|mobile|web)[.:]+\s*)?<?"
_END = r">?(?=[,;.]?(?:\s|$))"
_EMAIL = re.compile(rf"{_BEGIN}([^\s<>,;]+@[^\s<>,;]+?){_END}", re.IGNORECASE)
_LINK = re.compile(rf"{_BEGIN}([^\s<>,;]+[:/@][^\s<>,;]+?){_END}", re.IGNORECASE)
_PHONE = re.compile(rf"{_BEGIN}(\+?[0-9(][0-9()\s./-]{{5,}}[0-9]){_END}", re.IGNORECASE)
_MET = re.compile(r"(?:(?<=[\s,;])|^)met\s+([^,;]+(?:,\s*[0-9]{4}\b[^,;]*)?)", re.IGNORECASE)
_MOST_WORDS = 7
_NEVER = vocabulary.JOBS | frozenset({"with", "at", "in", "on", "met", "and", "from", "the"})
_FORM = "write 'Given Family, title at organisation <mail> #tag met at PLACE', or use the options"


@dataclass(frozen=True, slots=True)
class Introduction:
    """What is said of somebody new; what is not said is empty."""

    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    met: str = ""
    met_on: date | None = None
    then: Step | None = None


def is_introduction(text: str) -> bool:
    """Tell whether a text holds what no name has: an address, a tag, " at ", " met ", a phone."""
    if _SIGNS.search(text) or any(map(looks_like_email, text.split())):
        return True
    return any(map(looks_like_phone, _PHONE.findall(text)))


def read_introduction(text: str, calendar: Calendar) -> Introduction:
    """Read a sentence about somebody.

    Raises UsageError where the name cannot be told from the rest, or something is not understood.
    """
    bare, tags = without_tags(text)
    bare, then = without_next(bare, calendar)
    bare, emails = _taken(bare, _EMAIL, looks_like_email)
    bare, links = _taken(bare, _LINK, looks_like_link)
    bare, phones = _taken(bare, _PHONE, looks_like_phone)
    bare, met, met_on = _meeting(bare, calendar)
    name, title, organisation = _post(bare, text)
    return Introduction(name, title, organisation, emails, phones, links, tags, met, met_on, then)


def _taken(
    text: str, form: re.Pattern[str], fits: Callable[[str], bool]
) -> tuple[str, tuple[str, ...]]:
    """Take out what has a form, and leave a comma in its place: it stood between two things."""
    found: list[str] = []

    def one(match: re.Match[str]) -> str:
        if not fits(match[1]):
            return match[0]
        found.append(match[1])
        return ","

    return form.sub(one, text), tuple(found)


def _meeting(text: str, calendar: Calendar) -> tuple[str, str, date | None]:
    """Take out how one met: ``met at ACM``, ``met on 12 March in Berlin``."""
    found = list(_MET.finditer(text))
    if not found:
        return text, "", None
    if len(found) > 1:
        raise UsageError(f"'{text.strip()}' says twice how you met; {_FORM}.")
    sentence = tokens(found[0][1])
    day: date | None = None
    for when in timing.times(sentence, calendar):
        if day in {None, when.day}:
            day = when.day
            take(sentence, when.begin, when.end, Role.DAY)
    if day and day > calendar.today:
        raise UsageError(f"'{found[0][0].strip()}' is a day to come: you met on a day of the past.")
    met = re.sub(r"^(?:at|in)\s+(?=\S)", "", rest(sentence))
    return f"{text[: found[0].start()]},{text[found[0].end() :]}", met, day


def _post(text: str, typed: str) -> tuple[str, str, str]:
    """Divide what is left into the name, the title and the organisation."""
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text) if part.strip(" .;")]
    if not parts:
        raise UsageError(f"'{typed}' has no name: {_FORM}.")
    name, organisation = _at(parts.pop(0))
    while parts and not organisation and _is_post_nominal(parts[0]):
        name += f", {parts.pop(0)}"
    title = ""
    if parts and not organisation:
        title, organisation = _at(parts.pop(0))
        _refuse_given_name(name, title, typed)
    if parts:
        raise UsageError(f"'{parts[0]}' in '{typed}' was not understood: {_FORM}.")
    _check_name(name, typed)
    return name, title, organisation


def _at(part: str) -> tuple[str, str]:
    before, _, after = f" {part} ".rpartition(" at ")
    return (before.strip(), after.strip()) if before.strip() else (part, "")


def _is_post_nominal(part: str) -> bool:
    return read_name(f"Given Family {part}")[1].suffix.replace(",", "") == part


def _refuse_given_name(name: str, title: str, typed: str) -> None:
    """Refuse "Lovelace, Ada": a title in one capital word is a given name after one word."""
    words = tokens(title)
    if len(name.split()) == 1 and words and all(map(is_name, words)):
        raise UsageError(
            f"In '{typed}', is '{title}' a title or a given name? Write the name as it is spoken:"
            " 'Given Family, title at organisation'."
        )


def _check_name(name: str, typed: str) -> None:
    """Refuse a name that holds something else, such as a title without a comma before it."""
    words = tokens(name.partition(",")[0])
    capitals = any(word.is_capital for word in words)
    for word in words:
        small = capitals and word.core[:1].islower() and word.low not in vocabulary.PARTICLES
        if small or word.low in _NEVER or any(map(str.isdigit, word.core)):
            raise UsageError(
                f"Where does the name end in '{typed}'? '{word.core}' is no part of one: {_FORM}."
            )
    if not words or len(words) > _MOST_WORDS or not any(word.core.strip() for word in words):
        raise UsageError(f"'{typed}' has no name that can be told from the rest: {_FORM}.")


def described(said: Introduction, day: Callable[[date], str]) -> Sequence[str]:
    """Say what was understood beside the name, part by part; ``day`` writes a day."""
    post = " at ".join(filter(None, (said.title, said.organisation)))
    if said.organisation and not said.title:
        post = f"at {said.organisation}"
    met = f"met: {said.met}" if said.met else ""
    when = f"met on {day(said.met_on)}" if said.met_on else ""
    tags = [f"#{tag}" for tag in said.tags]
    return [
        part for part in (post, *said.emails, *said.phones, *said.links, *tags, met, when) if part
    ]
