"""``triage``: who is to hear from you, and how often; one key each."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

NOBODY = "Everybody here has a rhythm, or none for good."


@verb("triage")
def triage(
    call: Call,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="Words, tag:x, org:acme, last:<1y …"),
    ] = None,
) -> Answer:
    """Go through those without a rhythm, one after the other.

    One key puts somebody into a tier, or takes them out for good. What was done stays.
    """
    from netcrm.book.contact.rules import rules
    from netcrm.book.people.queries import EVERYBODY
    from netcrm.book.people.unranked import unranked
    from netcrm.cli.sittings.sitting import needs_a_terminal
    from netcrm.cli.sittings.triage import Triage
    from netcrm.render import sitting

    needs_a_terminal("triage", "'netcrm track WHO --tier TIER' does the same for one person")
    asked = call.query(query)
    with call.looking() as connection:
        queue = unranked(connection, call.today, asked)
        tiers = [one for one in rules(connection) if one.every and one.target.startswith("tier:")]
    if not queue:
        return sitting.nobody([NOBODY if asked == EVERYBODY else "Nobody who fits lacks a rhythm."])
    return sitting.answer(Triage(call, queue, tiers).run())
