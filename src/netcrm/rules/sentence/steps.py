"""What is marked in a text: ``#tags``, and ``next: send the rubric in 2 weeks``."""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003  a field of a tuple
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.days import Toward, without_year
from netcrm.rules.sentence.timing import Calendar, day_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAG = re.compile(r"(?:(?<=\s)|^)#([^\W\d_][^\s,;:!?()#]*?)(?=[.,;:!?)]*(?:\s|$))")
_NEXT = re.compile(r"(?:(?<=[\s,;.(])|^)next\s?:(?=\s|$)", re.IGNORECASE)
_LONGEST = 6
_FORM = "write 'next: send the rubric in 2 weeks', or '… by friday'"


class Step(NamedTuple):
    """What comes next, and until which day; ``moved`` is a day without a year that is past in this.

    It is taken in the next year, which is perhaps not what was meant.
    """

    what: str
    due_on: date
    moved: bool = False


def without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the ``#tags`` out of a text. A letter follows the sign: ``#12`` and ``C#`` are text."""
    tags = tuple(dict.fromkeys(_TAG.findall(text)))
    if not tags:
        return text, ()
    return re.sub(rf"\s*{_TAG.pattern}", "", text).strip(), tags


def without_next(text: str, calendar: Calendar) -> tuple[str, Step | None]:
    """Take ``next: WHAT (in SPAN | by DAY)`` out of a text.

    Raises UsageError where the day is missing, or what is to be done.
    """
    marks = list(_NEXT.finditer(text))
    if not marks:
        return text, None
    if len(marks) > 1:
        raise UsageError("There is more than one 'next:'; say the others by netcrm followup.")
    before, after = text[: marks[0].start()].rstrip(), text[marks[0].end() :].split()
    for begin, end in _stretches(after):
        due_on = _due(after[begin:end], calendar)
        if due_on is None:
            continue
        what = after[:begin] or after[end:]
        others = after[end:] if begin else []
        said = " ".join(what).strip(" ,;:")
        if not said:
            break
        mark = _mark(after[end - 1]) if others and not _mark(before or " ") else ""
        moved = _is_moved(after[begin:end], due_on, calendar.today)
        return f"{before}{mark} {' '.join(others)}".strip(), Step(said, due_on, moved)
    said = " ".join(after)
    raise UsageError(
        f"'next: {said}' needs {'a day' if _is_undated(after, calendar) else 'words'}: {_FORM}."
    )


def _stretches(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a day may stand: up to the end, or a sign that ends a clause; or at once."""
    for begin in range(1, len(words)):
        for end in range(min(len(words), begin + _LONGEST), begin, -1):
            if end == len(words) or _mark(words[end - 1]):
                yield begin, end
    for end in range(min(len(words), _LONGEST), 0, -1):
        yield 0, end


def _mark(word: str) -> str:
    return word[-1] if word[-1] in ".,;!?" else ""


def _due(words: Sequence[str], calendar: Calendar) -> date | None:
    said = " ".join(words).lower().rstrip(".,;!?)")
    first, _, others = said.partition(" ")
    if first == "in":
        span = span_of(others)
        return span.after(calendar.today) if span else None
    if first in {"by", "on"} and others:
        return day_of(others, calendar, Toward.FUTURE)
    if said in {"today", "tomorrow"} or first == "next":
        return day_of(said, calendar, Toward.FUTURE)
    return None


def _is_moved(words: Sequence[str], due_on: date, today: date) -> bool:
    """Tell whether words are a date without a year that this year has no more."""
    said = " ".join(words[1:]).lower().rstrip(".,;!?)")
    dated = without_year(said) and any(map(str.isdigit, said))
    return dated and due_on.year > today.year


def _is_undated(words: Sequence[str], calendar: Calendar) -> bool:
    return bool(words) and _due(words, calendar) is None
