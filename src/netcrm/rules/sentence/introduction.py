"""A sentence about a person: "Ada Lovelace, CTO at Analytical Engines <ada@x.org> met at ACM"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003  a field of the record
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.anniversary import Anniversary, parse_anniversary
from netcrm.rules.handles import looks_like_email, looks_like_link, looks_like_phone
from netcrm.rules.names.parts import read_name
from netcrm.rules.sentence import timing
from netcrm.rules.sentence.calling import (
    FORM,
    Called,
    in_order_of_speech,
    read_called,
    refuse_given_name,
)
from netcrm.rules.sentence.post import Post, read_post, refuse_day, split_at
from netcrm.rules.sentence.steps import Step, without_next, without_tags
from netcrm.rules.sentence.tokens import Role, rest, take, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.rules.sentence.timing import Calendar

_SIGNS = re.compile(
    r"<\S+@\S+>|(?:^|\s)#[^\W\d_]|\s(?:at|AT|@|met|MET)\s|(?:^|\s)https?://|\snext\s?:\s"
    r"|[,;]\s*(?i:born\s[^,;]*[0-9])|[\s,;](?:works|working)\s+(?:as|for|in|with)\s"
)
_BEGIN = r"(?:(?<=[\s,;])|^)(?:(?:e-?mail|mail|phone|tel|mobile|web)[.:]+\s*)?<?"
_END = r">?(?=[,;.]?(?:\s|$))"
_EMAIL = re.compile(rf"{_BEGIN}([^\s<>,;]+@[^\s<>,;]+?){_END}", re.IGNORECASE)
_LINK = re.compile(rf"{_BEGIN}([^\s<>,;]+[:/@][^\s<>,;]+?){_END}", re.IGNORECASE)
_PHONE = re.compile(rf"{_BEGIN}(\+?[0-9(][0-9()\s./-]{{5,}}[0-9]){_END}", re.IGNORECASE)
_MET = re.compile(r"(?:(?<=[\s,;])|^)met\s+([^,;]+(?:,\s*[0-9]{4}\b[^,;]*)?)", re.IGNORECASE)
_BORN = re.compile(
    r"(?:(?:^|[,;])\s*(?i:born|birthday:?)|\sborn)\s+(?i:on\s+)?"
    r"([^,;]*[0-9][^,;]*(?:,\s*[0-9]{4}\b)?)"
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What is said of somebody new; what is not said is empty."""

    name: str
    nickname: str = ""
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    met: str = ""
    met_on: date | None = None
    birthday: Anniversary | None = None
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
    bare = in_order_of_speech(bare)
    bare, emails = _taken(bare, _EMAIL, looks_like_email)
    bare, links = _taken(bare, _LINK, looks_like_link)
    bare, phones = _taken(bare, _PHONE, looks_like_phone)
    bare, met, met_on = _meeting(bare, calendar)
    bare, birthday = _birthday(bare, calendar)
    called, post = _divided(bare, text)
    for words in post:
        refuse_day(words, text, calendar)
    return Introduction(
        name=called.name,
        nickname=called.nickname,
        title=post.title,
        organisation=post.organisation,
        emails=emails,
        phones=phones,
        links=links,
        tags=tags,
        met=met,
        met_on=met_on,
        birthday=birthday,
        then=then,
    )


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
        raise UsageError(f"'{text.strip()}' says twice how you met; {FORM}.")
    sentence = tokens(found[0][1])
    day: date | None = None
    for when in timing.times(sentence, calendar):
        if day in {None, when.day}:
            day = when.day
            take(sentence, when.begin, when.end, Role.DAY)
    if day and day > calendar.today:
        raise UsageError(f"'{found[0][0].strip()}' is a day to come: you met on a day of the past.")
    met = re.sub(r"^(?:at|in|@)\s+(?=\S)", "", rest(sentence), flags=re.IGNORECASE)
    return f"{text[: found[0].start()]},{text[found[0].end() :]}", met, day


def _birthday(text: str, calendar: Calendar) -> tuple[str, Anniversary | None]:
    """Take out when somebody was born: ``born 12 May``, ``born on 12 May 1980``."""
    found = _BORN.search(text)
    if not found:
        return text, None
    day = parse_anniversary(found[1].strip(" ."), calendar.today, calendar.order)
    return f"{text[: found.start()]},{text[found.end() :]}", day


def _divided(text: str, typed: str) -> tuple[Called, Post]:
    """Divide what is left into the name, with its nickname, and the post."""
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text) if part.strip(" .;")]
    if not parts:
        raise UsageError(f"'{typed}' has no name: {FORM}.")
    name, organisation = split_at(parts.pop(0), typed)
    called = read_called(name, typed)
    while parts and not organisation and _is_post_nominal(parts[0]):
        called = called._replace(name=f"{called.name}, {parts.pop(0)}")
    title = ""
    while parts and not organisation:
        further, organisation = read_post(parts[0], typed)
        if title and further:
            break
        title = title or further
        refuse_given_name(called.name, title, typed)
        parts.pop(0)
    if parts:
        raise UsageError(f"'{parts[0]}' in '{typed}' was not understood: {FORM}.")
    return called, Post(title, organisation)


def _is_post_nominal(part: str) -> bool:
    return read_name(f"Given Family {part}")[1].suffix.replace(",", "") == part


def described(said: Introduction, day: Callable[[date], str]) -> Sequence[str]:
    """Say what was understood beside the name, part by part; ``day`` writes a day."""
    post = " at ".join(filter(None, (said.title, said.organisation)))
    if said.organisation and not said.title:
        post = f"at {said.organisation}"
    met = f"met: {said.met}" if said.met else ""
    when = f"met on {day(said.met_on)}" if said.met_on else ""
    tags = [f"#{tag}" for tag in said.tags]
    called = f"called {said.nickname}" if said.nickname else ""
    born = f"born {said.birthday.words()}" if said.birthday else ""
    addresses = (*said.emails, *said.phones, *said.links)
    return [part for part in (called, post, *addresses, *tags, met, when, born) if part]
