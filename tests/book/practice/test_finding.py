"""Which event is meant: by its number, by its whole name, by words that begin words of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netcrm.book.practice.finding import find_focus, leading_focus
from netcrm.errors import AmbiguousError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Netcrm


@pytest.fixture
def events(crm: Netcrm) -> Iterator[sqlite3.Connection]:
    """AMEE 2025 (1), AMEE 2026 (2), a workshop with a number for a name (3), a project (4)."""
    for name in ("AMEE 2025", "AMEE 2026", "2"):
        crm("event", "add", name)
    crm("project", "add", "AMEE paper")
    with closing(sqlite3.connect(crm.db)) as connection:
        yield connection


FOUND = {"e1": 1, "E2": 2, "1": 1, "2": 3, "3": 3, "amee 2026": 2, "2026": 2, "am 2025": 1}


@pytest.mark.parametrize("typed", FOUND)
def test_one_is_found(typed: str, events: sqlite3.Connection) -> None:
    assert find_focus(events, "event", typed.split()).id == FOUND[typed]


@pytest.mark.parametrize("typed", ["e4", "4", "p4", "mee", "paper", "amee 2027", "e", "٣"])
def test_nothing_is_found(typed: str, events: sqlite3.Connection) -> None:
    with pytest.raises(NotFoundError):
        find_focus(events, "event", [typed])


def test_of_several_the_one_that_was_chosen_is_taken(events: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousError) as raised:
        find_focus(events, "event", ["amee"])
    assert [one["id"] for one in raised.value.candidates] == [1, 2]
    assert find_focus(events, "event", ["amee"], {raised.value.who: 2}).id == 2
    with pytest.raises(AmbiguousError):
        find_focus(events, "event", ["amee"], {"amee": 2})  # somebody of that name was chosen


SPLIT = {
    "e1 ada": (1, ["ada"]),
    "amee 2026 ada berg": (2, ["ada", "berg"]),
    "2026 amee ada": (2, ["ada"]),
    "2026 ada": (2, ["ada"]),
    "2026": (2, []),
    "2 2": (3, ["2"]),
    "amee 2025 2026": (1, ["2026"]),
}


@pytest.mark.parametrize("typed", SPLIT)
def test_the_longest_run_is_the_event_and_the_last_word_is_not(
    typed: str, events: sqlite3.Connection
) -> None:
    focus, rest = leading_focus(events, "event", typed.split())
    assert (focus.id, rest) == SPLIT[typed]


def test_a_run_that_is_nothing_or_several_is_an_error(events: sqlite3.Connection) -> None:
    with pytest.raises(AmbiguousError):
        leading_focus(events, "event", ["amee", "ada"])
    with pytest.raises(NotFoundError, match="'esme'"):
        leading_focus(events, "event", ["esme", "ada"])
    with pytest.raises(UsageError):
        leading_focus(events, "event", [])
