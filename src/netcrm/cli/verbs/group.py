"""A stand-in for ``group``, until the verb is there."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("group")
def group(
    call: Call,
    action: Annotated[str, typer.Argument()],
    words: Annotated[list[str], typer.Argument()],
    by: Annotated[str | None, typer.Option("--by")] = None,
    every: Annotated[str | None, typer.Option("--every")] = None,
    to: Annotated[str | None, typer.Option("--to")] = None,
) -> Answer:
    """Add a group, or renew the membership in it."""
    if action == "renew":
        from netcrm.cli.practice.renewing import renew

        return renew(call, words, call.until(None, by, "--by friday"), every)
    from netcrm.book.practice.foci import Said, add_focus
    from netcrm.render.single import done

    days = {"to_on": call.back(to)} if to else {}
    with call.writing("group") as work:
        number = add_focus(work, "group", " ".join(words), Said({}, days))
    return done({"id": number}, work.summary, changed=True)
