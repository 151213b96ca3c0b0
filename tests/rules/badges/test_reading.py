"""Lines of lists of participants in forty writings, and what must be understood of each."""

# Dashes as people write them are what this is about.
# ruff: noqa: RUF001

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.sentence.network import CALENDAR
from tests.rules.sentence.test_introduction import READ

from netcrm.errors import UsageError
from netcrm.rules.badges.reading import LONGEST, Badge, read_badge
from netcrm.rules.names.folding import fold_words
from netcrm.rules.sentence.introduction import read_introduction

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES = Path(__file__).with_name("badges.txt").read_text(encoding="utf-8").splitlines()
BADGES = dict(zip(LINES[::2], LINES[1::2], strict=True))


def told(badge: Badge) -> Iterator[str]:
    """Write what was understood as the file has it."""
    for key in (
        *("name", "nickname", "pronouns", "title", "department", "organisation"),
        *("emails", "phones", "links", "tags", "met", "said"),
    ):
        value = getattr(badge, key)
        if value:
            yield f"{key}={value if isinstance(value, str) else ','.join(value)}"
    if badge.then:
        yield f"next={badge.then.what} by {badge.then.due_on}"


def test_there_are_forty_of_them() -> None:
    assert len(BADGES) == 40


@pytest.mark.parametrize("line", BADGES)
def test_a_badge(line: str) -> None:
    assert set(told(read_badge(line, CALENDAR))) == set(BADGES[line].strip().split("; "))


def test_an_error_quotes_the_beginning_of_a_long_line() -> None:
    with pytest.raises(UsageError) as error:
        read_badge(f"Ada Lovelace CTO Engines {'word ' * 90}", CALENDAR)
    assert "'Ada Lovelace CTO Engines word" in error.value.message
    assert len(error.value.message) < 300


@pytest.mark.parametrize("sentence", READ)
def test_a_sentence_of_add_is_read_as_add_reads_it(sentence: str) -> None:
    said, badge = read_introduction(sentence, CALENDAR), read_badge(sentence, CALENDAR)
    for key in said.__dataclass_fields__:
        assert getattr(badge, key) == getattr(said, key), key
    assert (badge.said, badge.pronouns, badge.department) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    [
        "Poster session",
        "Keynote speakers:",
        "Day 1 – Monday",
        "Name\tOrganisation\tEmail",
        "First name; Last name; Company",
        "## Monday",
        "=== Speakers ===",
        "-----",
        "•",
        "x",
        "List of participants (40)",
        "Registered attendees",
        "Teilnehmer",
    ],
)
def test_a_heading_is_nobody(line: str) -> None:
    with pytest.raises(UsageError, match="heading"):
        read_badge(line, CALENDAR)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Chidi; Okonkwo", "part of the name or the organisation"),
        ("Chidi, Harbour Trustees", "a title or a given name"),
        ("García López, Ana (UAM)", "a title or a given name"),
        ("AMEE 2026 participants", "Where does the name end"),
        ("Chidi Okonkwo CTO Harbour", "Where does the name end"),
        ("x" * (LONGEST + 1), "characters"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(line: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        read_badge(line, CALENDAR)


def test_an_address_alone_has_no_name() -> None:
    badge = read_badge("- rafael@delta.example", CALENDAR)
    assert (badge.name, badge.emails) == ("", ("rafael@delta.example",))


@pytest.mark.parametrize(
    ("line", "name", "organisation"),
    [
        ("Ada Lovelace (Engines) met", "Ada Lovelace", "Engines"),
        ("Ada Lovelace met, +44 20 7946 0018; Engines", "Ada Lovelace", "Engines"),
        ("McDONALD Ronald; Engines", "Ronald McDonald", "Engines"),
        ("DE LA CRUZ María, Engines S.A.", "María de la Cruz", "Engines S.A."),
        ("Ada Lovelace - CTO/COO - Engines", "Ada Lovelace", "Engines"),
        ("AJ Smith, Engines", "AJ Smith", "Engines"),
        ("ADA LOVELACE | Engines", "ADA LOVELACE", "Engines"),
        ("Jan Willem VAN DIJK PhD, Engines", "Jan Willem van Dijk PhD", "Engines"),
    ],
)
def test_further_writings(line: str, name: str, organisation: str) -> None:
    badge = read_badge(line, CALENDAR)
    assert (badge.name, badge.organisation) == (name, organisation)


NAMES = st.sampled_from(["Chidi Okonkwo", "Åke Lindgren", "Mei-Ling Zhao", "J. R. Moss"])
PLACES = st.sampled_from(["Harbour Trust", "University of Weimar", "Clinique du Lac", "IBM"])
WORK = st.sampled_from(["CTO", "Associate Professor", "nurse educator", "Head of Simulation"])
SIGNS = st.sampled_from([" | ", "\t", "; ", " – ", " - ", " / ", "    ", ", "])
BULLETS = st.sampled_from(["", "- ", "* ", "• ", "1. ", "23) ", "(4) ", "[x] ", "  "])


@given(NAMES, PLACES, WORK, SIGNS, BULLETS, st.booleans())
def test_the_sign_between_and_the_order_of_post_and_organisation_do_not_matter(
    name: str, place: str, work: str, sign: str, bullet: str, place_first: bool
) -> None:
    parts = (place, work) if place_first else (work, place)
    badge = read_badge(bullet + sign.join([name, *parts]), CALENDAR)
    assert (badge.name, badge.title, badge.organisation) == (name, work, place)


@given(st.text(max_size=80) | st.text("AaBb ,;|()[]–-@#.:\t1/<>\"'", max_size=40))
def test_any_text_is_somebody_or_is_refused_in_a_sentence(text: str) -> None:
    try:
        badge = read_badge(text, CALENDAR)
    except UsageError:
        return
    assert badge.name or badge.emails or badge.phones or badge.links
    assert set(fold_words(badge.name)) <= set(fold_words(text)) | {badge.name.casefold()}
