"""Which cadence holds: own, then the tier's, then the tightest of the tags'."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.cadence import NEVER, NO_RHYTHM, UNTRACKED, effective

EVERY = st.sampled_from(["1d", "2w", "3w", "28d", "1m", "31d", "6w", "2m", "6m", "1y"])
RULES = st.lists(st.tuples(st.text(min_size=1, max_size=3), EVERY), max_size=4).map(tuple)


def held(
    own: str | None, tier: str | None, tier_every: str | None, tags: tuple[tuple[str, str], ...]
) -> tuple[str | None, str | None]:
    found = effective(own, tier, tier_every, tags)
    return str(found.every) if found.every else None, found.source


def test_nothing_is_no_rhythm() -> None:
    assert effective(None, None, None) == NO_RHYTHM == (None, None)


def test_the_own_cadence_comes_first() -> None:
    assert held("5w", "core", "3w", (("x", "1d"),)) == ("5w", "own")


def test_then_that_of_the_tier() -> None:
    assert held(None, "core", "3w", (("x", "1d"),)) == ("3w", "tier:core")


def test_a_tier_without_a_cadence_leaves_it_to_the_tags() -> None:
    assert held(None, "core", None, (("x", "1y"),)) == ("1y", "tag:x")
    assert held(None, "core", None, ()) == (None, None)


@pytest.mark.parametrize("rules", list(permutations([("b", "31d"), ("c", "1m"), ("a", "5w")])))
def test_then_the_tightest_of_the_tags_whatever_their_order(
    rules: tuple[tuple[str, str], ...],
) -> None:
    assert held(None, None, None, rules) == ("1m", "tag:c")


@pytest.mark.parametrize("rules", list(permutations([("b", "1y"), ("a", "12m")])))
def test_of_equally_tight_tags_the_first_by_name_is_named(
    rules: tuple[tuple[str, str], ...],
) -> None:
    assert held(None, None, None, rules) == ("12m", "tag:a")


@given(st.none() | st.just("core"), st.none() | EVERY, RULES)
def test_never_beats_tier_and_tags(
    tier: str | None, tier_every: str | None, rules: tuple[tuple[str, str], ...]
) -> None:
    found = effective(NEVER, tier, tier_every, rules)
    assert found == UNTRACKED
    assert found.every is None
    assert found != NO_RHYTHM


@given(RULES)
def test_no_tag_is_tighter_than_the_one_that_holds(rules: tuple[tuple[str, str], ...]) -> None:
    found = effective(None, None, None, rules).every
    tightest = min((every for _, every in rules), default=None, key=days_of)
    assert (found is None) == (tightest is None)
    if found and tightest:
        assert found.typical_days == days_of(tightest)


def days_of(every: str) -> float:
    return int(every[:-1]) * {"d": 1, "w": 7, "m": 365.2425 / 12, "y": 365.2425}[every[-1]]
