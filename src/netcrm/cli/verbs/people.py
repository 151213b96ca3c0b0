"""``show`` and ``list``: who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.rules.query import Query


@verb("show")
def show(
    call: Call,
    who: Annotated[
        list[str],
        typer.Argument(metavar="WHO", help="A name, a part of it, e-mail, link or id."),
    ],
) -> Answer:
    """Show everything about a person."""
    from netcrm.book.people.resolve import resolve
    from netcrm.book.people.showing import portrait
    from netcrm.render import portrait as page

    connection = call.reading()
    found = portrait(connection, call.today, resolve(call.asked(connection), who))
    return page.portrait(found, call.today)


@verb("list")
def listing(
    call: Call,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="Words, tag:x, org:acme, last:>90d, due:overdue …"),
    ] = None,
    sort: Annotated[
        str, typer.Option(metavar="KEY", help="name, family, last, due, added, org or id.")
    ] = "name",
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show at most N people.")
    ] = None,
) -> Answer:
    """List people: all, or those whom a query means."""
    from netcrm.book.people.listing import SORT_KEYS
    from netcrm.errors import UsageError

    if sort not in SORT_KEYS:
        raise UsageError(f"There is no order '{sort}'; there are {', '.join(SORT_KEYS)}.")
    return people_of(call, call.query(query), sort, limit)


def people_of(call: Call, query: Query, sort: str = "name", limit: int | None = None) -> Answer:
    """Answer with the people whom a query means."""
    from netcrm.book.people.listing import listed
    from netcrm.book.people.queries import EVERYBODY
    from netcrm.book.practice.querying import unknown
    from netcrm.render import lists

    connection = call.reading()
    found, total = listed(connection, call.today, query, sort, limit)
    empty = not total and query == EVERYBODY
    shown = min(limit or total, total)
    answer = lists.people(found, shown, total, call.today, empty=empty)
    return answer._replace(remarks=unknown(connection, query))
