"""``snooze``, ``skip``, ``pause``, ``resume``, ``track``, ``untrack``: one person's rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from netcrm.book.people.finding import Someone
    from netcrm.store.writing import Work

Who = Annotated[
    list[str], typer.Argument(metavar="WHO", help="A name, a part of it, e-mail, link or id.")
]


@verb("snooze")
def snooze(
    call: Call,
    who: Who,
    span: Annotated[str | None, typer.Option("--for", metavar="SPAN", help="How long: 2w.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="… or until which day.")] = None,
) -> Answer:
    """Hide somebody's rhythm for a while.

    A contact ends it sooner; promises and dates are shown all the same.
    """
    from netcrm.book.contact import rhythm

    day = call.until(span, until, "--for 2w or --until friday", call.after_today)
    return _carried_out(call, "snooze", who, lambda work, one: rhythm.snooze(work, one, day))


@verb("skip")
def skip(call: Call, who: Who) -> Answer:
    """Let this turn go by: the rhythm counts from today."""
    from netcrm.book.contact import rhythm

    return _carried_out(call, "skip", who, rhythm.skip)


@verb("pause")
def pause(
    call: Call,
    who: Who,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The day it ends.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="For your memory.")] = "",
) -> Answer:
    """Take somebody's rhythm out for some time."""
    from netcrm.book.contact import rhythm

    day = call.after_today(until)
    return _carried_out(call, "pause", who, lambda work, one: rhythm.pause(work, one, day, why))


@verb("resume")
def resume(call: Call, who: Who) -> Answer:
    """End a pause."""
    from netcrm.book.contact import rhythm

    return _carried_out(call, "resume", who, rhythm.resume)


@verb("track")
def track(
    call: Call,
    who: Who,
    every: Annotated[
        str | None, typer.Option(metavar="EVERY", help="Their own cadence: 6w, 3m.")
    ] = None,
    tier: Annotated[
        str | None, typer.Option(metavar="TIER", help="… or the cadence of a tier: close.")
    ] = None,
) -> Answer:
    """Give somebody a cadence, of their own or of a tier."""
    from netcrm.book.contact import rhythm
    from netcrm.errors import UsageError
    from netcrm.rules.spans import parse_span

    if (every is None) == (tier is None):
        raise UsageError("How often? Say one of --every 6w and --tier close.")
    if every is not None:
        span = parse_span(every)
        return _carried_out(call, "track", who, lambda work, one: rhythm.track(work, one, span))
    return _carried_out(
        call, "track", who, lambda work, one: rhythm.put_in_tier(work, one, tier or "")
    )


@verb("untrack")
def untrack(call: Call, who: Who) -> Answer:
    """Take somebody out of the rhythm for good.

    That beats their tier and tags, until they are tracked again.
    """
    from netcrm.book.contact import rhythm

    return _carried_out(call, "untrack", who, rhythm.untrack)


def _carried_out(
    call: Call, name: str, who: list[str], action: Callable[[Work, Someone], bool]
) -> Answer:
    """Change one person's rhythm and answer with the contact."""
    from netcrm.book.people.person import person
    from netcrm.book.people.resolve import resolve
    from netcrm.render import single

    with call.writing(name) as work:
        someone = resolve(call.asked(work.connection), who)
        changed = action(work, someone)
        written = person(work.connection, call.today, someone.id)
    return single.contact(written, work.summary, changed=changed)
