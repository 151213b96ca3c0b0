from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.rules.text import (
    guard_cell,
    shown_alike,
    unguard_cell,
    visible,
    visible_lines,
    without_controls,
)

RISKY = tuple("=+-@\t\r")
CELLS = st.one_of(st.text(), st.text(st.sampled_from("'=+-@\t\r\n 01a"), max_size=8))
WILD = st.text(st.one_of(st.characters(), st.characters(categories=["Cc", "Cf", "Cs", "Zl"])))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Zoë 王小明 🚀", "Zoë 王小明 🚀"),
        ("Bob [work]", "Bob [work]"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x07c", "a␀b␇c"),
        ("a\x7fb\x9bc", "a␡b\ufffdc"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("one\u2028two\u2029three", "one two three"),
        ("abc\u202egnp.exe", "abc\ufffdgnp.exe"),
        ("\u2066x\u2069\u200e\u200f\u061c", "\ufffdx\ufffd\ufffd\ufffd\ufffd"),
        ("\ufeffAda\u200b Love\u00adlace\u2060", "\ufffdAda\ufffd Love\ufffdlace\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("Ada\u200dLovelace\u200c", "Ada\ufffdLovelace\ufffd"),
        ("a\u00a0b", "a\u00a0b"),
        ("", ""),
    ],
)
def test_nothing_acts_and_nothing_is_hidden(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d🔬",
        "❤\ufe0f\u200d🔥",
        "علی\u200cرضا",  # noqa: RUF001  Persian
        "क\u094d\u200dष",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_emoji_and_other_scripts_need_stays(text: str) -> None:
    assert visible(text) == text
    assert visible_lines(f"{text}\n{text}") == f"{text}\n{text}"


def test_a_message_hidden_in_tags_comes_to_light() -> None:
    assert visible("Ada\U000e0041\U000e0042") == "Ada\ufffd\ufffd"


@given(WILD)
@example("\r\n\x85\x0b")
def test_what_is_shown_is_one_line_that_can_be_printed(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")
    assert not [sign for sign in shown if unicodedata.category(sign) == "Cc"]
    assert visible(shown) == shown


@given(WILD)
def test_lines_are_kept_where_there_are_lines(text: str) -> None:
    shown = visible_lines(text)
    assert [visible(line) for line in shown.split("\n")] == shown.split("\n")
    assert visible_lines(shown) == shown


def test_every_kind_of_line_break_becomes_one() -> None:
    assert visible_lines("a\r\nb\rc\u2028d\n\ne\tf\x1b") == "a\nb\nc\nd\n\ne f␛"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd()", "'=cmd()"),
        ("+cmd()", "'+cmd()"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=x", "''=x"),
        ("''=x", "'''=x"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("'+44 20", "'+44 20"),
        ("+44 (0)20", "'+44 (0)20"),
        ("+44 20\n=1", "'+44 20\n=1"),
        ("+", "'+"),
        ("+ 1", "'+ 1"),
        ("'hello", "'hello"),
        ("'", "'"),
        ("Ada = Lovelace", "Ada = Lovelace"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str, cell: str) -> None:
    assert guard_cell(text) == cell
    assert unguard_cell(cell) == text


@given(CELLS)
def test_the_guard_comes_off_again_whatever_the_text(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text


@given(CELLS)
def test_a_guarded_cell_is_harmless_or_a_phone_number(text: str) -> None:
    cell = guard_cell(text)
    digits = cell.removeprefix("+").replace(" ", "")
    is_phone = cell.startswith("+") and digits.isascii() and digits.isdigit()
    assert is_phone or not cell.startswith(RISKY)


@pytest.mark.parametrize("text", ["'hello", "'", "''", "'90s", "plain", "", "=from elsewhere"])
def test_an_apostrophe_that_is_no_guard_stays(text: str) -> None:
    assert unguard_cell(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ada\tLovelace\n\u202eok\u00a0", "Ada\tLovelace\n\u202eok\u00a0"),
        ("a\x1bb\x00c\x7fd", "a␛b␀c␡d"),
        ("a\r\nb\rc\vd\x85e\u2028f\x1eg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x9bb\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_only_line_feeds_end_a_line(text: str, plain: str) -> None:
    assert without_controls(text) == plain


@given(WILD)
def test_a_text_without_controls_has_none(text: str) -> None:
    plain = without_controls(text)
    acting = {sign for sign in plain if unicodedata.category(sign) in {"Cc", "Cs"}}
    assert acting <= {"\t", "\n"}
    assert plain.split("\n") == plain.splitlines() + [""] * (plain[-1:] in ("", "\n"))
    assert without_controls(plain) == plain
    assert shown_alike(text, plain)


def test_texts_that_differ_otherwise_are_not_alike() -> None:
    assert not shown_alike("Ada\x1b", "Ada\x07")
    assert not shown_alike("Ada\x1b", "Ada")
