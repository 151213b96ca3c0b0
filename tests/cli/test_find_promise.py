"""Who is found is what was promised (docs/reference/commands.md), by an oracle in plain Python.

All words stand in somebody's record; or, but for those in the name, in one conversation or promise.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from tests.home import Home, many

from netcrm.book.search import ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORDS = [
    *("ann", "anna", "Änne", "annas", "coffee", "coff", "tea", "OSCE", "osc-12", "Bérlin", "ber"),
    *("Øre", "ore", "o'neil", "oneil", "neil", "Łos", "ß", "12", "mei-ling", "ling", "田中", "田"),
]
TYPED = [*WORDS, "a", "an", "co", "o", "be", "ANNA", "ōre", "osce!", "#tea", "12-", "li", "n", "ss"]
LEVELS = [
    {"name"},
    {"title", "organisation", "tag", "field", "place"},
    {"notes", "met"},
    {"conversation"},
    {"promise"},
]
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
some = st.lists(st.sampled_from(WORDS), max_size=2)


@dataclass
class Somebody:
    name: str
    org: str
    title: str
    city: str
    met: str
    note: str
    tags: list[str]

    @property
    def options(self) -> list[str]:
        given = {k: getattr(self, k) for k in ("org", "title", "city", "met", "note")}
        return [
            *(f"--{key}={value}" for key, value in given.items() if value),
            *(f"--tag={tag}" for tag in self.tags),
        ]


@dataclass
class Talk:
    who: list[int]
    summary: str
    place: str
    tags: list[str]


@dataclass
class Network:
    """People are called by their place in the list; perhaps all was undone, and done again."""

    people: list[Somebody]
    talks: list[Talk]
    promises: list[tuple[int, str]]
    undone: bool
    ids: dict[int, int] = field(default_factory=dict)


names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
people = st.lists(
    st.builds(Somebody, names, texts, texts, texts, texts, texts, some), min_size=1, max_size=5
)
indices = st.integers(0, 4)
talks = st.lists(
    st.builds(Talk, st.lists(indices, min_size=1, max_size=2, unique=True), texts, texts, some),
    max_size=4,
)
promises = st.lists(st.tuples(indices, texts.filter(bool)), max_size=2)
networks = st.builds(Network, people, talks, promises, st.booleans())
queries = st.lists(st.lists(st.sampled_from(TYPED), min_size=1, max_size=3), max_size=12)


def build(home: Home, network: Network) -> None:
    for place, one in enumerate(network.people):
        network.ids[place] = home("add", one.name, "--force", *one.options)["id"]
    count = len(network.people)
    for talk in network.talks:
        talk.who = list(dict.fromkeys(who % count for who in talk.who))
        first, *others = [str(network.ids[who]) for who in talk.who]
        argv = [f"--with={who}" for who in others] + [f"--tag={tag}" for tag in talk.tags]
        home(
            "log", first, f"{talk.summary}", *argv, *([f"--at={talk.place}"] if talk.place else [])
        )
    for who, what in network.promises:
        home("followup", str(network.ids[who % count]), what, "--in=2w")
    steps = home.steps()
    if network.undone:
        home("undo", str(steps))
        for _ in range(steps):
            home("redo")


# The oracle


def plain(text: str) -> str:
    """Without case and accents, as texts are compared."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in parts if not unicodedata.combining(one))


def folded(text: str) -> str:
    """As names and tags are compared: other letters are plain, too, apostrophes are nothing."""
    letters = {"ø": "o", "ł": "l", "ß": "ss", "'": ""}
    loose = "".join(letters.get(one, one) for one in plain(text))
    return " ".join(re.findall(r"\w+", loose))


def begins(part: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether somewhere in ``words`` these follow one another, the last as a beginning."""
    *whole, last = part
    return any(
        list(words[n : n + len(whole)]) == whole and words[n + len(whole)].startswith(last)
        for n in range(len(words) - len(whole))
    )


def in_name(word: str, name: str) -> bool:
    known = folded(name).split()
    return all(any(one.startswith(part) for one in known) for part in folded(word).split())


def in_text(word: str, text: str) -> bool:
    known = re.findall(r"\w+", plain(text))
    forms = (plain(word), folded(word), folded(word).replace("ss", "ß"))
    return any(begins(re.findall(r"\w+", form), known) for form in forms)


def in_tag(word: str, tag: str) -> bool:
    return begins(folded(word).split(), folded(tag).split())


def in_any(word: str, written: Iterable[str], tags: Iterable[str] = ()) -> bool:
    return any(in_text(word, one) for one in written) or any(in_tag(word, one) for one in tags)


def level(network: Network, place: int, words: Sequence[str]) -> int | None:
    """The strongest place in which somebody has all the words."""
    one = network.people[place]
    left = [word for word in words if not in_name(word, one.name)]
    facts = [word for word in left if not in_any(word, (one.org, one.title, one.city), one.tags)]
    notes = [word for word in facts if not in_any(word, (one.met, one.note))]
    for number, missing in enumerate((left, facts, notes)):
        if not missing:
            return number
    for talk in network.talks:
        said = (talk.summary, talk.place)
        if place in talk.who and all(in_any(word, said, talk.tags) for word in left):
            return 3
    for who, what in network.promises:
        if who % len(network.people) == place and all(in_text(word, what) for word in left):
            return 4
    return None


def is_known(network: Network, word: str) -> bool:
    return (
        any(
            level(Network([one], [], [], undone=False), 0, [word]) is not None
            for one in network.people
        )
        or any(in_any(word, (talk.summary, talk.place), talk.tags) for talk in network.talks)
        or any(in_text(word, what) for _, what in network.promises)
    )


sizes = st.fixed_dictionaries(
    {"FIRST": st.sampled_from([1, 2, 4096]), "FEW": st.sampled_from([1, 2, 1000])}
)
"""With these, a few people are as many to a search as thousands are."""


@many(15)
@given(networks, queries, sizes)
def test_who_has_all_words_is_found_and_nobody_else(
    network: Network, queries: list[list[str]], sizes: dict[str, int]
) -> None:
    with Home() as home, mock.patch.dict(vars(ids), sizes):
        build(home.on("2026-03-02"), network)
        for words in queries:
            expected = {
                network.ids[place]: found
                for place in range(len(network.people))
                if (found := level(network, place, words)) is not None
            }
            rows = home("find", *words)
            if not expected and not all(is_known(network, word) for word in words):
                continue  # something else may be looked for, in place of a word that nobody has
            assert {row["id"] for row in rows} == expected.keys(), words
            assert len(rows) == len(expected)
            levels = [expected[row["id"]] for row in rows]
            assert levels == sorted(levels), words
            for row in rows:
                agrees(row, expected[row["id"]])


def agrees(row: dict[str, Any], expected: int) -> None:
    assert row["found_in"] in LEVELS[expected], row
    assert row["marks"], row
    assert (row["interaction"] is not None) == (expected == 3)
    assert (row["followup"] is not None) == (expected == 4)
    assert (row["on"] is not None) == (expected >= 3)
