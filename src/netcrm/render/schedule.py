"""The schedule: what was installed, sent, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Entry
from netcrm.render.due.digest import as_text, subject
from netcrm.rules.days import ago, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from netcrm.book.due.digest import Digest
    from netcrm.host.logbook import Plan, Standing
    from netcrm.render.answer import Object

NOT_INSTALLED = "Nothing is scheduled: netcrm schedule install"
REMOVE = "Remove it: netcrm schedule remove"
SILENT = {
    "nothing to tell": "There is nothing to tell today; --always sends it all the same.",
    "quiet day": "Today is a quiet day (schedule.skip); --always sends it all the same.",
}
"""Why nothing was sent, by the result."""

TROUBLE = 1
"""The exit code of a status where a list did not come."""


def installed(plan: Plan, remarks: Sequence[str]) -> Answer:
    """Say what will come, and when."""
    return Answer(_plan(plan), lines=[f"{_said(plan)}. {REMOVE}"], remarks=remarks)


def files(plan: Plan, written_: Mapping[str, str]) -> Answer:
    """Show what would be installed."""
    lines: list[str | Entry] = []
    for path, text in written_.items():
        lines += [f"# {path}", *text.splitlines(), ""]
    lines.append(f"Dry run: {_said(plan)}. Nothing was changed.")
    return Answer({**_plan(plan), "files": dict(written_)}, lines=lines)


def removed(*, changed: bool) -> Answer:
    """Say that nothing comes any more."""
    data = {"installed": False}
    if not changed:
        return Answer(data, remarks=["Nothing was scheduled; nothing was changed."])
    return Answer(data, lines=["No list comes by itself any more. Again: netcrm schedule install"])


def shown(found: Digest | None, result: str, *, discreet: bool) -> Answer:
    """Show the list itself, where there is one to be sent."""
    if found is None or result in SILENT:
        return ran(found, None, result)
    text = as_text(found, discreet=discreet)
    data = {"by": None, "result": result, **_counts(found), "text": text}
    return Answer(data, lines=text.rstrip("\n").split("\n"))


def ran(found: Digest | None, way: str | None, result: str) -> Answer:
    """Say what was sent, in numbers: who reads along may be anybody."""
    data = {"by": way, "result": result, **_counts(found), "text": None}
    if found is None or result in SILENT:
        return Answer(data, remarks=[SILENT[result]])
    return Answer(data, lines=[f"Sent by {way}: {subject(found).removeprefix('netcrm: ')}."])


def status(one: Standing, today: date) -> Answer:
    """Say how it goes; the exit code is 1 where a list was missed, or failed."""
    data = {
        **_plan(one.plan),
        "installed": one.plan is not None and not one.gone,
        "next_run": _moment(one.next_at),
        "last_run": _moment(one.last.at) if one.last else None,
        "last_result": one.last.result if one.last else None,
        "error": one.last.error if one.last else None,
        "missed": one.missed_at is not None,
        "missed_at": _moment(one.missed_at),
    }
    code = 0 if one.is_well else TROUBLE
    return Answer(data, lines=list(_status(one, today)), exit_code=code)


def _status(one: Standing, today: date) -> Iterator[str | Entry]:
    if one.plan is None:
        yield NOT_INSTALLED
    else:
        yield Entry("Scheduled  ", _said(one.plan))
        yield Entry("Next       ", _when(one.next_at, today) if one.next_at else "never")
    if one.last:
        error = f": {one.last.error}" if one.last.error else ""
        yield Entry("Last       ", f"{_when(one.last.at, today)}, {one.last.result}{error}")
    elif one.plan:
        yield Entry("Last       ", "has not run yet")
    if one.missed_at:
        yield Entry(
            "Missed     ", f"{_when(one.missed_at, today)}: it did not run, or left no note"
        )
    if one.plan and one.gone:
        yield Entry(
            "Gone       ",
            f"the timer ({one.plan.kind}) is not there any more: netcrm schedule install",
        )


def _said(plan: Plan) -> str:
    discreet = ", in numbers only" if plan.discreet else ""
    return f"The list comes at {plan.at}, {plan.days}, by {plan.by}{discreet} ({plan.kind})"


def _plan(plan: Plan | None) -> Object:
    keys = ("kind", "by", "at", "days", "discreet", "database")
    return {key: getattr(plan, key) if plan else None for key in keys}


def _counts(found: Digest | None) -> Object:
    return {
        "due": found.due.total if found else None,
        "neglected": found.neglected if found else None,
        "dates": len(found.coming) + len(found.gone) if found else None,
    }


def _moment(one: datetime | None) -> str | None:
    return one.isoformat(timespec="minutes") if one else None


def _when(one: datetime, today: date) -> str:
    return f"{ago(one.date(), today)}, {written(one.date(), today)}, {one:%H:%M}"
