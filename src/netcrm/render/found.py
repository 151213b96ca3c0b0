"""What a search has found: who, in what, and the passage with the words marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.answer import Answer, Column, Object
from netcrm.render.lists import FIRST_STEP, ID, NAME, WIDE
from netcrm.rules.days import ago

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netcrm.book.search.finding import Found

PRIVATE = "(private)"

NEVER = 1_000_000
"""No screen has so many columns: for programs alone."""


def found(what: Found, today: date) -> Answer:
    """Show who was found, and in what: when that was stands below it, and that it is private."""

    def place(row: Object) -> str:
        when = ago(date.fromisoformat(row["on"]), today) if row["on"] else ""
        private = PRIVATE if row["private"] else ""
        return "\n".join(filter(None, (row["found_in"], when, private)))

    return Answer(
        data=map(keys.found, what.rows),
        columns=(
            ID,
            NAME,
            Column("organisation", grows=True, from_width=WIDE),
            Column("title", grows=True, from_width=WIDE),
            Column("found_in", place, _place, title="in"),
            Column("snippet", _marked, title="passage", grows=True),
            Column("on", from_width=NEVER),
        ),
        lines=list(_below(what)),
        remarks=[
            f"Nothing has '{typed}'; shown is what has {_quoted(near)}."
            for typed, near in what.replaced
        ],
    )


def _quoted(words: Iterable[str]) -> str:
    return " or ".join(f"'{one}'" for one in words)


def _place(row: Object) -> str:
    return f"{row['found_in']} {PRIVATE}" if row["private"] else str(row["found_in"])


def _marked(row: Object) -> str:
    """Put brackets around what was looked for: colour is not everywhere."""
    text, done = "", 0
    for begin, end in row["marks"]:
        text += f"{row['snippet'][done:begin]}[{row['snippet'][begin:end]}]"
        done = end
    return text + str(row["snippet"][done:])


def _below(what: Found) -> Iterable[str]:
    if what.is_empty:
        yield FIRST_STEP
    elif not what.shown:
        yield "Nothing fits; 'netcrm list' shows everybody."
    elif what.more:
        yield f"There are more than {what.shown:,}; say another word, or --limit {5 * what.shown}."
