"""When an event is, how long a project or a membership goes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.rules.day_ranges import in_words
from netcrm.rules.posts import time_of

if TYPE_CHECKING:
    from datetime import date


def when(sort: str, from_on: date | None, to_on: date | None) -> str:
    """Say when: the days of an event, else since or until when; nothing where it is not known."""
    if sort == "event" and (first := from_on or to_on):
        return in_words(first, to_on or first)
    return time_of(from_on, to_on)
