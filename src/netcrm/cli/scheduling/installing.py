"""Letting the system run the schedule, and no longer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from netcrm.cli import asking
from netcrm.cli.scheduling import ways
from netcrm.config import config_path, logbook_path
from netcrm.errors import NetcrmError, UsageError
from netcrm.host.logbook import Logbook, Plan, read, write
from netcrm.host.timers.kinds import KINDS, kind_here, module_of
from netcrm.host.timers.timer import Timer
from netcrm.rules.timetable import parse_time, parse_weekdays, weekdays_in_words

if TYPE_CHECKING:
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def planned(call: Call, *, at: str, days: str, by: str, kind: str | None, discreet: bool) -> Plan:
    """Read what is to be installed; UsageError for what has no meaning, or lacks a setting."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f"There is no timer '{kind}'; there are {', '.join(KINDS)}.")
    return Plan(
        kind=kind or kind_here(),
        by=ways.checked(by, call.settings),
        at=f"{parse_time(at):%H:%M}",
        days=weekdays_in_words(parse_weekdays(days)),
        discreet=discreet,
        database=str(call.path.absolute()),
        since=call.moment.local,
    )


def dry_run(plan: Plan) -> Answer:
    """Show what would be written, and where."""
    from netcrm.render.schedule import files

    return files(plan, module_of(plan.kind).written(_timer(plan)))


def install(call: Call, plan: Plan) -> Answer:
    """Install a timer in the place of the one there is, and remember it."""
    from netcrm.render.schedule import installed

    logbook = read(logbook_path())
    remarks = module_of(plan.kind).install(_timer(plan))
    if logbook.plan and logbook.plan.kind != plan.kind:
        module_of(logbook.plan.kind).remove()
    write(logbook_path(), logbook._replace(plan=plan, seen=plan.since))
    if plan.by == "email":
        remarks = [*remarks, *_password(call)]
    return installed(plan, remarks)


def remove(call: Call) -> Answer:
    """Take away the timer, what was remembered, and the password of the mail."""
    from netcrm.render.schedule import removed

    logbook = read(logbook_path())
    kinds = [logbook.plan.kind] if logbook.plan else [one for one in KINDS if _is_there(one)]
    found = [one for one in kinds if module_of(one).remove()]
    if logbook.plan and logbook.plan.by == "email":
        _forget_password(call)
    logbook_path().unlink(missing_ok=True)
    return removed(changed=bool(found or logbook != Logbook()))


def is_gone(plan: Plan | None) -> bool:
    """Say whether somebody else has taken the timer of a plan away."""
    return plan is not None and not module_of(plan.kind).installed()


def _is_there(kind: str) -> bool:
    one = module_of(kind)
    return one.there() and one.installed()


def _timer(plan: Plan) -> Timer:
    words = ["schedule", "run", "--by", plan.by, *(["--discreet"] if plan.discreet else [])]
    return Timer(
        command=(*_program(), *words, "--db", plan.database),
        environment={"NETCRM_CONFIG": str(config_path().absolute())},
        at=parse_time(plan.at),
        days=parse_weekdays(plan.days),
    )


def _program() -> tuple[str, ...]:
    """Return how this netcrm is started, by absolute paths."""
    script = Path(sys.executable).with_name("netcrm.exe" if sys.platform == "win32" else "netcrm")
    return (str(script),) if script.exists() else (sys.executable, "-m", "netcrm")


def _password(call: Call) -> list[str]:
    """Let the password of the mail be kept in the keyring, if there is none yet."""
    from netcrm.host.ways.secret import keep_password, password_of

    server = ways.server_of(call.settings)
    if not server.user or password_of(server.user, server.host):
        return []
    if asking.possible():
        typed = asking.secret(f"Password of {server.user} at {server.host} (Enter: later)")
        if typed:
            keep_password(server.user, server.host, typed)
            return []
    whose = f"{server.user}@{server.host}"
    return [f"The keyring has no password of {whose} yet: keyring set netcrm {whose}"]


def _forget_password(call: Call) -> None:
    from netcrm.host.ways.secret import forget_password

    try:
        server = ways.server_of(call.settings)
        forget_password(server.user, server.host)
    except NetcrmError:
        return  # no keyring has it, then
