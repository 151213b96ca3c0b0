"""Whatever is said of somebody's posts, in any order: the career is sound, and goes back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many
from tests.store.snapshots import Snapshot, snapshot

FIRST = date(2026, 3, 2)
ORG = st.sampled_from(["Leeds", "LEEDS", "York", "St Mary", ""])
TITLE = st.sampled_from(["Dean", "dean", "Tutor", ""])
DAY = st.sampled_from(["today", "yesterday", "2026-03-02", "2025-09-01", "2020-01-31", ""])
NUMBER = st.integers(1, 6).map("p{}".format)


def options(**values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Any of these options, with one of their values."""
    given = st.fixed_dictionaries({}, optional=values)
    return given.map(lambda found: [f"--{key}={value}" for key, value in found.items()])


def line(*words: Any, more: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    before = st.tuples(*(st.just(one) if isinstance(one, str) else one for one in words))
    return st.tuples(before, more).map(lambda parts: [*parts[0], *parts[1]])


MAIN = st.one_of(
    line("edit", "1", "--city=Bath", more=options(org=ORG, title=TITLE)),
    line("post", "1", "--main", more=options(org=ORG, title=TITLE)),
    st.sampled_from([["wait", "1"], ["wait", "40"]]),
)
ANY = st.one_of(
    MAIN,
    line("post", "1", more=options(**{"org": ORG, "title": TITLE, "from": DAY})),
    line("post", "1", "--also", more=options(**{"org": ORG, "title": TITLE, "from": DAY})),
    line("post", "1", more=options(**{"org": ORG, "title": TITLE, "from": DAY, "to": DAY})),
    line("post", NUMBER, more=options(**{"org": ORG, "title": TITLE, "from": DAY, "to": DAY})),
    line("post", NUMBER, "--main", more=options(org=ORG, to=DAY)),
    st.tuples(st.just("post"), NUMBER, st.just("--rm")).map(list),
)


def is_sound(posts: list[dict[str, Any]]) -> None:
    """One current post is the main one where there is any, and none ends before it begins."""
    current = [one for one in posts if one["to_on"] is None]
    assert [one["main"] for one in current] == [True, *[False] * (len(current) - 1)][: len(current)]
    for one in posts:
        assert one["title"] or one["organisation"]
        assert not (one["from_on"] and one["to_on"]) or one["from_on"] <= one["to_on"]


def played(home: Home, commands: list[list[str]]) -> list[Snapshot]:
    """Carry out commands, those which can be; return what was kept after each step."""
    today = FIRST
    home.on(today)("add", "Ana Lund")
    states = [snapshot(home.db)]
    for argv in commands:
        if argv[0] == "wait":
            today += timedelta(days=int(argv[1]))
            home.on(today)
            continue
        before = home.steps()
        answer = home.run(*argv)
        assert answer.code in (0, 2, 3), answer
        now = snapshot(home.db)
        assert home.steps() - before == int(now != states[-1]), argv
        if now != states[-1]:
            assert answer.code == 0
            assert answer.out.endswith("Undo: netcrm undo\n")
            states.append(now)
        is_sound(home("post", "1"))
    return states


@many(60)
@given(st.lists(ANY, max_size=14))
def test_a_career_is_sound_and_goes_back(commands: list[list[str]]) -> None:
    with Home() as home:
        states = played(home, commands)
        for state in reversed(states[:-1]):
            home("undo")
            assert snapshot(home.db) == state
        for state in states[1:]:
            home("redo")
            assert snapshot(home.db) == state


@many(40)
@given(st.lists(MAIN, max_size=14))
def test_of_main_posts_one_begins_where_another_ends(commands: list[list[str]]) -> None:
    """Unless there was a time between; and none is of no days, nor the same as the next one."""
    with Home() as home:
        played(home, commands)
        posts = home("post", "1")
        for later, earlier in pairwise(posts):
            assert earlier["to_on"]
            assert later["from_on"] >= earlier["to_on"]
        for one in posts:
            assert one["from_on"] != one["to_on"] or one["from_on"] is None
