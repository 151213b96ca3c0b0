"""What is said of somebody beside the name and the post: addresses, tags, how one met, a step."""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003  a field of the tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.anniversary import Anniversary, parse_anniversary
from netcrm.rules.handles import looks_like_email, looks_like_link, looks_like_phone
from netcrm.rules.sentence import timing
from netcrm.rules.sentence.calling import FORM
from netcrm.rules.sentence.steps import Step, without_next, without_tags
from netcrm.rules.sentence.tokens import Role, rest, take, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.rules.sentence.timing import Calendar

_BEGIN = r"(?:(?<=[\s,;])|^)(?:(?:e-?mail|mail|phone|tel|mobile|web)[.:]+\s*)?<?"
_END = r">?(?=[,;.]?(?:\s|$))"
_EMAIL = re.compile(rf"{_BEGIN}([^\s<>,;]+@[^\s<>,;]+?){_END}", re.IGNORECASE)
_LINK = re.compile(rf"{_BEGIN}([^\s<>,;]+[:/@][^\s<>,;]+?){_END}", re.IGNORECASE)
PHONE = re.compile(rf"{_BEGIN}(\+?[0-9(][0-9()\s./-]{{5,}}[0-9]){_END}", re.IGNORECASE)
_MET = re.compile(r"(?:(?<=[\s,;])|^)met\s+([^,;]+(?:,\s*[0-9]{4}\b[^,;]*)?)", re.IGNORECASE)
_BORN = re.compile(
    r"(?:(?:^|[,;])\s*(?i:born|birthday:?)|\sborn)\s+(?i:on\s+)?"
    r"([^,;]*[0-9][^,;]*(?:,\s*[0-9]{4}\b)?)"
)


class Beside(NamedTuple):
    """What was found beside the name and the post; what is not said is empty."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    tags: tuple[str, ...]
    met: str
    met_on: date | None
    birthday: Anniversary | None
    then: Step | None


def take_beside(
    text: str, calendar: Calendar, arranged: Callable[[str], str]
) -> tuple[str, Beside]:
    """Take all that out of a text, and return what is left, with commas in its places.

    What is left of tags and the next step is ``arranged`` before addresses are looked for.
    """
    bare, tags = without_tags(text)
    bare, then = without_next(bare, calendar)
    bare = arranged(bare)
    bare, emails = _taken(bare, _EMAIL, looks_like_email)
    bare, links = _taken(bare, _LINK, looks_like_link)
    bare, phones = _taken(bare, PHONE, looks_like_phone)
    bare, met, met_on = _meeting(bare, calendar)
    bare, birthday = _birthday(bare, calendar)
    return bare, Beside(emails, phones, links, tags, met, met_on, birthday, then)


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
