"""What may be wanted of the due list: the options of ``due`` and ``review``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.errors import UsageError

if TYPE_CHECKING:
    from netcrm.book.due.listing import Wish
    from netcrm.cli.call import Call

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help="Words, tag:x, org:acme, tier:close …"),
]
Most = Annotated[
    int | None, typer.Option("--max", "-m", min=1, metavar="N", help="Show at most N rows.")
]
All = Annotated[bool, typer.Option("--all", help="Show all rows.")]
Soon = Annotated[str | None, typer.Option(metavar="SPAN", help="Look ahead, too: 2w, 3m.")]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", "-t", metavar="T", help="Only people with this tag.")
]
Neglected = Annotated[
    bool, typer.Option("--neglected", help="Only people who are neglected or drifting; no cap.")
]


def wish(
    call: Call,
    query: list[str] | None,
    tags: list[str] | None,
    *,
    most: int | None,
    everybody: bool,
    soon: str | None,
    neglected: bool,
) -> Wish:
    """Put together what is wanted of the list; without more it is the day's share."""
    from netcrm.book.due.listing import Wish
    from netcrm.rules.spans import parse_span

    if everybody and most is not None:
        raise UsageError("--all and --max contradict each other.")
    share = None if everybody or neglected else call.settings.due_max
    return Wish(
        most=share if most is None else most,
        query=call.query(query, tags),
        soon=parse_span(soon) if soon is not None else None,
        neglected=neglected,
    )
