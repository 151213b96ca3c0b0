"""What holds for whatever people there are, and whatever is typed."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from tests.book.people.network import PEOPLE

from netcrm.book.contact.rows import name_keys
from netcrm.book.people.finding import Asked
from netcrm.book.people.resolve import leading, resolve
from netcrm.errors import AmbiguousError, NotFoundError
from netcrm.rules.names.folding import fold, fold_words
from netcrm.rules.names.parts import read_name
from netcrm.rules.names.spellings import further_words, spelt
from netcrm.store.file import empty

if TYPE_CHECKING:
    import random
    import sqlite3
    from collections.abc import Sequence

NAMES = [card.name for card in PEOPLE]
WORDS = sorted({word for name in NAMES for word in name.replace(",", " ").split()})

some_names = st.lists(
    st.one_of(
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    ),
    min_size=1,
    max_size=8,
    unique_by=fold,
)
typed = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda words: " ".join(word[:2] for word in words)
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda words: " ".join(f"{word[0]}." for word in words)
    ),
    st.text(min_size=1, max_size=12),
)


@cache
def _database() -> sqlite3.Connection:
    return empty()


def people(names: Sequence[str]) -> sqlite3.Connection:
    """Return a database of people with these names, and no others; their numbers tell nothing."""
    connection = _database()
    connection.execute("DELETE FROM contact")
    for number, name in enumerate(names, 1000):
        shown, parts = read_name(name)
        keys = name_keys(shown, parts, None)
        connection.execute(
            "INSERT INTO contact (id, uid, name, folded, searchable, added_on)"
            " VALUES (?, ?, ?, ?, ?, '2026-01-01')",
            (number, str(number), shown, keys["folded"], keys["searchable"]),
        )
    return connection


def meant(connection: sqlite3.Connection, who: str) -> list[str]:
    try:
        return [resolve(Asked(connection, {}), [who]).name]
    except AmbiguousError as error:
        return [str(one["name"]) for one in error.candidates]
    except NotFoundError:
        return []


@given(some_names, st.randoms(use_true_random=False))
def test_nothing_that_does_not_matter_changes_whom_a_full_name_means(
    names: list[str], chance: random.Random
) -> None:
    connection = people(names)
    for name in names:
        shown = read_name(name)[0]
        if meant(connection, name) != [shown]:  # two of them have it, in another order
            continue
        words = name.split()
        plain = unicodedata.normalize("NFD", name)
        others = [name.upper(), name.lower(), plain, f"\u00a0 {'  '.join(words)}\t"]
        if "," not in name:
            others.append(" ".join(chance.sample(words, len(words))))
        for other in others:
            if sorted(fold_words(other)) == sorted(fold_words(name)):
                assert shown in meant(connection, other), other


@given(some_names, typed)
@example(["Müller Xu", "Mueller Xi"], "müller")
@example(["Grace Hopper-Smith"], "S. Smith")
@example(["Hans Müller"], "M. Mueller")
def test_nobody_is_meant_by_words_that_they_do_not_have(names: list[str], who: str) -> None:
    connection = people(names)
    for name in meant(connection, who):
        known = [way for ways in spelt(name) for way in ways] + further_words(name)
        ways = [way for ways in spelt(who) for way in ways] + further_words(who)
        article = [way.removeprefix("ال") for way in ways]
        assert any(way in word for way in (*ways, *article) for word in known)


@given(some_names, typed, st.randoms(use_true_random=False))
def test_the_order_in_which_people_came_does_not_matter(
    names: list[str], who: str, chance: random.Random
) -> None:
    before = meant(people(names), who)
    assert meant(people(chance.sample(names, len(names))), who) == before


@given(some_names, typed)
def test_a_further_person_never_takes_the_place_of_another(names: list[str], who: str) -> None:
    *others, last = names
    before, after = meant(people(others), who), meant(people(names), who)
    further = read_name(last)[0]
    # Whoever was meant alone is still among those who are, unless it is the other's full name.
    if len(before) == 1 and before != after and before[0] not in after:
        assert after == [further]
        assert _is_full_name(who, further)


def _is_full_name(who: str, name: str) -> bool:
    """Say whether no word of a name is missing, initials and particles aside."""
    return len(fold_words(who)) >= len(fold_words(read_name(name)[1].given or name))


@given(some_names, st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_before_a_text_no_word_is_lost(names: list[str], words: list[str]) -> None:
    connection = people(names)
    try:
        someone, rest = leading(Asked(connection, {}), words)
    except (AmbiguousError, NotFoundError):
        return
    assert rest == words[len(words) - len(rest) :]
    assert len(rest) < len(words)
    assert someone.name in meant(connection, " ".join(words[: len(words) - len(rest)]))
