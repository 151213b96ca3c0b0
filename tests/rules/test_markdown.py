"""Text in a Markdown document is shown as it is, and does nothing."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from netcrm.rules.markdown import plain, plain_lines
from netcrm.rules.text import visible

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
MARKUP = st.text("ab 12 \\`*_[](){}<>~|&$#!-+=.:;/\"'%^@\n\té", max_size=40)


def shown(rendered: str) -> str:
    """Return the text of a rendered paragraph or more, which must have no other tags."""
    bare = rendered.replace("<p>", "").replace("</p>", "\n").replace("<br />\n", "\n")
    assert not re.search("[<>]", bare), rendered
    return html.unescape(bare).strip()


@given(MARKUP | st.text(max_size=40))
@example("<script>alert(1)</script>")
@example("1. one")
@example("===")
@example("&lt;")
@example("[a]: https://x.example")
def test_one_line_is_shown_as_it_is(text: str) -> None:
    assert shown(RENDER(plain(text))) == " ".join(visible(text).split())


@given(MARKUP | st.text(max_size=60))
@example("one\n---\ntwo")
@example("a\n\n    code\n\n> b\n\n1) c\n```\nd")
@example("| a | b |\n|---|---|\n| c | d |")
def test_lines_and_paragraphs_are_shown_as_they_are(text: str) -> None:
    lines = [line for line in shown(RENDER(plain_lines(text))).split("\n") if line]
    parts = re.split("\r\n|[\n\r\u2028\u2029]", text)
    words = [" ".join(visible(line).split()) for line in parts]
    assert lines == [line for line in words if line]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bob [work]", r"Bob \[work\]"),
        ("a\nb\n\n\n- c", "a\\\nb\n\n\\- c"),
        ("C# & *co*", r"C\# \& \*co\*"),
    ],
)
def test_how_it_is_written(text: str, written: str) -> None:
    assert plain_lines(text) == written
