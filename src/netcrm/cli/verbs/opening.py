"""``open``: somebody's page, in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("open")
def open_(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO [PLATFORM]",
            help="Somebody, then linkedin, x, researchgate, orcid, scholar, github, bluesky,"
            " mastodon, instagram, xing, web, email or phone.",
        ),
    ],
    only: Annotated[
        bool, typer.Option("--print", help="Print the address, and open nothing.")
    ] = False,
) -> Answer:
    """Open somebody's page in the browser, or a mail or a call.

    Without a platform it is the preferred link.
    """
    from netcrm.book.people.reaching import way, whose
    from netcrm.render import opening

    connection = call.reading()
    someone, platform = whose(call.asked(connection), words)
    found = way(connection, someone, platform)
    if only:
        return opening.shown(found)
    from netcrm.host.browser import opened

    if opened(found.url):
        return opening.opened(found, someone.name)
    return opening.shown(found, ["There is no browser here that opens it; $BROWSER names one."])
