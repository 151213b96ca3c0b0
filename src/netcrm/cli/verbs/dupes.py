"""``dupes``: who is there twice."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer


@verb("dupes")
def dupes(
    call: Call,
    who: Annotated[
        list[str] | None, typer.Argument(metavar="[WHO [WHO]]", help="Only theirs, or this pair.")
    ] = None,
    different: Annotated[
        bool, typer.Option("--different", help="Remember that these two are two people.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--max", "-m", min=1, metavar="N", help="Show at most N pairs.")
    ] = None,
) -> Answer:
    """Find people who are there twice, with the evidence.

    The surest pairs come first. merge makes one of two; --different says that they are two.
    """
    if different:
        return _told_apart(call, who or [])
    from netcrm.book.duplicates import finding
    from netcrm.book.duplicates.different import are_told_apart
    from netcrm.book.people.two import resolve_one_or_two
    from netcrm.render import duplicates as pages

    connection, region = call.reading(), call.settings.phone_region
    if not who:
        return pages.found(finding.duplicates(connection, call.today, limit, region))
    one, other = resolve_one_or_two(call.asked(connection), who)
    if other is None:
        return pages.found(finding.duplicates_of(connection, call.today, one, limit, region))
    pair = finding.compare(connection, call.today, one, other, region)
    return pages.compared(pair, apart=are_told_apart(connection, one.id, other.id))


def _told_apart(call: Call, who: list[str]) -> Answer:
    from netcrm.book.duplicates.different import tell_apart
    from netcrm.book.duplicates.finding import compare
    from netcrm.book.people.two import resolve_two
    from netcrm.render import duplicates as pages

    if len(who) < 2:  # noqa: PLR2004
        raise UsageError("Which two people? Say both: netcrm dupes WHO WHO --different.")
    with call.writing("dupes") as work:
        one, other = resolve_two(call.asked(work.connection), who)
        tell_apart(work, one, other)
        changed = work.changed
        pair = compare(work.connection, call.today, one, other, call.settings.phone_region)
    return pages.told_apart(pair, work.summary, changed=changed)
