"""A sentence about a contact: "coffee with Grace and Marie yesterday, discussed OSCE #berlin"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netcrm.rules.sentence import kinds, people, placing, timing
from netcrm.rules.sentence.clauses import places
from netcrm.rules.sentence.steps import Step, without_next, without_tags
from netcrm.rules.sentence.tokens import rest, tokens

if TYPE_CHECKING:
    from datetime import date

    from netcrm.rules.sentence.naming import Knows, Mention
    from netcrm.rules.sentence.timing import Calendar


@dataclass(frozen=True, slots=True)
class Talk:
    """What a sentence says, and the ``text`` that is left of it.

    ``people`` took part; ``named`` are in the text and did not. ``left`` looks like a day and is
    text, ``vague`` is a time that is no day.
    """

    text: str
    people: tuple[Mention, ...] = ()
    named: tuple[Mention, ...] = ()
    day: date | None = None
    kind: str = ""
    place: str = ""
    tags: tuple[str, ...] = ()
    then: Step | None = None
    left: tuple[str, ...] = ()
    vague: str = ""


def read_talk(
    text: str,
    knows: Knows,
    calendar: Calendar,
    *,
    day_known: bool = False,
    place_known: bool = False,
) -> Talk:
    """Read a sentence. What is known already is not looked for, so that its words stay text.

    Raises UsageError for a next step without a day, and for a day that is two.
    """
    bare, tags = without_tags(text)
    bare, then = without_next(bare, calendar)
    sentence = tokens(bare)
    participants = people.participants(sentence, knows)
    day, left = timing.choose(sentence, places(sentence), calendar, wanted=not day_known)
    place = "" if place_known else placing.choose(sentence, places(sentence), knows)
    return Talk(
        text=rest(sentence),
        people=tuple(participants),
        named=tuple(people.others(sentence, knows)),
        day=day,
        kind=kinds.choose(sentence),
        place=place,
        tags=tags,
        then=then,
        left=left,
        vague="" if day or day_known else timing.vague(rest(sentence)),
    )


def read_text(text: str, knows: Knows, calendar: Calendar, *, day_known: bool = False) -> Talk:
    """Read what follows a person: it stays as it is, but for ``#tags`` and ``next: …``.

    A verb at its beginning tells the kind: they "called about the grant".
    """
    bare, tags = without_tags(text)
    bare, then = without_next(bare, calendar)
    sentence = tokens(bare)
    left = () if day_known else timing.in_text(sentence, calendar)
    named = tuple(people.others(sentence, knows))
    kind = kinds.of_verb(sentence[0]) if sentence else ""
    vague = "" if day_known else timing.vague(bare)
    return Talk(text=bare, named=named, kind=kind, tags=tags, then=then, left=left, vague=vague)
