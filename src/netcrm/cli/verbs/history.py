"""``undo``, ``redo``, ``history``: what was done, and taking it back."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer


@verb("undo")
def undo(
    call: Call,
    count: Annotated[
        int | None, typer.Argument(metavar="[N]", min=1, help="How many steps.")
    ] = None,
    step: Annotated[
        int | None,
        typer.Option(
            "--step", metavar="ID", min=1, help="This one alone, as 'netcrm history' numbers it."
        ),
    ] = None,
) -> Answer:
    """Take back the last change, or the last N, or an earlier one alone."""
    from netcrm.book import history as book
    from netcrm.render import single

    if count is not None and step is not None:
        raise UsageError("Say how many steps, or which one by --step, not both.")
    with call.writing("undo") as work:
        if step is None:
            taken = book.undo(work.connection, count or 1)
        else:
            taken = book.undo_step(work, step)
    return single.undone(taken)


@verb("redo")
def redo(call: Call) -> Answer:
    """Do again what was undone last."""
    from netcrm.book import history as book
    from netcrm.render import single

    with call.writing("redo") as work:
        taken = book.redo(work.connection)
    return single.redone(taken)


@verb("history")
def history(
    call: Call,
    who: Annotated[
        list[str] | None, typer.Argument(metavar="WHO", help="Only what concerns them.")
    ] = None,
) -> Answer:
    """Show what was done, newest first."""
    from netcrm.book import history as book
    from netcrm.book.people.resolve import resolve
    from netcrm.render import lists

    connection = call.reading()
    someone = resolve(call.asked(connection), who) if who else None
    found = book.history(connection, someone)
    return lists.history(found)
