"""One person, all their reasons; the list, one total order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.facts import facts

from netcrm.rules.anniversary import Anniversary
from netcrm.rules.cadence import UNTRACKED
from netcrm.rules.due import (
    STATES,
    News,
    Occasion,
    Promise,
    Standing,
    only_neglected,
    ranked,
    standing,
)
from netcrm.rules.posts import Post

if TYPE_CHECKING:
    from random import Random

TODAY = date(2026, 3, 2)
MONTH = timedelta(days=30)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def states(one: Standing | None) -> list[str]:
    return [reason.state for reason in one.reasons] if one else []


def promise(days_ago: int, *, theirs: bool = False) -> Promise:
    return Promise(1, "send rubric", ago(days_ago), theirs)


def birthday(month: int, day: int) -> Occasion:
    return Occasion("birthday", Anniversary(month, day))


def test_nobodys_business_is_no_row() -> None:
    assert standing(facts(), TODAY) is None
    assert standing(facts("3w", last_contact_on=ago(20)), TODAY) is None
    assert standing(facts(), TODAY, promises=[promise(-1)]) is None
    assert standing(facts(), TODAY, occasions=[birthday(3, 3)]) is None


def test_one_row_a_person_under_the_strongest_state_with_all_reasons() -> None:
    one = standing(
        facts("3w", last_contact_on=ago(40)),
        TODAY,
        promises=[promise(0, theirs=True), promise(2), promise(9)],
        occasions=[birthday(3, 2)],
        drifting_since=ago(40),
    )
    assert one is not None
    expected = ["promise", "promise", "waiting", "date", "overdue", "drifting"]
    assert states(one) == expected
    assert one.state == "promise"
    assert [reason.on for reason in one.reasons][:2] == [ago(9), ago(2)]


@pytest.mark.parametrize(
    "aside",
    [
        {"paused_on": ago(5)},
        {"snoozed_on": ago(5), "snoozed_until": ago(-5)},
        {"cadence": UNTRACKED},
        {},
    ],
)
def test_promises_and_dates_are_shown_all_the_same(aside: dict[str, Any]) -> None:
    every = None if not aside or "cadence" in aside else "3w"
    one = facts(every, last_contact_on=ago(400), **aside)
    found = standing(one, TODAY, promises=[promise(1)], occasions=[birthday(3, 2)])
    assert states(found) == ["promise", "date"]
    assert found is not None
    assert not found.neglected


@pytest.mark.parametrize(
    ("aside", "drifts"),
    [
        ({}, True),
        ({"paused_on": ago(5)}, False),
        ({"cadence": UNTRACKED}, False),
        ({"snoozed_on": ago(5), "snoozed_until": ago(-5)}, False),
    ],
)
def test_whoever_is_put_aside_does_not_drift(aside: dict[str, Any], drifts: bool) -> None:
    found = standing(facts(last_contact_on=ago(99), **aside), TODAY, drifting_since=ago(99))
    assert states(found) == ["drifting"] * drifts


@pytest.mark.parametrize(
    ("today", "kept"),
    [
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
        (date(2028, 2, 28), False),
        (date(2028, 2, 29), True),
    ],
)
def test_t20_a_birthday_on_29_february(today: date, kept: bool) -> None:
    found = standing(facts(), today, occasions=[birthday(2, 29)])
    assert states(found) == ["date"] * kept


def test_soon_is_what_comes_within_the_span() -> None:
    one = facts("3w", last_contact_on=ago(14))
    assert standing(one, TODAY, soon=timedelta(days=6)) is None
    assert states(standing(one, TODAY, soon=timedelta(days=7))) == ["soon"]
    hidden = one._replace(paused_on=ago(1))
    assert standing(hidden, TODAY, soon=MONTH) is None


def test_only_the_reasons_of_neglect() -> None:
    late = standing(facts("3w", last_contact_on=ago(40)), TODAY, promises=[promise(1)])
    assert late is not None
    assert states(late) == ["promise", "overdue"]
    assert states(only_neglected(late)) == ["overdue"]
    mild = standing(facts("3w", last_contact_on=ago(22)), TODAY)
    assert mild is not None
    assert only_neglected(mild) is None


def row(number: int, name: str, days: int, **more: Any) -> Standing:
    found = standing(facts("20d", id=number, name=name, last_contact_on=ago(days), **more), TODAY)
    assert found is not None
    return found


def test_within_overdue_the_share_of_the_cadence_times_the_weight() -> None:
    weak, heavy = row(1, "A", 30), row(2, "B", 26, weight=1.5)
    assert ranked([weak, heavy]) == [heavy, weak]


def test_beyond_three_times_the_days_decide_and_then_the_name_and_the_id() -> None:
    later, sooner = row(1, "B", 100), row(2, "A", 99)
    twins = [row(3, "A", 99), row(4, "A", 99)]
    assert ranked([*reversed(twins), sooner, later]) == [later, sooner, *twins]


def test_the_states_come_in_their_order() -> None:
    def promised(number: int, *, theirs: bool) -> Standing | None:
        return standing(facts(id=number), TODAY, promises=[promise(1, theirs=theirs)])

    found = [
        promised(1, theirs=False),
        promised(2, theirs=True),
        standing(facts(id=3), TODAY, occasions=[birthday(3, 2)]),
        row(4, "A", 21),
        standing(facts(id=5, last_contact_on=ago(50)), TODAY, drifting_since=ago(50)),
        row(6, "A", 20),
        standing(facts(id=7), TODAY, news=news(3)),
        standing(facts("20d", id=8, last_contact_on=ago(1)), TODAY, soon=MONTH),
    ]
    known = [one for one in found if one]
    assert [one.state for one in known] == list(STATES)
    assert ranked(reversed(known)) == known


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["A", "B"]),
        st.integers(0, 90),
        st.sampled_from([1.0, 1.2, 1.5]),
        st.sampled_from([None, -3, 0, 4]),
    ),
    max_size=9,
)


@given(PEOPLE, st.randoms())
def test_the_order_is_total_whatever_the_order_before(
    people: list[tuple[str, int, float, int | None]], chance: Random
) -> None:
    found = [
        standing(
            facts("20d", id=number, name=name, weight=weight, last_contact_on=ago(days)),
            TODAY,
            promises=[promise(due, theirs=number % 2 == 0)] if due is not None else [],
            soon=timedelta(days=5),
        )
        for number, (name, days, weight, due) in enumerate(people)
    ]
    known = [one for one in found if one]
    assert len({one.order() for one in known}) == len(known)
    shuffled = list(known)
    chance.shuffle(shuffled)
    assert ranked(shuffled) == ranked(known)


def news(days_ago: int) -> News:
    return News(Post("Acme", "CTO"), ago(days_ago))


@pytest.mark.parametrize(("days", "is_news"), [(-1, False), (0, True), (59, True), (60, False)])
def test_a_new_post_is_news_for_sixty_days(days: int, is_news: bool) -> None:
    assert states(standing(facts(), TODAY, news=news(days))) == ["news"] * is_news


@pytest.mark.parametrize("answer", ["last_contact_on", "skipped_on"])
def test_news_ends_with_an_answer(answer: str) -> None:
    def answered(days_ago: int) -> Standing | None:
        answers: dict[str, Any] = {answer: ago(days_ago)}
        return standing(facts(**answers), TODAY, news=news(10))

    assert states(answered(11)) == ["news"]
    assert answered(10) is answered(0) is None


def test_whom_the_user_has_put_aside_has_no_news() -> None:
    snoozed = facts(snoozed_on=ago(3), snoozed_until=ago(-3))
    assert standing(snoozed, TODAY, news=news(10)) is None
    assert standing(facts(paused_on=ago(3)), TODAY, news=news(10)) is None
    assert standing(facts(paused_on=ago(3), paused_until=TODAY), TODAY, news=news(10)) is not None
    assert standing(facts(cadence=UNTRACKED), TODAY, news=news(10)) is None


def test_news_is_one_more_reason_and_below_all_that_is_due_today() -> None:
    due = standing(facts("3w", last_contact_on=ago(21)), TODAY, news=news(10))
    assert states(due) == ["due", "news"]
    soon = standing(
        facts(id=2), TODAY, news=news(3), promises=[promise(-1)], soon=timedelta(days=7)
    )
    assert states(soon) == ["news", "soon"]
    older = standing(facts(id=3), TODAY, news=news(9))
    assert [one.facts.id for one in ranked(filter(None, (soon, older, due)))] == [1, 3, 2]


def test_at_the_end_of_the_calendar_news_is_news() -> None:
    last = News(Post("Acme"), date.max)
    assert states(standing(facts(), date.max, news=last)) == ["news"]
