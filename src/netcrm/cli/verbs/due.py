"""``due``: the question of every morning."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

DUE = 10
"""The exit code of ``--exit-code`` when somebody is due."""


@verb("due")
def due(
    call: Call,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="Words, tag:x, org:acme, tier:close …"),
    ] = None,
    most: Annotated[
        int | None, typer.Option("--max", "-m", min=1, metavar="N", help="Show at most N rows.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Show all rows.")] = False,
    soon: Annotated[
        str | None, typer.Option(metavar="SPAN", help="Look ahead, too: 2w, 3m.")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", "-t", metavar="T", help="Only people with this tag."),
    ] = None,
    neglected: Annotated[
        bool, typer.Option("--neglected", help="Only people who are neglected or drifting; no cap.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 10 when somebody is due.")
    ] = False,
) -> Answer:
    """Show who is due today, and why."""
    from netcrm.book.due.listing import Wish, due_list
    from netcrm.errors import UsageError
    from netcrm.render.due import listing
    from netcrm.rules.spans import parse_span

    if everybody and most is not None:
        raise UsageError("--all and --max contradict each other.")
    limit = None if everybody or neglected else most or call.settings.due_max
    wish = Wish(
        most=limit if most is None else most,
        query=call.query(query, tag),
        soon=parse_span(soon) if soon is not None else None,
        neglected=neglected,
    )
    connection = call.reading()
    found = due_list(connection, call.today, wish)
    answer = listing.due(found)
    return answer._replace(exit_code=DUE) if exit_code and found.total else answer
