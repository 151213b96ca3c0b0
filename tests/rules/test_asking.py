"""What I asked somebody, found in the words of a conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.rules.asking import asked


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("asked about the rubric", "about the rubric"),
        (
            "Lunch. I asked whether she can review in May. Nice wine",
            "whether she can review in May",
        ),
        ("liked the draft, asked for two weeks more", "for two weeks more"),
        ("she moves to Lyon and I asked who follows her", "who follows her"),
        ("asked for the data; we also asked for the code", "for the data; for the code"),
        ("OSCE stations. Who pays for the second examiner?", "Who pays for the second examiner?"),
        ("I asked: who pays? Nobody knows", "who pays?"),
        ("she asked for our rubric", None),
        ("Grace asked whether I come", None),
        ("tasked with the report", None),
        ("asked", None),
        ("", None),
        ("?", None),
    ],
)
def test_what_i_asked(text: str, what: str | None) -> None:
    assert asked(text) == what


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    found = asked(text)
    assert found is None or found.strip()


def test_a_long_text_is_read_at_once() -> None:
    assert asked("asked " * 20_000 + " and" * 20_000)
    assert asked(" " * 100_000 + "," * 100_000) is None
