"""The algebra of roles: every role has an inverse, whose inverse it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.rules.roles import (
    MUTUAL,
    PAIRS,
    ROLES,
    bond,
    inverse,
    is_current,
    is_known,
    role_key,
    role_name,
)

ANY_DAY = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))
ANY_ROLE = st.one_of(
    st.sampled_from(ROLES),
    st.text("acfoOFéłЖ漢0:-_ ", min_size=1),
    st.from_regex(r"[a-fo]{1,5}([ _-]of){0,3}", fullmatch=True),
).filter(lambda role: any(map(str.isalnum, role)))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("coauthor", "co-author"),
        ("Co-Author", "co-author"),
        ("CO AUTHOR", "co-author"),
        ("coeditor", "co-editor"),
        ("adviser", "advisor"),
        ("protege", "mentee"),
        ("board  member", "board"),
        ("mentor of", "mentee"),
        ("mentor-of", "mentee"),
        ("friend of", "friend"),
        ("Doktorvater", "Doktorvater"),
        ("  god   mother ", "god mother"),
        ("aunt of", "aunt of"),
        ("aunt of of", "aunt"),
    ],
)
def test_known_words_in_any_writing_and_others_as_they_are_typed(typed: str, name: str) -> None:
    assert role_name(typed) == name


def test_no_word_is_in_the_list_twice() -> None:
    assert len({role_key(role) for role in ROLES}) == len(ROLES)
    assert all(is_known(role) for role in ROLES)
    assert not is_known("aunt")


def test_the_pairs() -> None:
    for one, other in PAIRS:
        assert (inverse(one), inverse(other)) == (other, one)
    for role in MUTUAL:
        assert inverse(role) == role
    assert (inverse("aunt"), inverse("aunt of")) == ("aunt of", "aunt")


@given(ANY_ROLE)
@example("a of of")
@example("of")
@example("co of")
def test_the_inverse_of_the_inverse(role: str) -> None:
    assert role_key(inverse(inverse(role))) == role_key(role)
    assert role_key(inverse(inverse(inverse(role)))) == role_key(inverse(role))


@given(ANY_ROLE)
def test_naming_what_is_named_changes_nothing(role: str) -> None:
    assert role_name(role_name(role)) == role_name(role)
    assert role_key(role_key(role)) == role_key(role)


@given(ANY_ROLE, st.integers(1, 9), st.integers(1, 9))
def test_a_relationship_is_one_from_both_sides(role: str, one: int, other: int) -> None:
    said = bond(one, role, other)
    assert bond(other, inverse(role), one) == said
    assert bond(*said) == said
    assert {said[0], said[2]} == {one, other}


@given(st.sampled_from([one for one, _ in PAIRS]), st.integers(1, 9), st.integers(10, 19))
def test_who_is_whose_mentor_makes_a_difference(role: str, one: int, other: int) -> None:
    assert bond(one, role, other) != bond(other, role, one)


@given(ANY_DAY, ANY_DAY)
def test_there_is_an_end_and_a_beginning(from_on: date | None, to_on: date | None) -> None:
    for day in (date(2019, 12, 1) + timedelta(days) for days in range(80)):
        begun, ended = from_on is None or day >= from_on, to_on is not None and day >= to_on
        assert is_current(from_on, to_on, day) is (begun and not ended)
