"""How the schedule goes: when the list comes next, and whether it came when it should have."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netcrm.config import logbook_path
from netcrm.host.logbook import Logbook, Standing, read
from netcrm.rules.days import written
from netcrm.rules.timetable import GRACE, missed, next_run, parse_quiet

if TYPE_CHECKING:
    from netcrm.cli.call import Call

HOW = "'netcrm schedule status' says more."


def standing(call: Call, logbook: Logbook, *, gone: bool = False) -> Standing:
    """Work out how the schedule goes now."""
    plan, last, now = logbook.plan, logbook.last, call.moment.local
    if plan is None:
        return Standing(None, last)
    timetable = plan.timetable
    quiet = parse_quiet(call.settings.value("schedule.skip") or "")
    since = max([plan.since, *([last.at] if last else [])])
    return Standing(
        plan,
        last,
        None if gone else next_run(timetable, quiet, now),
        missed(timetable, quiet, since, now),
        gone,
    )


def trouble(call: Call) -> list[str]:
    """Say in one line what went wrong since the user was last told; nothing where all is well."""
    logbook = read(logbook_path())
    how = standing(call, logbook)
    seen = logbook.seen or datetime.min  # noqa: DTZ901  the user's clock
    if how.missed_at and how.missed_at > seen - GRACE:
        return [f"The list of {_when(how.missed_at, call)} did not come. {HOW}"]
    if how.last and how.failed and how.last.at > seen:
        return [f"The list of {_when(how.last.at, call)} failed: {how.last.error} {HOW}"]
    return []


def _when(moment: datetime, call: Call) -> str:
    return f"{written(moment.date(), call.today)}, {moment:%H:%M}"
