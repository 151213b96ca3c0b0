"""When it was: the day in a sentence, where it stands as a time of its own."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date  # noqa: TC003  a field of a tuple
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netcrm.errors import UsageError
from netcrm.rules.days import Toward, parse_day, without_year
from netcrm.rules.sentence import vocabulary
from netcrm.rules.sentence.tokens import Role, Token, take, tokens, words_of
from netcrm.rules.spans import Span, add_span, parse_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.sentence.clauses import Place

_LONGEST = 7
_DONE_TOGETHER = frozenset({"discussed", "reviewed", "planned", "worked", "went", "ate"})
_PART = " (?:early )?(?:morning|afternoon|evening|night|lunchtime|noon)"
_FIXED = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier today": 0,
    "last night": -1,
    "yesterday": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_NUMERIC = re.compile(
    r"[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-./])[0-9]{1,2}\2[0-9]{4}"
)
_WEEKDAY = "|".join(vocabulary.WEEKDAYS)
_ANY_WEEKDAY = "|".join(sorted(vocabulary.WEEKDAYS | vocabulary.SHORT_WEEKDAYS, key=len)[::-1])
_MONTH = "|".join(sorted(vocabulary.MONTHS, key=len)[::-1])
_ORDINAL = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:(?:{_ANY_WEEKDAY}),? )?"
    rf"(?:(?:the )?{_ORDINAL}(?: of)? (?:{_MONTH})|(?:{_MONTH}) {_ORDINAL})(?:,? [0-9]{{4}})?"
)
_VAGUE = re.compile(
    r"\b(?:(?:last|this|past) (?:week|weekend|month|year|spring|summer|autumn|fall|winter)"
    r"|the other day|a few (?:days|weeks|months) ago|recently)\b",
    re.IGNORECASE,
)


class Calendar(NamedTuple):
    """What days are read by: today, and the order of 03/04/2026, if it is known.

    A day of the past without a year is the last one, or the one nearest to ``near``.
    """

    today: date
    order: str | None = None
    near: date | None = None


class When(NamedTuple):
    """A day in a sentence: the words from ``begin`` to ``end``.

    It is ``sure`` if it can only be past, and ``bare`` if nothing but its place shows that it is a
    time.
    """

    begin: int
    end: int
    day: date
    sure: bool
    bare: bool = False


def day_of(words: str, calendar: Calendar, toward: Toward) -> date | None:
    """Read a day; ``None`` for what is none. Raises UsageError for what is two, or does not exist.

    Only numbers can be two days, and only they have no other meaning.
    """
    plain = words.lower().strip()
    if _NUMERIC.fullmatch(plain):
        return parse_day(plain, calendar.today, toward, calendar.order)
    with suppress(UsageError):
        return parse_day(_in_digits(plain), calendar.today, toward, calendar.order)
    return None


def span_of(words: str) -> Span | None:
    """Read a span such as ``2 weeks`` or ``two weeks``; ``None`` for what is none."""
    with suppress(UsageError):
        return parse_span(_in_digits(words))
    return None


def _in_digits(words: str) -> str:
    return " ".join(vocabulary.NUMBERS.get(word, word) for word in words.split())


def times(sentence: Sequence[Token], calendar: Calendar) -> list[When]:
    """Find all that looks like a day, in the order of the sentence."""
    found: list[When] = []
    begin = 0
    while begin < len(sentence):
        when = _at(sentence, begin, calendar)
        if when:
            found.append(when)
        begin = when.end if when else begin + 1
    return found


def _at(sentence: Sequence[Token], begin: int, calendar: Calendar) -> When | None:
    for end in range(min(len(sentence), begin + _LONGEST), begin, -1):
        some = sentence[begin:end]
        if not all(token.free for token in some) or not _is_joined(some):
            continue
        said = words_of(some).lower()
        if read := _read(said, calendar):
            return When(begin, end, *read)
    return None


def _is_joined(some: Sequence[Token]) -> bool:
    """Tell whether no clause ends within; a comma may stand before the year of a date."""
    return all(
        not token.breaks
        or (token.after == "," and re.fullmatch("[0-9]{4}", after.core))
        or (token.after == "." and token.low in vocabulary.MONTHS | vocabulary.SHORT_WEEKDAYS)
        for token, after in pairwise(some)
    )


def _read(said: str, calendar: Calendar) -> tuple[date, bool, bool] | None:
    """Return the day, whether it can only be past, and whether it is a bare weekday or date."""
    said, on = (said.removeprefix("on "), said.startswith("on "))
    whole = re.sub(f"{_PART}$", "", said) if said not in _FIXED else said
    if whole in _FIXED and not on:
        days = _FIXED[whole]
        return add_span(calendar.today, days, "d"), days <= 0, False
    if found := re.fullmatch(rf"(?:(last|past|this|next) )?({_ANY_WEEKDAY})", whole):
        return _weekday(found[1], found[2], calendar, on=on)
    if found := re.fullmatch(r"(.+) ago", whole):
        span = span_of(found[1])
        return (span.before(calendar.today), True, False) if span else None
    if found := re.fullmatch("in (.+)", whole):
        span = span_of(found[1])
        return (span.after(calendar.today), False, False) if span else None
    if _DATE.fullmatch(whole) or _NUMERIC.fullmatch(whole):
        day = day_of(whole, _around(whole, calendar), Toward.PAST)
        return (day, False, not on and not _NUMERIC.fullmatch(whole)) if day else None
    return None


def _around(said: str, calendar: Calendar) -> Calendar:
    """Return by what a date is read: the last one half a year after a day is the nearest to it."""
    if calendar.near is None or not without_year(said):
        return calendar
    return calendar._replace(today=add_span(calendar.near, 6, "m"))


def _weekday(
    which: str | None, name: str, calendar: Calendar, *, on: bool
) -> tuple[date, bool, bool] | None:
    if not which and not on and name not in vocabulary.WEEKDAYS:
        return None  # "sat" and "sun" are words as well
    toward = Toward.FUTURE if which == "next" else Toward.PAST
    before = {"last": "last ", "past": "last ", "next": "next "}.get(which or "", "")
    day = day_of(before + name, calendar, toward)
    return (day, which in {"last", "past"}, not which and not on) if day else None


class Chosen(NamedTuple):
    """The day of the contact, and what looked like a day and was left as text."""

    day: date | None
    left: tuple[str, ...]


def choose(
    sentence: Sequence[Token],
    places: Sequence[Place],
    calendar: Calendar,
    *,
    wanted: bool = True,
) -> Chosen:
    """Take the day of the contact out of the sentence, and any that says the same day again.

    Where it is not ``wanted``, because it is known, all of it stays text.
    """
    if not wanted:
        return Chosen(None, in_text(sentence, calendar))
    day: date | None = None
    left: list[str] = []
    for when in times(sentence, calendar):
        if not _stands_alone(sentence, when):
            continue
        fits = _is_of_contact(sentence, places, when, calendar.today)
        if fits and day in {None, when.day}:
            day = when.day
            take(sentence, when.begin, when.end, Role.DAY)
        else:
            left.append(words_of(sentence[when.begin : when.end]))
    return Chosen(day, tuple(left))


def in_text(sentence: Sequence[Token], calendar: Calendar) -> tuple[str, ...]:
    """Return what looks like a day in a text that stays as it is."""
    try:
        found = times(sentence, calendar)
    except UsageError:
        return ()  # it is text, whatever it means
    return tuple(
        words_of(sentence[when.begin : when.end]) for when in found if _stands_alone(sentence, when)
    )


def as_option(words: str, calendar: Calendar) -> str:
    """Write a day of a text as an option takes it: "on friday" is friday."""
    read = _read(words.lower(), calendar)
    if not read:
        return words
    bare = words.lower().removeprefix("on ")
    for said in (bare, re.sub(f"{_PART}$", "", bare), "today", "yesterday"):
        with suppress(UsageError):
            if parse_day(said, calendar.today, Toward.PAST, calendar.order) == read[0]:
                return said
    return read[0].isoformat()


def begins_with_day(text: str, calendar: Calendar) -> bool:
    """Tell whether the first words of a text are a day."""
    return _at(tokens(text), 0, calendar) is not None


def vague(text: str) -> str:
    """Return a time in a text that is no single day, such as ``last week``; or nothing."""
    found = _VAGUE.search(text)
    return found[0] if found else ""


def _stands_alone(sentence: Sequence[Token], when: When) -> bool:
    """Tell whether it is a time of its own, rather than a part of something: "the friday talk"."""
    before = sentence[when.begin - 1] if when.begin else None
    leads = before is not None and before.free and not before.breaks
    if before and leads and (before.low in vocabulary.NOT_BEFORE_A_DAY or before.ends_possessive):
        return False
    after = sentence[when.end] if when.end < len(sentence) else None
    if after is None or sentence[when.end - 1].breaks or not after.free:
        return True
    if after.low in vocabulary.AFTER_A_DAY:
        return True
    return not when.bare and (after.is_capital or after.low in vocabulary.PLAIN)


def _is_of_contact(
    sentence: Sequence[Token], places: Sequence[Place], when: When, today: date
) -> bool:
    """Tell whether the contact was then, rather than something that was talked about."""
    place = places[when.begin]
    if place.of_others:
        return False
    if when.day <= today and when.sure:
        return True
    if not place.about and _is_after_contact(sentence, places, when):
        return False
    if when.day > today:
        earlier = sentence[: when.begin]
        return place.clause == 0 and not place.topic and not any(map(_is_past_verb, earlier))
    return not place.topic


def _is_after_contact(sentence: Sequence[Token], places: Sequence[Place], when: When) -> bool:
    """Tell whether a day stands in what was said after whom it was with: "…, exam on friday"."""
    clause = places[when.begin].clause
    first = next(number for number, place in enumerate(places) if place.clause == clause)
    if first == when.begin or sentence[first].low in _DONE_TOGETHER:
        return False
    people = {
        place.clause
        for token, place in zip(sentence, places, strict=True)
        if token.role is Role.PERSON
    }
    return bool(people) and min(people) < clause and clause not in people


def _is_past_verb(token: Token) -> bool:
    return token.low in vocabulary.OBJECT_VERBS | vocabulary.TO_VERBS | {"had", "was", "for", "to"}
