"""Whether two contacts are one person: what counts, and what speaks against it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.likeness.blocking import Crowds, candidates, keys
from netcrm.rules.likeness.evidence import LISTED, likeness
from netcrm.rules.likeness.naming import Naming, compared
from netcrm.rules.likeness.profile import Profile, called, generation, plainly
from netcrm.rules.names.folding import fold
from netcrm.rules.names.parts import read_name
from netcrm.rules.phones import comparable_phone


def person(name: str, *former: str, number: int = 1, **more: Any) -> Profile:
    parts = read_name(name)[1]
    full = " ".join(filter(None, (parts.given, parts.middle, parts.family)))
    given = fold(parts.given).split()
    if "city" in more:
        more["city"] = (fold(more["city"]), more["city"])
    if "organisations" in more:
        more["organisations"] = {fold(more["organisations"]): more["organisations"]}
    values: dict[str, Any] = {
        key: frozenset(one) if isinstance(one, set) else one for key, one in more.items()
    }
    return Profile(
        id=number,
        names=(called(name, fold(full)), *(called(one, fold(one)) for one in former)),
        given=plainly(given[0]) if given else "",
        generation=generation(parts.suffix),
        **values,
    )


NAMES = [
    ("Ada Lovelace", "ada LOVELACE", Naming.SAME),
    ("Ada Lovelace", "Lovelace, Ada", Naming.SAME),
    ("Zoë Łoś", "Zoe Los", Naming.SAME),
    ("Dr. Ada Lovelace, PhD", "Ada Lovelace", Naming.SAME),
    ("Jörg Müller", "Joerg Mueller", Naming.SPELT),
    ("Søren Aagaard", "Soeren Ågård", Naming.SPELT),
    ("J. Smith", "Jane Smith", Naming.SHORT),
    ("J. R. Smith", "Jane Smith", Naming.SHORT),
    ("Jane Anne Smith", "Jane Smith", Naming.SHORT),
    ("Maria Silva", "Maria Silva Santos", Naming.SHORT),
    ("Bob Smith", "Robert Smith", Naming.SHORT),
    ("Bob Smith", "Rob Smith", Naming.SHORT),
    ("Ada Lovelace", "Ada Lovelance", Naming.NEAR),
    ("Jon Smith", "Jon Smyth", Naming.NEAR),
    ("Ada Okafor12", "Ada Okafr12", Naming.NEAR),
    ("Adda Lovelance", "Ada Lovelace", Naming.IN_PART),
    ("Ada", "Ada Lovelace", Naming.IN_PART),
    ("J. S.", "Jane Smith", Naming.IN_PART),
    ("Ada Okafor12", "Ada Okafor13", Naming.NONE),
    ("Jane Smith", "John Smith", Naming.NONE),
    ("Ada King", "Ada Lovelace", Naming.NONE),
    ("K. Smith", "Jane Smith", Naming.NONE),
    ("Li Wei", "Lu Wei", Naming.NONE),
    ("王小明", "王小朋", Naming.NONE),
    ("محمد علي", "علي محمد", Naming.SAME),
]


@pytest.mark.parametrize(("one", "other", "naming"), NAMES)
def test_names(one: str, other: str, naming: Naming) -> None:
    mine, theirs = person(one).names[0], person(other).names[0]
    assert compared(mine, theirs) is compared(theirs, mine) is naming


ADA = "Ada Lovelace"
MAIL: Any = {"emails": {"ada@x.org"}}
PAIRS = [
    (person(ADA), person(ADA), 60),
    (person(ADA, **MAIL), person("Ada Lovelance", **MAIL), 100),
    (person(ADA), person("Ada Lovelance"), 40),
    (person(ADA, city="London"), person("Ada Lovelance", city="london"), 55),
    (person(ADA, organisations="Acme"), person("A. Lovelace", organisations="ACME"), 60),
    (person(ADA, emails={"a@x.org"}), person("Ada Lovelance", emails={"b@x.org"}), 55),
    (person(ADA, emails={"a@gmail.com"}), person("Ada Lovelance", emails={"b@gmail.com"}), 40),
    (person(ADA, birthday="1815-12-10"), person("Ada Lovelance", birthday="1815-12-10"), 80),
    (person(ADA, birthday="--12-10"), person("Ada Lovelance", birthday="1815-12-10"), 70),
    (person(ADA, phones={"+441"}), person("Ada King", phones={"+441"}), 50),
    (person(ADA, **MAIL), person("Ada King", **MAIL), 70),
    (person("Ada King", ADA), person(ADA), 60),
    (person(ADA, links={"linkedin:a"}), person("A. King", links={"linkedin:a"}), 90),
    (person("Countess", links={"orcid:1"}), person(ADA, links={"orcid:1"}), 80),
    # What speaks against it.
    (person(ADA, **MAIL), person("William Lovelace", **MAIL), 40),
    (
        person(ADA, phones={"+441"}, city="London", **MAIL),
        person("William Lovelace", phones={"+441"}, city="London", **MAIL),
        40,
    ),
    (person(ADA, birthday="1815-12-10"), person(ADA, birthday="1915-12-10"), 0),
    (person("John Smith Jr.", **MAIL), person("John Smith Sr.", **MAIL), 40),
    (person("John Smith II"), person("John Smith III"), 0),
    (person("John Smith Jr."), person("John Smith"), 60),
    (person(ADA, links={"linkedin:a"}), person(ADA, links={"linkedin:b"}), 10),
    (person(ADA, links={"x:a"}), person(ADA, links={"x:b"}), 60),
    (person(ADA, sources={"linkedin"}), person(ADA, sources={"linkedin"}), 20),
    (person(ADA, sources={"linkedin"}, **MAIL), person(ADA, sources={"linkedin"}, **MAIL), 100),
    # Nothing but what many people have in common.
    (person("Ada King", city="London"), person("Ada Lovelace", city="London"), 0),
    (person("王小明", city="北京"), person("李小明", city="北京"), 0),
]


@pytest.mark.parametrize(("one", "other", "certainty"), PAIRS)
def test_certainty(one: Profile, other: Profile, certainty: int) -> None:
    assert likeness(one, other).certainty == certainty
    assert likeness(other, one).certainty == certainty


def test_evidence_is_told_in_words() -> None:
    one = person(ADA, city="London", birthday="1815-12-10", links={"linkedin:a"}, **MAIL)
    other = person("Ada Lovelance", city="london", birthday="--12-11", links={"orcid:1"}, **MAIL)
    assert likeness(one, other).evidence == (
        "same e-mail ada@x.org",
        "names nearly the same: Ada Lovelace, Ada Lovelance",
        "same city London",
        "but other birthdays: 10 Dec 1815, 11 Dec",
    )


@pytest.mark.parametrize(
    ("normal", "region", "found"),
    [
        ("+442079460018", None, "+442079460018"),
        ("02079460018", "GB", "+442079460018"),
        ("02079460018", None, "02079460018"),
        ("12", None, "12"),
        ("1800flowers", None, "1800flowers"),
    ],
)
def test_phones_in_one_form(normal: str, region: str | None, found: str) -> None:
    assert comparable_phone(normal, region) == found


def some(*values: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=2)


WORDS = ["ada", "ad", "adda", "a", "bob", "robert", "lovelace", "lovelance", "muller", "mueller"]
FOLDED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
PROFILE = st.builds(
    Profile,
    id=st.integers(1, 10**6),
    names=st.lists(FOLDED.map(lambda name: called(name, name)), min_size=1, max_size=2).map(tuple),
    given=st.sampled_from(["", *WORDS]),
    generation=st.sampled_from(["", "", "jr", "sr"]),
    birthday=st.sampled_from(["", "1815-12-10", "--12-10", "1900-12-10", "--01-01"]),
    city=st.sampled_from([("", ""), ("london", "London"), ("cork", "Cork")]),
    organisations=some("acme", "bolt").map(lambda names: {name: name.title() for name in names}),
    emails=some("a@x.org", "b@x.org", "a@gmail.com"),
    phones=some("+1", "+2"),
    links=some("linkedin:a", "linkedin:b", "x.org/a"),
    sources=some("linkedin"),
)


def sure(people: list[Profile], pairs: Any) -> set[tuple[int, int]]:
    return {(a, b) for a, b in pairs if likeness(people[a], people[b]).certainty >= LISTED}


@given(st.lists(PROFILE, max_size=25))
def test_blocks_lose_nobody(people: list[Profile]) -> None:
    crowds = Crowds()
    found = sure(people, candidates(people, crowds))
    assert found == sure(people, combinations(range(len(people)), 2))
    assert not crowds.names


@given(st.lists(PROFILE, max_size=25), st.integers(2, 6))
def test_what_is_lost_in_large_blocks_is_said(people: list[Profile], most: int) -> None:
    """Who is not found shares large blocks only, and these are named."""
    crowds = Crowds()
    found = sure(people, candidates(people, crowds, most))
    everything = sure(people, combinations(range(len(people)), 2))
    assert found <= everything
    for a, b in everything - found:
        shared = keys(people[a]) & keys(people[b])
        assert shared
        for key in shared:
            assert sum(key in keys(one) for one in people) > most
            assert key.partition(":")[2].replace("\t", " + ") in crowds.names


def test_in_a_large_block_a_slip_and_a_short_name_are_found() -> None:
    crowd = [person(f"Ada Family{n}", city="Cork") for n in range(80)]
    crowd += [person("Ada Lovelace", city="Cork"), person("Ada Lovelacce", city="Cork")]
    crowd += [person(f"{name} Family1", city="Cork") for name in ("Bob", "Robert")]
    crowds = Crowds()
    pairs = sure(crowd, candidates(crowd, crowds))
    assert pairs == {(80, 81), (82, 83)}
    assert crowds.names == ["cork + ada"]


@given(PROFILE, PROFILE)
def test_certainty_is_the_same_both_ways_and_of_a_hundred(one: Profile, other: Profile) -> None:
    found = likeness(one, other)
    assert found.certainty == likeness(other, one).certainty
    assert 0 <= found.certainty <= 100
    assert found.evidence or not found.certainty
