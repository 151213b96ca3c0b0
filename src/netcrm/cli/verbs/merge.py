"""``merge``: making one of two contacts."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer


@verb("merge")
def merge(
    call: Call,
    who: Annotated[
        list[str], typer.Argument(metavar="WHO WHO", help="Who stays, and who becomes part of it.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would become of both; change nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also where you have said that they are two people.")
    ] = False,
) -> Answer:
    """Make one of two contacts; the first one stays.

    All of both is kept: addresses, tags, conversations, follow-ups, notes. Where both say something
    else of one thing, the first one's stays, and the other's goes into the notes.
    """
    from netcrm.book.duplicates.merging import merge as make_one
    from netcrm.book.people.two import resolve_two
    from netcrm.render import duplicates as pages

    if len(who) < 2:  # noqa: PLR2004
        raise UsageError("Which two? Say who stays, and who becomes part of it.")
    with call.writing("merge", keep=not dry_run) as work:
        stays, goes = resolve_two(call.asked(work.connection), who)
        done = make_one(work, stays, goes, force=force)
    return pages.merged(done, work.summary, dry_run=dry_run)
