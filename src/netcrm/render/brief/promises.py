"""Promises in a brief, both ways: as many as there is room for, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Fact
from netcrm.render.brief.words import several
from netcrm.render.one_screen import LINES
from netcrm.rules.days import ago

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netcrm.book.brief.reading import Brief, Promise

FEWEST, MOST = 2, 4
"""So many of each side at least, and at most, if there are so many."""


def promises(one: Brief, today: date, taken: int) -> list[Fact]:
    """Return the promises of both sides; other facts need ``taken`` lines of the screen."""
    kept = [_done(each, today) for each in one.kept]
    done = [Fact("Kept since", several(kept, "; "))] if kept else []
    room = (LINES - taken - len(done)) // 2
    most = min(max(room, FEWEST), MOST)
    mine = [each for each in one.promises if not each.followup.theirs]
    theirs = [each for each in one.promises if each.followup.theirs]
    return [
        *_side("You promised", mine, today, most),
        *_side("They promised", theirs, today, most),
        *done,
    ]


def _side(title: str, some: Sequence[Promise], today: date, most: int) -> Iterator[Fact]:
    """Yield the most urgent ones; the last of them says how many more there are."""
    for place, one in enumerate(some[:most], 1):
        left = len(some) - most
        more = f"; and {left} more" if place == most and left > 0 else ""
        yield Fact(title, one.followup.what, f" ({_due(one, today)}){more}")


def _due(one: Promise, today: date) -> str:
    private = ", private" if one.private else ""
    return f"f{one.followup.id}, due {ago(one.followup.due_on, today)}{private}"


def _done(one: Promise, today: date) -> str:
    whose = "they" if one.followup.theirs else "you"
    when = f" {ago(one.followup.done_on, today)}" if one.followup.done_on else ""
    private = ", private" if one.private else ""
    return f"{one.followup.what} ({whose},{when}{private})"
