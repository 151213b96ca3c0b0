"""A stand-in for ``event``, until the verb is there."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("event")
def event(
    call: Call,
    action: Annotated[str, typer.Argument()],
    words: Annotated[list[str] | None, typer.Argument()] = None,
    on: Annotated[str | None, typer.Option("--on")] = None,
    kind: Annotated[str | None, typer.Option("--kind")] = None,
) -> Answer:
    """Add an event, let people be part of it, or tell what came of events."""
    typed = words or []
    if action == "report":
        from netcrm.cli.practice.reporting import report

        return report(call, typed)
    from netcrm.book.people.resolve import resolve
    from netcrm.book.practice.finding import find_focus
    from netcrm.book.practice.foci import Said, add_focus
    from netcrm.book.practice.parts import join
    from netcrm.render.single import done

    first, _, last = (on or "").partition("..")
    days = {"from_on": call.back(first), "to_on": call.back(last or first)} if on else {}
    with call.writing("event") as work:
        if action == "join":
            number = find_focus(work.connection, "event", typed[:1])
            who = [resolve(call.asked(work.connection), [one]) for one in typed[1:]]
            join(work, number, who, Said({}, {}))
        else:
            add_focus(work, "event", " ".join(typed), Said({"kind": kind} if kind else {}, days))
    return done({"id": None}, work.summary, changed=True)
