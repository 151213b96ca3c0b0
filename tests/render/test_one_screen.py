"""A page that has to fit on one screen: at most so many lines, none wider than the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netcrm.render.answer import Fact
from netcrm.render.one_screen import CUT, LINES, one_screen

WORDS = st.one_of(
    st.text(max_size=400),
    st.text("ab é李م\u0301\u200d👩\n\t\x1b-/", max_size=400),
    st.sampled_from(
        ["", "a" * 5000, "李" * 900, "https://example.org/" + "long/" * 200, "e\u0301" * 999]
    ),
)
FACTS = st.lists(
    st.one_of(
        st.just(Fact()),
        st.builds(Fact, st.sampled_from(["", "Last          "]), WORDS, WORDS),
        st.builds(Fact, st.just("Private       "), WORDS),
    ),
    max_size=LINES,
)


@given(FACTS, st.sampled_from([20, 21, 60, 80, 200]))
def test_whatever_is_on_it_a_page_fits(facts: list[Fact], width: int) -> None:
    found = one_screen(facts, width)
    assert len(found) <= LINES < 24
    assert max(map(cell_len, found), default=0) <= width


@given(FACTS)
def test_without_a_width_each_fact_is_a_line_and_whole(facts: list[Fact]) -> None:
    found = one_screen(facts, None)
    assert len(found) <= LINES
    filled = [fact for fact in facts if any(fact)]
    assert len([line for line in found if line]) <= len(filled)
    assert not any(
        len(line) < len(fact.text) // 2
        for line, fact in zip(found, facts, strict=False)
        if fact.text.isprintable() and fact.text.isalnum()
    )


def test_what_fits_is_not_touched() -> None:
    facts = [Fact("Post  ", "Dean"), Fact(), Fact("", "a word " * 30, " (end)")]
    found = one_screen(facts, 80)
    assert found[:2] == ["Post  Dean", ""]
    assert " ".join(found[2:]) == "a word " * 30 + "(end)"


def test_gaps_go_before_words_do() -> None:
    facts = [Fact("", f"line {number}") for number in range(20)] + [Fact()] * 6
    assert one_screen(facts, 80) == [f"line {number}" for number in range(20)]


def test_a_long_text_takes_only_what_others_leave_and_its_end_stays() -> None:
    facts = [
        *(Fact("", f"line {number}") for number in range(20)),
        Fact("Note  ", "x " * 999, " (f1)"),
    ]
    found = one_screen(facts, 80)
    assert len(found) == LINES
    assert found[:20] == [f"line {number}" for number in range(20)]
    assert found[20].startswith("Note  x x")
    assert found[-1].endswith(f"x{CUT} (f1)")
    assert len(found[-1]) > 70


def test_two_long_texts_share_the_lines() -> None:
    found = one_screen([Fact("A  ", "a " * 999), Fact("B  ", "b " * 999)], 80)
    assert [sum(letter in line for line in found) for letter in "ab"] == [12, 11]
