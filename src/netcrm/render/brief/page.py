"""A brief on one screen, and as Markdown: who, what was said, what is owed, whom both know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Fact
from netcrm.render.brief import keys
from netcrm.render.brief.facts import blocks
from netcrm.render.portrait import VALUES_AT, called
from netcrm.rules.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netcrm.book.brief.reading import Brief

LEFT_OUT = "What is private is left out: notes, conversations, and what was promised in them."


def brief(one: Brief, today: date, *, share: bool) -> Answer:
    """Show a brief; one to ``share`` says, beside itself, what such a one lacks."""
    found = blocks(one, today)
    return Answer(
        keys.brief(one),
        facts=list(_page(one, found)),
        remarks=[LEFT_OUT] if share else [],
        documents={"md": partial(_document, one, found)},
    )


def _page(one: Brief, found: Sequence[Sequence[Fact]]) -> Iterator[Fact]:
    """Yield the page; of facts with one title only the first has it."""
    yield Fact(text=called(one.person), after=f"  ({one.person.id})")
    before = ""
    for place, block in enumerate(found):
        if place:
            yield Fact()
        for fact in block:
            title = "" if fact.before == before else fact.before
            yield fact._replace(before=f"{title:<{VALUES_AT}}")
            before = fact.before


def _document(one: Brief, found: Sequence[Sequence[Fact]]) -> Iterator[str]:
    yield f"# {plain(called(one.person))}\n"
    for block in found:
        yield "\n"
        for fact in block:
            yield f"- **{fact.before}:** {plain(f'{fact.text}{fact.after}')}\n"
