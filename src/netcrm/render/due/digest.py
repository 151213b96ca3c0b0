"""The scheduled list in words: a subject, a text of few columns, a page for mail.

Discreet, all of them are counts: a lock screen or a mail server should read no names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netcrm.render.answer import Entry
from netcrm.render.due import html, keys, text
from netcrm.render.due.listing import reasons
from netcrm.render.pages import lines
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from netcrm.book.due.dates import Kept
    from netcrm.book.due.digest import Digest, Flag


class Section(NamedTuple):
    """A part below the list: entries, each a head with lines below it."""

    title: str
    entries: list[tuple[str, list[str]]]


def subject(one: Digest) -> str:
    """Say in numbers what there is; no name is in it."""
    week = len(one.coming)
    parts = [
        f"{one.due.total:,} due" if one.due.total else "",
        f"{one.neglected:,} neglected" if one.neglected else "",
        f"{week:,} {'date' if week == 1 else 'dates'} this week" if week else "",
        f"{len(one.gone):,} since the last list" if one.gone else "",
    ]
    return f"netcrm: {', '.join(filter(None, parts)) or 'nobody due'}"


def as_text(one: Digest, *, discreet: bool) -> str:
    """Write it as lines of at most 60 columns."""
    if discreet:
        return f"{subject(one)}\n"
    below = "".join(f"{line}\n" for line in lines(_entries(one), text.WIDTH, addresses_whole=False))
    return "".join(text.document(one.due)) + below


def as_html(one: Digest, *, discreet: bool) -> str:
    """Write it as a page that loads nothing."""
    if discreet:
        return html.page(subject(one), [], [])
    return "".join(html.document(one.due, sections(one)))


def sections(one: Digest) -> list[Section]:
    """Return the parts below the list that there are."""
    today = one.due.today
    found = [
        Section("Neglected", [_flag(flag, today) for flag in one.flags]),
        Section("This week", [(_kept(kept, today), []) for kept in one.coming]),
        Section("Since the last list", [(_kept(kept, today), []) for kept in one.gone]),
    ]
    return [section for section in found if section.entries]


def _entries(one: Digest) -> Iterator[str | Entry]:
    for section in sections(one):
        yield ""
        yield section.title
        for head, below in section.entries:
            yield Entry("", head) if below else Entry("- ", head)
            yield from (Entry("- ", line) for line in below)


def _flag(flag: Flag, today: date) -> tuple[str, list[str]]:
    row = keys.due_row(flag.row, today)
    head = ", ".join(filter(None, (row["name"], row["organisation"])))
    why = [reason for reason in reasons(row) if reason != "neglected"]
    if flag.last is None:
        return head, why
    said = f": {flag.last.summary}" if flag.last.summary else ""
    return head, [*why, f"last {flag.last.kind}, {written(flag.last.on, today)}{said}"]


def _kept(kept: Kept, today: date) -> str:
    age = kept.occasion.anniversary.age_on(kept.on)
    years = f" ({age})" if age else ""
    day = f"{written(kept.on, today)}, {ago(kept.on, today)}"
    return f"{kept.who}: {kept.occasion.name} on {day}{years}"
