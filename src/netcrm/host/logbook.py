"""What was scheduled, and how it went: kept beside the settings, apart from every database.

A database may be moved, a disk be full: whether the list has come must be told all the same. People
are in it by their uids alone.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.errors import UsageError
from netcrm.host.saving import save
from netcrm.host.timers.kinds import KINDS
from netcrm.rules.timetable import Timetable, parse_time, parse_weekdays

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_RUNS = 60
"""So many runs are remembered."""

SENT, NOTHING, QUIET, FAILED = "sent", "nothing to tell", "quiet day", "failed"


class Plan(NamedTuple):
    """What was installed, ``since`` when by the user's clock; days and time as they are typed."""

    kind: str
    by: str
    at: str
    days: str
    discreet: bool
    database: str
    since: datetime

    @property
    def timetable(self) -> Timetable:
        """When the list is to come; UsageError where that is not readable."""
        return Timetable(parse_time(self.at), parse_weekdays(self.days))


class Run(NamedTuple):
    """One run by the user's clock; ``error`` is the sentence of one that failed."""

    at: datetime
    result: str
    error: str | None = None


class Logbook(NamedTuple):
    """All of it; ``flags`` are the days on which people were flagged, by their uids.

    ``seen`` is when the user was last told how it goes.
    """

    plan: Plan | None = None
    runs: tuple[Run, ...] = ()
    flags: Mapping[str, tuple[date, ...]] = {}
    seen: datetime | None = None

    @property
    def last(self) -> Run | None:
        """The last run."""
        return self.runs[-1] if self.runs else None

    def told_before(self, day: date) -> date | None:
        """Return the last day before one on which a list was sent, or there was none to send."""
        days = (run.at.date() for run in self.runs if run.result in (SENT, NOTHING))
        return max((one for one in days if one < day), default=None)

    def with_run(self, run: Run, flagged: tuple[str, ...] = ()) -> Logbook:
        """Add a run, and who was flagged in it."""
        day = run.at.date()
        flags = {uid: days for uid, days in self.flags.items() if (day - days[-1]).days < 100}  # noqa: PLR2004
        for uid in flagged:
            flags[uid] = tuple(dict.fromkeys((*flags.get(uid, ()), day)))
        return self._replace(runs=(*self.runs, run)[-MOST_RUNS:], flags=flags)


class Standing(NamedTuple):
    """How it goes; ``missed_at`` is when the list should have come last and did not.

    ``gone`` says that the system's timer was taken away by somebody else.
    """

    plan: Plan | None
    last: Run | None
    next_at: datetime | None = None
    missed_at: datetime | None = None
    gone: bool = False

    @property
    def failed(self) -> bool:
        """Whether the last run went wrong."""
        return self.last is not None and self.last.result == FAILED

    @property
    def is_well(self) -> bool:
        """Whether all runs came that should have, and the last one went well."""
        return not (self.missed_at or self.failed or self.gone)


def read(path: Path) -> Logbook:
    """Read it; where there is none, or it is no logbook, it is empty."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _logbook(found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, UsageError):
        return Logbook()


def write(path: Path, logbook: Logbook) -> None:
    """Keep it; RefusedError where it cannot be written."""
    data = {
        "plan": logbook.plan._asdict() if logbook.plan else None,
        "runs": [run._asdict() for run in logbook.runs],
        "flags": logbook.flags,
        "seen": logbook.seen,
    }
    save(json.dumps(data, indent=1, default=lambda one: one.isoformat()) + "\n", path)


def _logbook(found: Any) -> Logbook:  # noqa: ANN401  whatever the file has
    plan, instant = found["plan"], datetime.fromisoformat
    return Logbook(
        _plan(plan) if plan else None,
        tuple(Run(**{**run, "at": instant(run["at"])}) for run in found["runs"]),
        {uid: tuple(map(date.fromisoformat, days)) for uid, days in found["flags"].items()},
        instant(found["seen"]) if found["seen"] else None,
    )


def _plan(found: Any) -> Plan:  # noqa: ANN401
    plan = Plan(**{**found, "since": datetime.fromisoformat(found["since"])})
    if plan.kind not in KINDS or not plan.timetable:
        raise ValueError(plan)
    return plan
