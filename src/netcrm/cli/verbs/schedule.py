"""``schedule``: the list that comes by itself."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

ACTIONS = ("install", "status", "run", "remove")


@verb("schedule")
def schedule(
    call: Call,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    at: Annotated[str, typer.Option(metavar="TIME", help="When, of the day.")] = "08:00",
    days: Annotated[
        str, typer.Option(metavar="DAYS", help="mon-fri, mon,wed or daily.")
    ] = "mon-fri",
    by: Annotated[
        str | None, typer.Option("--by", metavar="WAY", help="desktop, email, command or file.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="TIMER", help="systemd, launchd, cron or windows; else what is here."),
    ] = None,
    discreet: Annotated[
        bool, typer.Option("--discreet", help="Send numbers, and no names.")
    ] = False,
    always: Annotated[
        bool, typer.Option("--always", help="Send it on a quiet day, too, or with nobody due.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be installed, or sent.")
    ] = False,
) -> Answer:
    """Let the list come by itself, every morning.

    It brings who is due, a few who are neglected, and on Mondays the birthdays of the week.
    """
    if action not in ACTIONS:
        raise UsageError(f"There is no 'schedule {action}'; there are {', '.join(ACTIONS)}.")
    if action == "install":
        return _installed(call, at, days, by or "desktop", kind, discreet=discreet, dry=dry_run)
    if action == "run":
        return _run(call, by, discreet=discreet, always=always, dry=dry_run)
    if action == "status":
        return _status(call)
    from netcrm.cli.scheduling.installing import remove

    return remove(call)


def _installed(
    call: Call, at: str, days: str, by: str, kind: str | None, *, discreet: bool, dry: bool
) -> Answer:
    from netcrm.cli.scheduling import installing

    plan = installing.planned(call, at=at, days=days, by=by, kind=kind, discreet=discreet)
    return installing.dry_run(plan) if dry else installing.install(call, plan)


def _run(call: Call, by: str | None, *, discreet: bool, always: bool, dry: bool) -> Answer:
    """Run it as told, else as it was installed; where nothing was, print it."""
    from netcrm.cli.scheduling import running
    from netcrm.config import logbook_path
    from netcrm.host.logbook import read

    plan = read(logbook_path()).plan
    way = by or (plan.by if plan else None)
    hushed = discreet or (plan is not None and by is None and plan.discreet)
    if dry:
        return running.preview(call, discreet=hushed, always=always)
    return running.run(call, way, discreet=hushed, always=always)


def _status(call: Call) -> Answer:
    """Say how it goes; from now on ``due`` is silent about what is told here."""
    from contextlib import suppress

    from netcrm.cli.scheduling.installing import is_gone
    from netcrm.cli.scheduling.standing import standing
    from netcrm.config import logbook_path
    from netcrm.errors import RefusedError
    from netcrm.host.logbook import Logbook, read, write
    from netcrm.render.schedule import status

    logbook = read(logbook_path())
    how = standing(call, logbook, gone=is_gone(logbook.plan))
    if logbook != Logbook():
        with suppress(RefusedError):  # on a full disk it is told again
            write(logbook_path(), logbook._replace(seen=call.moment.local))
    return status(how, call.today)
