"""Sentences about a contact, and how each is read; nothing that was typed gets lost."""

# Tables of words, and dashes as people write them, are what this is about.
# ruff: noqa: SIM905, RUF001

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.sentence.network import CALENDAR, PEOPLE, knows

from netcrm.errors import UsageError
from netcrm.rules.names.folding import fold_words
from netcrm.rules.sentence.talk import Talk, read_talk, read_text

if TYPE_CHECKING:
    from netcrm.rules.sentence.naming import Mention

_LINES = Path(__file__).with_name("talks.txt").read_text(encoding="utf-8").splitlines()[1:]
TALKS = dict(zip(_LINES[::2], _LINES[1::2], strict=True))
CONNECTING = frozenset("with and plus on at in to dr prof".split())
OF_DAYS = frozenset(
    "yesterday today tomorrow friday monday last 3 days ago 12 march in next 2026 02 20 the".split()
)


def who(mention: Mention) -> str:
    if not mention.ids:
        return f"{mention.words}!"
    return PEOPLE[mention.ids[0]] if len(mention.ids) == 1 else f"{mention.words}?"


def cells(talk: Talk) -> str:
    """Write a reading as the table does."""
    then = f"{talk.then.what} by {talk.then.due_on}" if talk.then else ""
    found = [
        ", ".join(map(who, talk.people)),
        str(talk.day or ""),
        talk.kind,
        talk.place,
        " ".join(talk.tags),
        then,
        talk.text,
        ", ".join(filter(None, (*talk.left, talk.vague))),
        ", ".join(mention.words for mention in talk.named),
    ]
    return "  " + " | ".join(found).rstrip(" |")


def test_the_table_is_long() -> None:
    assert len(TALKS) >= 150


@pytest.mark.parametrize("sentence", TALKS)
def test_a_sentence_is_read_so(sentence: str) -> None:
    assert cells(read_talk(sentence, knows, CALENDAR)) == TALKS[sentence]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("coffee with Grace next: ring", "needs a day"),
        ("coffee with Grace next:", "needs words"),
        ("coffee with Grace next: in 2 weeks", "needs words"),
        ("coffee with Grace next: ring in a while", "needs a day"),
        ("coffee with Grace next: a in 1w next: b in 2w", "more than one"),
        ("coffee with Grace on 03/04/2026", "2026-04-03 or 2026-03-04"),
        ("coffee with Grace on 2026-02-30", "not a day"),
    ],
)
def test_what_is_half_said_is_refused(sentence: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_talk(sentence, knows, CALENDAR)


def test_the_order_of_numbers_is_settled_by_the_settings() -> None:
    calendar = CALENDAR._replace(order="dmy")
    assert read_talk("met Grace on 01/02/2026", knows, calendar).day == date(2026, 2, 1)


def test_what_is_known_is_not_looked_for() -> None:
    sentence = "coffee with Grace yesterday at AMEE"
    talk = read_talk(sentence, knows, CALENDAR, day_known=True, place_known=True)
    assert (talk.day, talk.place, talk.text) == (None, "", "coffee yesterday at AMEE")
    on = read_talk("coffee with Grace yesterday", knows, CALENDAR, day_known=True)
    assert on.left == ("yesterday",)


@pytest.mark.parametrize(
    ("text", "left", "tags", "day", "named"),
    [
        ("coffee, at  AMEE", "coffee, at  AMEE", (), (), ()),
        ("coffee yesterday", "coffee yesterday", (), ("yesterday",), ()),
        ("yesterday at length", "yesterday at length", (), ("yesterday",), ()),
        ("the yesterday man", "the yesterday man", (), (), ()),
        ("coffee #osce, with cake", "coffee, with cake", ("osce",), (), ()),
        ("read C# and issue #12 a#b", "read C# and issue #12 a#b", (), (), ()),
        ("about Marie's idea", "about Marie's idea", (), (), ()),
        ("about Marie", "about Marie", (), (), ("Marie",)),
        ("about Mar", "about Mar", (), (), ()),
        ("Will call again", "Will call again", (), (), ()),
    ],
)
def test_after_a_person_the_text_stays(
    text: str, left: str, tags: tuple[str, ...], day: tuple[str, ...], named: tuple[str, ...]
) -> None:
    talk = read_text(text, knows, CALENDAR)
    assert (talk.text, talk.tags, talk.left) == (left, tags, day)
    assert tuple(mention.words for mention in talk.named) == named
    assert not talk.people
    assert talk.day is None


WORDS = st.sampled_from(
    """coffee Lunch call called met emailed wrote zoom with and , & about at in on the a Grace grace
    Marie Marie, Bela. Ada Hopper Gracefully grace's Dario Conti AMEE Berlin, Royal Infirmary OSCE
    yesterday today tomorrow friday Monday, last 3 days ago 12 March 2026-02-20 she who to from
    (with Grace) "so" – - … #osce #12 C# x; next week 王小明
    Mei-Ling will mark Dr Prof. I""".split()
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_no_word_is_lost(words: list[str]) -> None:
    """Each word is in the text, or was understood, or only connects what was."""
    sentence = " ".join(words)
    talk = read_talk(sentence, knows, CALENDAR)
    names = " ".join(one.words for one in talk.people)
    kept = Counter(fold_words(f"{talk.text} {talk.place} {names}"))
    said = Counter(word for word in fold_words(sentence) if any(map(str.isalnum, word)))
    allowed = CONNECTING | {part for tag in talk.tags for part in fold_words(tag)}
    allowed |= OF_DAYS if talk.day else set()
    lost = [word for word in said - kept if word not in allowed]
    assert not lost, (sentence, talk)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_a_name_is_never_found_inside_a_word(words: list[str]) -> None:
    talk = read_talk(" ".join(words), knows, CALENDAR)
    typed = " ".join(words)
    for mention in (*talk.people, *talk.named):
        assert re.search(rf"(?<!\w){re.escape(mention.words.split()[0])}(?!\w)", typed)
        for number in mention.ids:
            begun = fold_words(PEOPLE[number])
            for word in fold_words(mention.words):
                assert any(part.startswith(word) for part in begun)
    assert "Gracefully" not in [mention.words for mention in talk.people if mention.ids]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_talk(text, knows, CALENDAR)
    except UsageError:
        return
