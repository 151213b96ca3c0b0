"""The reasons, read aloud: each says why, in words that a person would use."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.facts import facts

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.due import News, Occasion, Promise, Standing, standing
from netcrm.rules.posts import Post
from netcrm.rules.reasons import in_lasting_words, in_words

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def said(one: Standing | None) -> list[str]:
    assert one is not None
    return [in_words(reason, one.facts, one.rhythm, TODAY) for reason in one.reasons]


@pytest.mark.parametrize(
    ("every", "more", "words"),
    [
        ("6w", {"last_contact_on": ago(77)}, "every 6 weeks, silent for 11 weeks"),
        ("1m", {"last_contact_on": ago(40)}, "every month, silent for 5 weeks"),
        ("1d", {"last_contact_on": ago(2)}, "every day, silent for 2 days"),
        ("1d", {"last_contact_on": ago(1)}, "every day, silent for 1 day, due today"),
        ("3w", {"last_contact_on": ago(21)}, "every 3 weeks, silent for 3 weeks, due today"),
        ("1y", {"last_contact_on": ago(800)}, "every year, silent for 2 years"),
        ("3w", {"met_on": ago(35)}, "every 3 weeks, met 5 weeks ago, no contact yet"),
        (
            "3w",
            {"met_on": ago(35), "last_contact_on": ago(90)},
            "every 3 weeks, met 5 weeks ago",
        ),
        (
            "3w",
            {"added_on": ago(22)},
            "every 3 weeks, added 3 weeks ago (estimated), no contact yet, 1 day late",
        ),
        (
            "2d",
            {"imported_on": ago(7)},
            "every 2 days, imported 7 days ago, no contact yet, 6 days late",
        ),
        (
            "3w",
            {"last_contact_on": ago(300), "skipped_on": ago(22)},
            "every 3 weeks, skipped 3 weeks ago, 1 day late",
        ),
        # Where the length of the silence looks like the cadence, it says how late it is.
        ("3w", {"last_contact_on": ago(27)}, "every 3 weeks, silent for 3 weeks, 6 days late"),
        ("3w", {"last_contact_on": ago(28)}, "every 3 weeks, silent for 4 weeks"),
        ("6m", {"last_contact_on": ago(190)}, "every 6 months, silent for 6 months, 6 days late"),
        ("1m", {"last_contact_on": ago(34)}, "every month, silent for 4 weeks, 3 days late"),
        ("1y", {"last_contact_on": ago(370)}, "every year, silent for 12 months, 5 days late"),
        ("14d", {"last_contact_on": ago(20)}, "every 14 days, silent for 2 weeks, 6 days late"),
    ],
)
def test_of_the_rhythm(every: str, more: dict[str, Any], words: str) -> None:
    assert said(standing(facts(every, **more), TODAY)) == [words]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (0, "every 3 weeks, last contact today, due in 3 weeks"),
        (20, "every 3 weeks, silent for 2 weeks, due tomorrow"),
    ],
)
def test_of_what_is_to_come(last: int, words: str) -> None:
    one = standing(facts("3w", last_contact_on=ago(last)), TODAY, soon=timedelta(days=30))
    assert said(one) == [words]


@pytest.mark.parametrize(
    ("due", "theirs", "words"),
    [
        (0, False, "you promised: send rubric (for today)"),
        (1, False, "you promised: send rubric (1 day late)"),
        (15, False, "you promised: send rubric (2 weeks late)"),
        (3, True, "they promised: send rubric (3 days late)"),
        (-1, False, "you promised: send rubric (tomorrow)"),
        (-5, True, "they promised: send rubric (in 5 days)"),
    ],
)
def test_of_promises(due: int, theirs: bool, words: str) -> None:
    promise = Promise(1, "send rubric", ago(due), theirs)
    one = standing(facts(), TODAY, promises=[promise], soon=timedelta(days=9))
    assert said(one) == [words]


@pytest.mark.parametrize(
    ("birthday", "words"),
    [
        (Anniversary(3, 2, 1980), "birthday today (46)"),
        (Anniversary(3, 2), "birthday today"),
        (Anniversary(3, 3, 1980), "birthday tomorrow (46)"),
        (Anniversary(3, 9, 2025), "birthday in 7 days (1)"),
    ],
)
def test_of_birthdays(birthday: Anniversary, words: str) -> None:
    occasion = Occasion("birthday", birthday)
    assert said(standing(facts(), TODAY, occasions=[occasion], soon=timedelta(days=9))) == [words]


@pytest.mark.parametrize("every", [None, "6m"])
def test_drift_is_counted_from_the_last_contact_with_a_cadence_or_without(
    every: str | None,
) -> None:
    one = facts(every, last_contact_on=ago(77), skipped_on=ago(3))
    assert said(standing(one, TODAY, drifting_since=ago(77))) == [
        "drifting: silent for 11 weeks, longer than usual"
    ]


def test_t10_nobody_is_a_fraction_overdue() -> None:
    one = facts("10w", last_contact_on=ago(28))
    (words,) = said(standing(one, TODAY, soon=timedelta(days=60)))
    assert words == "every 10 weeks, silent for 4 weeks, due in 6 weeks"
    assert not re.search(r"overdue|\d\.\d", words)


@given(
    st.integers(1, 40),
    st.sampled_from("dwmy"),
    st.integers(0, 5000),
    st.sampled_from(["last_contact_on", "met_on", "added_on", "imported_on", "skipped_on"]),
)
def test_every_reason_is_plain_english(number: int, unit: str, since: int, what: str) -> None:
    one = facts(f"{number}{unit}")._replace(**{what: ago(since)})  # type: ignore[arg-type]
    found = standing(one, TODAY, soon=timedelta(days=20000))
    for words in said(found):
        assert words.startswith("every ")
        assert not re.search(r"\b1 \w+s\b|\b(?!1\b)\d+ (day|week|month|year)\b", words), words
        assert not re.search(r"-\d|\d\.\d|None|  |,,", words), words


def lasting(one: Standing | None) -> list[str]:
    assert one is not None
    return [in_lasting_words(reason, one.facts, one.rhythm) for reason in one.reasons]


@pytest.mark.parametrize(
    ("every", "more", "words"),
    [
        ("3w", {"last_contact_on": date(2026, 2, 9)}, "every 3 weeks, last contact 9 Feb 2026"),
        ("1d", {"last_contact_on": TODAY}, "every day, last contact 2 Mar 2026"),
        ("6w", {"last_contact_on": ago(60)}, "every 6 weeks, last contact 1 Jan 2026"),
        ("6w", {"last_contact_on": ago(63)}, "every 6 weeks, last contact 29 Dec 2025, neglected"),
        ("3w", {"met_on": ago(25)}, "every 3 weeks, met 5 Feb 2026, no contact yet"),
        ("3w", {"met_on": ago(25), "last_contact_on": ago(90)}, "every 3 weeks, met 5 Feb 2026"),
        ("2m", {}, "every 2 months, added 1 Jan 2026 (estimated), no contact yet"),
        ("2w", {"imported_on": ago(14)}, "every 2 weeks, imported 16 Feb 2026, no contact yet"),
        (
            "3w",
            {"last_contact_on": ago(300), "skipped_on": ago(22)},
            "every 3 weeks, skipped 8 Feb 2026",
        ),
    ],
)
def test_of_the_rhythm_for_any_day(every: str, more: dict[str, Any], words: str) -> None:
    assert lasting(standing(facts(every, **more), TODAY, soon=timedelta(days=60))) == [words]


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise(1, "send rubric", ago(15)), "you promised: send rubric (for 15 Feb 2026)"),
        (Promise(1, "send rubric", TODAY), "you promised: send rubric (for 2 Mar 2026)"),
        (Promise(1, "call", ago(-1), theirs=True), "they promised: call (for 3 Mar 2026)"),
    ],
)
def test_of_promises_for_any_day(promise: Promise, words: str) -> None:
    assert lasting(standing(facts(), TODAY, promises=[promise], soon=timedelta(9))) == [words]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (Anniversary(3, 2, 1980), "birthday 2 Mar 1980"),
        (Anniversary(3, 9), "birthday 9 Mar"),
        (Anniversary(2, 29), "birthday 29 Feb"),
    ],
)
def test_of_birthdays_for_any_day(day: Anniversary, words: str) -> None:
    occasion = Occasion("birthday", day)
    assert lasting(standing(facts(), TODAY, occasions=[occasion], soon=timedelta(366))) == [words]


@pytest.mark.parametrize("every", [None, "6m"])
def test_of_drift_for_any_day(every: str | None) -> None:
    one = facts(every, last_contact_on=ago(77), skipped_on=ago(3))
    assert lasting(standing(one, TODAY, drifting_since=ago(77))) == [
        "drifting: no contact since 15 Dec 2025, longer than usual"
    ]


@given(
    st.integers(1, 40),
    st.sampled_from("dwmy"),
    st.integers(0, 5000),
    st.sampled_from(["last_contact_on", "met_on", "added_on", "imported_on", "skipped_on"]),
    st.integers(0, 5000),
)
def test_on_another_day_nothing_else_is_said_but_neglect(
    number: int, unit: str, since: int, what: str, later: int
) -> None:
    one = facts(f"{number}{unit}")._replace(**{what: ago(since)})  # type: ignore[arg-type]
    soon = timedelta(days=20000)
    words = lasting(standing(one, TODAY, soon=soon))
    then = lasting(standing(one, TODAY + timedelta(days=later), soon=soon))
    assert [said.removesuffix(", neglected") for said in then] == [
        said.removesuffix(", neglected") for said in words
    ]
    assert not re.search(r"ago|today|tomorrow|yesterday|silent|None", words[0])


@pytest.mark.parametrize(
    ("post", "words"),
    [
        (Post("Acme", "CTO"), "new post: CTO at Acme: write"),
        (Post("", "CTO"), "new post: CTO: write"),
        (Post("Acme", ""), "new post at Acme: write"),
    ],
)
def test_a_new_post_is_an_occasion_to_write(post: Post, words: str) -> None:
    assert said(standing(facts(), TODAY, news=News(post, ago(3)))) == [words]
