"""The due list as text, Markdown and HTML: what a user typed is shown whole, and does nothing."""

from __future__ import annotations

import unicodedata
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.rules.facts import facts

from netcrm.book.due.listing import DueList, DueRow
from netcrm.render.due.listing import due
from netcrm.rules.anniversary import Anniversary
from netcrm.rules.due import Occasion, Promise, standing
from netcrm.rules.text import visible

TODAY = date(2026, 3, 2)
SIGNS = "ab Zé'\"\\/=+-@;:,#[](){}<>&%_*`~|!.1\n\t\x1b\x7f\u202e😀李م"


def line(text: str) -> str:
    """What is left of a text on one line of a terminal."""
    return " ".join(visible(text).split())


HOSTILE = st.one_of(
    st.text(SIGNS, min_size=1, max_size=90),
    st.text(min_size=1, max_size=90),
    st.sampled_from(
        [
            *("Bob [work]", "[/x]", "=cmd()", "**bold**", "<script>alert(1)</script>", "&amp;"),
            *("- [x] done", "1. first", "# title", "a | b", "![](http://x.example/a.png)"),
            *("{{ 7 * 7 }}", "{% raw %}", "https://example.org/" + "long/" * 20, "李" * 80),
        ]
    ),
).filter(line)


def the_list(name: str, organisation: str, what: str, occasion: str) -> DueList:
    person: Any = SimpleNamespace(
        id=7, name=name, tier=None, tags=[], organisation=organisation, city=None
    )
    one = standing(
        facts(name=name),
        TODAY,
        promises=[Promise(3, what, date(2026, 2, 27))],
        occasions=[Occasion(occasion, Anniversary(3, 2, 1986))],
    )
    assert one
    return DueList(TODAY, [DueRow(person, one, None)], 5)


def written(found: DueList, form: str) -> str:
    return "".join(due(found).documents[form]())


class Page(HTMLParser):
    """The texts of a page, and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = [""]
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_html_shows_what_was_typed_and_has_no_element_of_its_own(
    name: str, organisation: str, what: str, occasion: str
) -> None:
    page = Page(written(the_list(name, organisation, what, occasion), "html"))
    shown = [" ".join(text.split()) for text in page.texts]
    assert line(name) in shown
    assert line(organisation) in shown
    assert f"you promised: {line(what)} (3 days late)" in [" ".join(one.split()) for one in shown]
    assert any(one.startswith(line(f"{occasion} today")) for one in shown)
    assert page.tags == {
        *("html", "head", "meta", "title", "body", "h1", "table", "tr", "td"),
        *("strong", "span", "div", "p"),
    }
    assert page.attributes == {"lang", "charset", "name", "content", "style", "role", "dir"}


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_markdown_shows_what_was_typed_and_makes_no_markup_of_it(
    name: str, organisation: str, what: str, occasion: str
) -> None:
    text = written(the_list(name, organisation, what, occasion), "md")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    shown = ["".join(child.content for child in token.children or []) for token in inline]
    assert shown[:4] == [
        "Mon 2 Mar 2026: 5 people",
        f"[ ] {line(name)} ({line(organisation)})",
        f"you promised: {line(what)} (3 days late)",
        line(f"{occasion} today (40)"),
    ]
    marks = {child.type for token in inline for child in token.children or []}
    assert marks <= {"text", "text_special", "strong_open", "strong_close"}
    assert {token.tag for token in tokens} <= {"h1", "ul", "li", "p", ""}


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_text_has_at_most_60_columns_and_leaves_nothing_out(
    name: str, organisation: str, what: str, occasion: str
) -> None:
    text = written(the_list(name, organisation, what, occasion), "text")
    for one in text.split("\n"):
        wide = sum(
            0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
            for sign in one
        )
        assert wide <= 60 or any(ord(sign) > 0x2000 for sign in one)
        assert len(one) <= 60 or not one.isascii()
    together = "".join(text.split()).replace("-", "")
    for value in (name, organisation, what, occasion):
        assert "".join(line(value).split()).replace("-", "") in together


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_an_empty_list_says_what_comes_next(form: str) -> None:
    nobody = DueList(TODAY, [], 0, next_name="Bob [x]", next_on=date(2026, 3, 9))
    text = written(nobody, form)
    assert "Mon 2 Mar 2026: nobody" in text
    assert "Next is Bob" in text
    assert "Mon 9 Mar (in 7 days)" in text


def test_documents_name_how_many_more_there_are() -> None:
    found = the_list("Ada", "Org", "it", "birthday")
    for form in ("text", "md", "html"):
        assert "4 more: netcrm due --all" in written(found, form)
    assert "1 person" in written(found._replace(total=1), "text")
