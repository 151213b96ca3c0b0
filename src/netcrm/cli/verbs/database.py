"""``db``: where the database is, and whether it is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("db")
def database(
    call: Call,
    action: Annotated[str, typer.Argument(metavar="path|check", help="What to do.")],
) -> Answer:
    """Say where the database is, or look it over."""
    from netcrm.errors import DatabaseError, UsageError
    from netcrm.render import single
    from netcrm.store.checking import check

    if action == "path":
        return single.place(str(call.path), exists=call.path.exists())
    if action != "check":
        raise UsageError(f"There is no 'db {action}'; there are 'db path' and 'db check'.")
    if not call.path.exists():
        raise DatabaseError(f"There is no file {call.path}; the first 'netcrm add' makes it.")
    return single.health(str(call.path), check(call.path))
