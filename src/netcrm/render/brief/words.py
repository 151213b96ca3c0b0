"""The words for single facts of a brief."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from netcrm.rules.days import ago, in_full, written
from netcrm.rules.focus_days import when
from netcrm.rules.text import visible_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.brief.acquaintances import Acquaintance
    from netcrm.book.brief.changes import Change
    from netcrm.book.practice.showing import Taken
    from netcrm.rules.zones import There

MANY = 6
"""Of more things in one line than that, the others are counted."""


def several(words: Sequence[str], between: str = ", ") -> str:
    """Write things in a row; of many, only the first ones, and how many more there are."""
    more = [f"and {len(words) - MANY} more"] if len(words) > MANY else []
    return between.join([*words[:MANY], *more])


def in_a_row(text: str | None) -> str:
    """Write the lines of a text in one row."""
    return " / ".join(filter(None, map(str.strip, visible_lines(text or "").split("\n"))))


def clock(there: There, today: date) -> str:
    """Say what the clock says there, on which day if it is another, and by how much it differs."""
    day = there.at.date()
    on = f" on {written(day, today)}" if day != today else ""
    return f"{there.at:%H:%M}{on}, {_ahead(there.ahead)}"


def _ahead(difference: timedelta) -> str:
    if not difference:
        return "as here"
    hours, minutes = divmod(abs(difference) // timedelta(minutes=1), 60)
    words = " ".join([*([f"{hours} h"] if hours else []), *([f"{minutes} min"] if minutes else [])])
    return f"{words} {'ahead' if difference > timedelta() else 'behind'}"


def change(one: Change, today: date) -> str:
    """Say what has changed."""
    if one.what == "city":
        return f"was in {one.name} before"
    if one.what == "left":
        return f"left: {one.name} (until {in_full(one.on)})"
    if one.noticed:
        return f"new post: {one.name} (noticed {ago(one.on, today)})"
    return f"new post: {one.name} (since {in_full(one.on)})"


def part(one: Taken) -> str:
    """Say in what somebody has part: as what, and when."""
    kind = one.kind or one.sort
    said = filter(None, (kind, one.role, when(one.sort, one.from_on, one.to_on)))
    return f"{one.name} ({', '.join(said)})"


def through(one: Acquaintance) -> str:
    """Say whom both know, and through what."""
    return f"{one.who.name} ({', '.join(way.name for way in one.through)})"
