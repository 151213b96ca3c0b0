"""``forget``: erasing somebody for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli import asking
from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import AmbiguousError, NotFoundError, RefusedError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from netcrm.book.people.finding import Someone


@verb("forget")
def forget(
    call: Call,
    who: Annotated[
        list[str], typer.Argument(metavar="WHO", help="Somebody, also one who was removed.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
) -> Answer:
    """Erase somebody for good, also from the history and the backups.

    This cannot be undone; remove takes people out of sight only.
    """
    from netcrm.book.forgetting.forgetting import forget
    from netcrm.cli.progress import progress
    from netcrm.cli.traces import wipe
    from netcrm.render.forgetting import forgotten
    from netcrm.store.shelf import copies

    someone = _agreed(call, who, sure=yes)
    size = sum(file.stat().st_size for file in copies(call.path))
    with progress("Clearing the backups", size) as advance, call.writing("forget") as work:
        work.progress = advance
        found = forget(work, someone)
        if work.forgotten is None:
            raise AssertionError(someone)
        # Before it is kept: who is killed after that could not know any more whom to look for.
        traces = wipe(call, work.forgotten)
    if work.cleared is None:
        raise AssertionError(someone)
    return forgotten(found, work.cleared, traces.removed, traces.left)


def _agreed(call: Call, who: Sequence[str], *, sure: bool) -> Someone:
    """Return whom the words mean, if the user agrees. Nothing is locked while they think."""
    from netcrm.book.forgetting.forgetting import holdings
    from netcrm.render.forgetting import question
    from netcrm.store.shelf import copies

    with call.looking() as connection:
        someone = _meant(call, connection, who)
        held = holdings(connection, someone)
    if not sure:
        asked = question(someone, held, len(copies(call.path)))
        if not asking.possible():
            raise RefusedError(f"{asked[0]} That cannot be undone; say --yes. Nothing was changed.")
        if not asking.confirmed(f"{asked[0]} {asked[1]}"):
            raise RefusedError("Nothing was changed.")
    return someone


def _meant(call: Call, connection: sqlite3.Connection, words: Sequence[str]) -> Someone:
    """Return the one person of this name among those who are here and those who were removed."""
    from netcrm.book.people.resolve import resolve

    who = " ".join(" ".join(words).split())
    found: list[Someone] = []
    nobody: NotFoundError | None = None
    for removed in (False, True):
        try:
            found.append(resolve(call.asked(connection, removed=removed), words))
        except NotFoundError as error:
            nobody = nobody or error
    chosen = call.chosen.get(who)
    found = [one for one in found if str(one.id) == who or chosen == one.id] or found
    if not found:
        raise nobody or AssertionError(who)
    if len(found) > 1:
        # Whoever is here was found first.
        both = f"{found[0].name} ({found[0].id}) and {found[1].name} ({found[1].id}, removed)"
        raise AmbiguousError(
            f"'{who}' may be {both}: write the number.",
            who,
            [{"id": one.id, "name": one.name, "removed": one is found[1]} for one in found],
        )
    return found[0]
