"""A sentence about a person: "Ada Lovelace, CTO at Analytical Engines <ada@x.org> met at ACM"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003  a field of the record
from typing import TYPE_CHECKING

from netcrm.errors import UsageError
from netcrm.rules.anniversary import Anniversary  # noqa: TC001  a field of the record
from netcrm.rules.handles import looks_like_email, looks_like_phone
from netcrm.rules.names.parts import read_name
from netcrm.rules.sentence.beside import PHONE, take_beside
from netcrm.rules.sentence.calling import (
    FORM,
    Called,
    in_order_of_speech,
    read_called,
    refuse_given_name,
)
from netcrm.rules.sentence.post import Post, read_post, refuse_day, split_at
from netcrm.rules.sentence.steps import Step  # noqa: TC001  a field of the record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.rules.sentence.timing import Calendar

_SIGNS = re.compile(
    r"<\S+@\S+>|(?:^|\s)#[^\W\d_]|\s(?:at|AT|@|met|MET)\s|(?:^|\s)https?://|\snext\s?:\s"
    r"|[,;]\s*(?i:born\s[^,;]*[0-9])|[\s,;](?:works|working)\s+(?:as|for|in|with)\s"
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
    return any(map(looks_like_phone, PHONE.findall(text)))


def read_introduction(text: str, calendar: Calendar) -> Introduction:
    """Read a sentence about somebody.

    Raises UsageError where the name cannot be told from the rest, or something is not understood.
    """
    bare, beside = take_beside(text, calendar, in_order_of_speech)
    called, post = _divided(bare, text)
    for words in post:
        refuse_day(words, text, calendar)
    return Introduction(
        name=called.name,
        nickname=called.nickname,
        title=post.title,
        organisation=post.organisation,
        **beside._asdict(),
    )


def _divided(text: str, typed: str) -> tuple[Called, Post]:
    """Divide what is left into the name, with its nickname, and the post."""
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text) if part.strip(" .;")]
    if not parts:
        raise UsageError(f"'{typed}' has no name: {FORM}.")
    name, organisation = split_at(parts.pop(0), typed)
    called = read_called(name, typed)
    while parts and not organisation and is_post_nominal_part(parts[0]):
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


def is_post_nominal_part(part: str) -> bool:
    """Tell whether a part after a name, such as "MD", belongs to it."""
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
