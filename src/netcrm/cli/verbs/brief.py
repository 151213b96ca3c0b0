"""``brief``: what I want to know of somebody right before I meet them."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("brief")
def brief(
    call: Call,
    who: Annotated[
        list[str],
        typer.Argument(metavar="WHO", help="A name, a part of it, e-mail, link or id."),
    ],
    share: Annotated[bool, typer.Option("--share", help="Leave out all that is private.")] = False,
) -> Answer:
    """Tell on one screen what to know of a person before a meeting."""
    from netcrm.book.brief.reading import brief as read
    from netcrm.book.people.resolve import resolve
    from netcrm.render.brief import page

    connection = call.reading()
    someone = resolve(call.asked(connection), who)
    found = read(connection, call.moment, someone, share=share)
    return page.brief(found, call.today, share=share)
