"""What somebody new does, and where: "CTO at Analytical Engines", "works at LiU"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.sentence import timing, vocabulary
from netcrm.rules.sentence.calling import FORM
from netcrm.rules.sentence.tokens import tokens, words_of

if TYPE_CHECKING:
    from netcrm.rules.sentence.timing import Calendar

_AT = re.compile(r"(?:^|\s)(?:at|AT|@)\s+(?=\S)")
_FOR = re.compile(
    r"^(?:(?:is|now|currently)\s+)*(?:works?|working|employed|based)\s+(?:at|for|by|@)\s+(?=\S)",
    re.IGNORECASE,
)
_AS = re.compile(r"^(?:now\s+)?(?:works|working|employed)\s+as\s+(?:an?\s+)?(?=\S)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:(?:works|working)\s+(?:in|on|with|from|under|there)|born)\b", re.IGNORECASE
)
_SINCE = re.compile(r"(?:^|\s)(?:since|until|till)\s+\S", re.IGNORECASE)
_JOB = "|".join(sorted(vocabulary.JOBS))
_FURTHER = re.compile(rf"(?:^|\s)(?:and|&|plus)\s+(?:\w+\s+)?(?:{_JOB})\b", re.IGNORECASE)


class Post(NamedTuple):
    """A title and an organisation; what is not said is empty."""

    title: str
    organisation: str


def split_at(text: str, typed: str) -> tuple[str, str]:
    """Divide words at the first "at": what stands before it, and the organisation.

    Raises UsageError where the organisation is followed by another post.
    """
    found = _AT.search(text)
    if not found:
        return text, ""
    organisation = text[found.end() :].strip()
    _refuse_second_post(organisation, typed)
    return text[: found.start()].strip(), organisation


def read_post(text: str, typed: str) -> Post:
    """Read a title, an organisation after "at", or both."""
    if is_no_post(text):
        raise UsageError(f"'{text}' in '{typed}' was not understood: {FORM}.")
    title, organisation = split_at(_AS.sub("", _FOR.sub("at ", text)), typed)
    if title.lower() in {"now", "currently", "is"}:
        title = ""
    return Post(title, organisation)


def is_no_post(text: str) -> bool:
    """Tell whether words tell of somebody's work, and neither of a title nor of an organisation."""
    return bool(_NO_TITLE.match(text))


def _refuse_second_post(organisation: str, typed: str) -> None:
    """Refuse "Dean at X and editor at Y"; "University of Illinois at Chicago" is one."""
    between = _AT.split(organisation)[:-1]
    names = all(
        word.is_capital or word.low in vocabulary.OF_PLACES - vocabulary.AND
        for part in between
        for word in tokens(part)
    )
    if not names or _FURTHER.search(organisation):
        raise UsageError(
            f"'{organisation}' in '{typed}' is more than one organisation: say the first post here,"
            " the other one by netcrm post."
        )


def refuse_day(words: str, typed: str, calendar: Calendar) -> None:
    """Refuse a day at the end of a title or an organisation: what was on it is not said."""
    if _SINCE.search(words):
        raise UsageError(
            f"'{words}' in '{typed}' says since when, or until when: say that by netcrm post."
        )
    sentence = tokens(words)
    for when in timing.times(sentence, calendar._replace(order=calendar.order or "dmy")):
        said = words_of(sentence[when.begin : when.end])
        if when.end == len(sentence) and any(map(str.isdigit, said)):
            raise UsageError(
                f"What was on '{said}' in '{typed}'? Write 'met {said}', or 'born {said}'."
            )
