"""Events, projects and groups laid out for a test, without the commands that make them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from netcrm.book.practice.foci import Said, add_focus
from netcrm.rules.moment import Moment
from netcrm.store.writing import writing

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "AMEE 2026"
LAST_DAY = "2026-08-26"


class Days(NamedTuple):
    """From when to when something goes on."""

    from_on: str | None = None
    to_on: str | None = None


def lay(db: Path, sort: str, name: str, place: str = "", days: Days | None = None) -> int:
    """Add an event, a project or a group, as a step of its own, and return its id."""
    said = {
        key: date.fromisoformat(day)
        for key, day in (days or Days())._asdict().items()
        if day is not None
    }
    moment = Moment(date(2026, 3, 2), datetime(2026, 3, 2, 8, tzinfo=UTC))
    with writing(db, moment, sort) as work:
        return add_focus(work, sort, name, Said({"place": place} if place else {}, said))


def amee(db: Path) -> int:
    """Add the conference at which most of these tests happen."""
    return lay(db, "event", EVENT, "Vienna", Days("2026-08-24", LAST_DAY))
