"""``level``: a backlog, spread over the days to come."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("level")
def level(
    call: Call,
    share: Annotated[
        int | None,
        typer.Option("--max", "-m", min=1, metavar="N", help="So many a day, instead of due.max."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would come when, and change nothing.")
    ] = False,
) -> Answer:
    """Spread a backlog over the days to come.

    Whoever is foremost stays for today; the others are snoozed. Promises and dates stay.
    """
    from netcrm.book.due.levelling import plan
    from netcrm.cli.progress import progress
    from netcrm.render.due import levelling

    a_day = share or call.settings.due_max
    if dry_run:
        found = plan(call.reading(), call.today, a_day)
        return levelling.plan(found, call.today, dry_run=True)
    from netcrm.book.contact.levelling import level as carry_out

    with call.writing("level") as work:
        found = plan(work.connection, call.today, a_day)
        with progress("Spreading", len(found.rows)) as advance:
            carry_out(work, found, advance)
    return levelling.plan(found, call.today, dry_run=False)
