"""When another name of a post is another post, and how a career is told."""

from __future__ import annotations

from datetime import date

import pytest

from netcrm.rules.posts import NO_POST, Post, is_another, is_same, time_of, told, years_of

LEEDS = Post("University of Leeds", "Lecturer")


@pytest.mark.parametrize(
    ("now", "moved"),
    [
        (LEEDS, False),
        (Post("UNIVERSITY of  leeds", "lecturer"), False),
        (Post("Université of Leeds", "Lecturer"), True),
        (Post("University of York", "Lecturer"), True),
        (Post("University of Leeds", "Professor"), True),
        (Post("University of Leeds", ""), False),
        (Post("", "Lecturer"), False),
        (Post("", "Adviser"), True),
        (NO_POST, False),
    ],
)
def test_it_is_another_post_where_what_was_known_is_another(now: Post, moved: bool) -> None:
    assert is_another(LEEDS, now) == moved


def test_what_was_unknown_is_filled_in() -> None:
    assert not is_another(NO_POST, LEEDS)
    assert not is_another(Post("University of Leeds"), LEEDS)
    assert not is_another(Post(title="Lecturer"), LEEDS)
    assert is_another(Post(title="Tutor"), LEEDS)


def test_what_is_not_said_stays_and_without_the_place_nothing_does() -> None:
    assert told(LEEDS, None, None) == LEEDS
    assert told(LEEDS, "York", None) == Post("York", "Lecturer")
    assert told(LEEDS, None, "Dean") == Post("University of Leeds", "Dean")
    assert told(LEEDS, None, "") == Post("University of Leeds", "")
    assert told(LEEDS, "", None) == NO_POST
    assert told(LEEDS, "", "Adviser") == Post("", "Adviser")
    assert told(Post(title="Adviser"), "", None) == Post(title="Adviser")


def test_writings_of_one_post() -> None:
    assert is_same(LEEDS, Post("university of leeds", "LECTURER"))
    assert not is_same(LEEDS, Post("University of Leeds"))


def test_days_and_years_as_far_as_they_are_known() -> None:
    first, last = date(2019, 9, 1), date(2023, 8, 31)
    assert time_of(first, last) == "1 Sep 2019 to 31 Aug 2023"
    assert (time_of(first, None), time_of(None, last)) == ("since 1 Sep 2019", "until 31 Aug 2023")
    assert time_of(None, None) == years_of(None, None) == ""
    assert years_of(first, last) == "2019–2023"  # noqa: RUF001
    assert years_of(first, date(2019, 12, 31)) == "2019"
    assert (years_of(first, None), years_of(None, last)) == ("since 2019", "until 2023")
