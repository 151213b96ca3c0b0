"""Where somebody stands on a day: base, due day, snooze, skip, pause, neglect, rank."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zlib import crc32

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.facts import ADDED, facts

from netcrm.rules.rhythm import Facts, rhythm

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
EVERY = st.sampled_from(["1d", "9d", "2w", "6w", "1m", "3m", "1y"])
TALKED = date(2026, 3, 2)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("more", "base", "basis"),
    [
        ({}, "2026-01-01", "added"),
        ({"met_on": day("2024-05-05")}, "2024-05-05", "met"),
        ({"last_contact_on": day("2020-05-05")}, "2020-05-05", "contact"),
        ({"last_contact_on": TALKED, "met_on": day("2026-03-03")}, "2026-03-03", "met"),
        ({"last_contact_on": TALKED, "met_on": TALKED}, "2026-03-02", "contact"),
        ({"skipped_on": day("2026-01-02")}, "2026-01-02", "skip"),
        ({"skipped_on": day("2026-01-01")}, "2026-01-01", "added"),
        ({"skipped_on": day("2026-03-01"), "last_contact_on": TALKED}, "2026-03-02", "contact"),
        ({"imported_on": ADDED, "met_on": day("2014-01-01")}, "2026-01-01", "imported"),
        ({"imported_on": ADDED, "last_contact_on": day("2019-01-01")}, "2019-01-01", "contact"),
        ({"imported_on": ADDED, "skipped_on": ADDED}, "2026-01-01", "skip"),
    ],
)
def test_silence_counts_from_the_base(more: dict[str, Any], base: str, basis: str) -> None:
    found = rhythm(facts("3w", **more), TALKED)
    assert (found.base_on, found.basis) == (day(base), basis)


def test_without_a_cadence_nobody_is_due() -> None:
    found = rhythm(facts(last_contact_on=day("1990-01-01")), TALKED)
    assert (found.due_on, found.state, found.neglected) == (None, None, False)


@pytest.mark.parametrize(
    ("base", "every", "due"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2026-01-31", "2m", "2026-03-31"),
        ("2026-03-31", "1m", "2026-04-30"),
        ("2028-02-29", "1y", "2029-02-28"),
        ("2026-01-31", "6w", "2026-03-14"),
    ],
)
def test_months_clamp_at_the_end_of_the_month(base: str, every: str, due: str) -> None:
    one = facts(every, last_contact_on=day(base))
    assert rhythm(one, day(base)).due_on == day(due)


@given(DAYS, st.integers(1, 40), st.sampled_from("dwmy"))
def test_the_due_day_is_dateutils(base: date, number: int, unit: str) -> None:
    words = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[unit]
    expected = base + relativedelta(**{words: number})  # type: ignore[arg-type]
    found = rhythm(facts(f"{number}{unit}", last_contact_on=base), base).due_on
    assert found == expected


def test_the_day_before_the_day_and_the_day_after() -> None:
    one = facts("3w", last_contact_on=TALKED)
    due = TALKED + timedelta(days=21)
    states = [rhythm(one, due + timedelta(days=n)) for n in (-1, 0, 1)]
    assert [one.state for one in states] == ["later", "due", "overdue"]
    assert [one.days_overdue for one in states] == [0, 0, 1]


@pytest.mark.parametrize(("every", "from_day"), [("10d", 15), ("3w", 32), ("9d", 14), ("1d", 2)])
def test_neglect_begins_at_one_and_a_half_times_the_cadence(every: str, from_day: int) -> None:
    one = facts(every, last_contact_on=TALKED)
    found = [rhythm(one, TALKED + timedelta(days=from_day + n)).neglected for n in (-1, 0, 1)]
    assert found == [False, True, True]


def test_a_snooze_hides_until_its_day() -> None:
    one = facts("1w", snoozed_on=TALKED, snoozed_until=TALKED + timedelta(days=10))
    assert rhythm(one, TALKED + timedelta(days=9)).state == "snoozed"
    assert rhythm(one, TALKED + timedelta(days=10)).state == "overdue"


@pytest.mark.parametrize(("talked", "state"), [(-1, "snoozed"), (0, "later"), (1, "later")])
def test_a_contact_ends_a_snooze_if_dated_on_the_day_it_was_set_or_after(
    talked: int, state: str
) -> None:
    since = TALKED + timedelta(days=talked)
    one = facts(
        "6w",
        snoozed_on=TALKED,
        snoozed_until=TALKED + timedelta(days=30),
        last_contact_on=since,
        contact_since_snooze_on=since,
    )
    assert rhythm(one, TALKED + timedelta(days=2)).state == state


def test_a_pause_lasts_until_its_day_and_longer_than_a_contact() -> None:
    ends = TALKED + timedelta(days=30)
    one = facts("1d", paused_on=TALKED, paused_until=ends, last_contact_on=TALKED)
    one = one._replace(contact_since_snooze_on=TALKED)
    assert rhythm(one, ends - timedelta(days=1)).state == "paused"
    assert rhythm(one, ends).state == "overdue"
    endless = one._replace(paused_until=None)
    assert rhythm(endless, date(2099, 1, 1)).state == "paused"


def test_paused_and_snoozed_is_paused() -> None:
    one = facts("1d", paused_on=TALKED, snoozed_on=TALKED, snoozed_until=date(2027, 1, 1))
    assert rhythm(one, TALKED).state == "paused"


@given(st.uuids().map(str), EVERY, DAYS)
def test_an_import_is_levelled_over_one_cadence(uid: str, every: str, imported: date) -> None:
    one = facts(every, uid=uid, imported_on=imported, added_on=imported)
    due = rhythm(one, imported).due_on
    full = rhythm(one._replace(imported_on=None), imported).due_on
    assert due is not None
    assert full is not None
    assert imported < due <= full
    assert (due - imported).days == 1 + crc32(uid.encode()) % (full - imported).days


def test_a_skip_ends_the_levelling_even_on_the_day_of_the_import() -> None:
    one = facts("6m", uid="3f0c", imported_on=ADDED)
    assert rhythm(one, ADDED).due_on != day("2026-07-01")
    assert rhythm(one._replace(skipped_on=ADDED), ADDED).due_on == day("2026-07-01")


@given(EVERY, DAYS, st.integers(0, 2000))
def test_as_days_pass_nobody_becomes_less_urgent(every: str, base: date, later: int) -> None:
    one = facts(every, last_contact_on=base)
    first = rhythm(one, base + timedelta(days=later))
    second = rhythm(one, base + timedelta(days=later + 1))
    assert second.due_on == first.due_on
    assert second.score >= first.score
    assert second.days_overdue >= first.days_overdue
    assert second.neglected >= first.neglected
    order = ["later", "due", "overdue"]
    assert order.index(second.state or "") >= order.index(first.state or "")


@given(EVERY, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_an_older_contact_found_out_later_changes_nothing(
    every: str, last: date, older: int, passed: int
) -> None:
    """T13: whoever reads gives the newest contact; nothing else of it bears on the rhythm."""
    today = last + timedelta(days=passed)
    one = facts(every, last_contact_on=last)
    more = one._replace(added_on=last - timedelta(days=older))
    assert rhythm(one, today) == rhythm(more, today)


@pytest.mark.parametrize(
    ("weight", "silent", "score"),
    [(1.0, 10, 1.0), (1.5, 10, 1.5), (1.0, 25, 2.5), (1.0, 30, 3.0), (1.2, 500, 3.6)],
)
def test_the_rank_is_the_share_of_the_cadence_up_to_three_times_the_weight(
    weight: float, silent: int, score: float
) -> None:
    one = facts("10d", weight=weight, last_contact_on=TALKED)
    assert rhythm(one, TALKED + timedelta(days=silent)).score == score


def test_a_tie_of_shares_is_a_tie_of_scores() -> None:
    """1.5 times the cadence with weight 1.2, and 1.8 times it with weight 1."""
    close = facts("60d", weight=1.2, last_contact_on=TALKED - timedelta(days=90))
    plain = facts("5d", weight=1.0, last_contact_on=TALKED - timedelta(days=9))
    assert rhythm(close, TALKED).score == rhythm(plain, TALKED).score


def levelled(facts_: Facts, today: date) -> float:
    return rhythm(facts_, today).score


def test_the_rank_of_somebody_imported_counts_from_the_import() -> None:
    one = facts("100d", imported_on=ADDED)
    due = rhythm(one, ADDED).due_on
    assert due is not None
    until_due = (due - ADDED).days
    assert levelled(one, ADDED + timedelta(days=2 * until_due)) == 2.0
