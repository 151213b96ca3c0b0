"""Whatever a user types into ``find`` is text, and no language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.home import Home

if TYPE_CHECKING:
    from tests.conftest import Netcrm


@pytest.fixture
def some(crm: Netcrm) -> Netcrm:
    crm("add", "João Silva", "--org", "Lagos Simulation", "--tag", "mentor")
    crm("add", "Grace O'Neill", "--note", "likes jazz")
    crm("log", "joao", "coffee, discussed the OSCE rubric", "--at", "Porto")
    return crm


HARMLESS = [
    '"', '""', '"joao', 'joao"', "joao*", "*", "-joao x", "NEAR", "NEAR(joao silva)",
    "joao AND silva", "AND", "NOT joao", "name:joao", "searchable : joao", "{city} : x",
    "(", ")", "joao OR", "^joao", "joao + silva",
    "a\0b", "\0joao", "joao\0", "x" * 10_000, "a " * 5_000, "a-" * 5_000,
    " ".join(f"w{n}" for n in range(2_000)), "'", "''; DROP TABLE contact; --", "%", "_", "\\",
    "joao\ufdd0x", "\ufdd1", "\u202ejoao", "½", "🚀 joao", "joao🚀", "हिन्दी", "ﬁ",
    "ß", "İ", "\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS, ids=lambda text: ascii(text)[:30])
def test_no_text_has_a_meaning_of_its_own(some: Netcrm, text: str) -> None:
    some("log", "grace", f"said {text[:200]}")
    answer = some.run("find", "--", text)
    assert answer.code in (0, 2)
    assert answer.code == 0 or "letters or digits" in answer.err
    table = some.run("find", "--format", "table", "--", text)
    assert table.code == answer.code
    if answer.code == 0 and len(text) < 100 and "joao" not in text.casefold():
        assert "Grace" in answer.out


@pytest.fixture(scope="module")
def home() -> Any:
    with Home() as kept:
        kept.on("2026-03-02")
        kept("add", "João Silva", "--org=Lagos Simulation", "--tag=c++", "--note=likes (jazz)")
        kept("add", "Łukasz 'Luke' O'Neill")
        kept("log", "joao", 'NEAR the "coffee" AND tea - ½ price')
        kept("followup", "luke", "send *it*", "--in=1w")
        yield kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
            st.sampled_from(
                ["joao", "coffee", '"', "NEAR", "*", "(", "AND", ":", "c++", "\0", "^"]
            ),
        ),
        max_size=6,
    )
)
def test_any_text_is_harmless(home: Home, words: list[str]) -> None:
    answer = home.run("find", "--json", "--", *words)
    assert answer.code in (0, 2), answer
    assert home.run("find", "--format=table", "--", *words).code == answer.code


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_passages_have_the_marks_where_the_words_are(home: Home, text: str) -> None:
    home.run("log", "1", "--", f"{text} kumquat {text}")
    (row,) = home("find", "kumq")
    marked = [row["snippet"][begin:end] for begin, end in row["marks"]]
    assert "kumquat" in marked
    assert len(row["snippet"]) <= 90
