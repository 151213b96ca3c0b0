"""``snooze``, ``skip``, ``pause``, ``resume``, ``track``, ``untrack``: the rhythm of people."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.changing import Whom, Yes, carry_out
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("snooze")
def snooze(
    call: Call,
    who: Whom,
    span: Annotated[str | None, typer.Option("--for", metavar="SPAN", help="How long: 2w.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="… or until which day.")] = None,
    yes: Yes = False,
) -> Answer:
    """Hide somebody's rhythm for a while.

    A contact ends it sooner; promises and dates are shown all the same.
    """
    from netcrm.book.contact import rhythm

    day = call.until(span, until, "--for 2w or --until friday", call.after_today)
    return carry_out(call, "snooze", who, partial(rhythm.snooze, until=day), sure=yes)


@verb("skip")
def skip(call: Call, who: Whom, yes: Yes = False) -> Answer:
    """Let this turn go by: the rhythm counts from today."""
    from netcrm.book.contact import rhythm

    return carry_out(call, "skip", who, rhythm.skip, sure=yes)


@verb("pause")
def pause(
    call: Call,
    who: Whom,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The day it ends.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="For your memory.")] = "",
    yes: Yes = False,
) -> Answer:
    """Take somebody's rhythm out for some time."""
    from netcrm.book.contact import rhythm

    day = call.after_today(until)
    return carry_out(call, "pause", who, partial(rhythm.pause, until=day, why=why), sure=yes)


@verb("resume")
def resume(call: Call, who: Whom, yes: Yes = False) -> Answer:
    """End a pause."""
    from netcrm.book.contact import rhythm

    return carry_out(call, "resume", who, rhythm.resume, sure=yes)


@verb("track")
def track(
    call: Call,
    who: Whom,
    every: Annotated[
        str | None, typer.Option(metavar="EVERY", help="Their own cadence: 6w, 3m.")
    ] = None,
    tier: Annotated[
        str | None, typer.Option(metavar="TIER", help="… or the cadence of a tier: close.")
    ] = None,
    yes: Yes = False,
) -> Answer:
    """Give somebody a cadence, of their own or of a tier."""
    from netcrm.book.contact import rhythm
    from netcrm.errors import UsageError
    from netcrm.rules.spans import parse_span

    if (every is None) == (tier is None):
        raise UsageError("How often? Say one of --every 6w and --tier close.")
    if every is not None:
        span = parse_span(every)
        return carry_out(call, "track", who, partial(rhythm.track, every=span), sure=yes)
    return carry_out(call, "track", who, partial(rhythm.put_in_tier, tier=tier or ""), sure=yes)


@verb("untrack")
def untrack(call: Call, who: Whom, yes: Yes = False) -> Answer:
    """Take somebody out of the rhythm for good.

    That beats their tier and tags, until they are tracked again.
    """
    from netcrm.book.contact import rhythm

    return carry_out(call, "untrack", who, rhythm.untrack, sure=yes)
