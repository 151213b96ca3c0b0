"""``followup``, ``followups``, ``done``: promises."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("followup")
def followup(
    call: Call,
    words: Annotated[
        list[str], typer.Argument(metavar="WHO TEXT...", help="The person, then what is promised.")
    ],
    within: Annotated[
        str | None, typer.Option("--in", "-i", metavar="SPAN", help="Until when: 2w.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="DAY", help="… or by which day.")] = None,
    theirs: Annotated[bool, typer.Option("--theirs", help="They promised it to you.")] = False,
    every: Annotated[
        str | None, typer.Option(metavar="EVERY", help="Again and again: 1y, 3m.")
    ] = None,
) -> Answer:
    """Promise somebody something, by a day."""
    from netcrm.book.contact.promising import Next, add_followup
    from netcrm.book.people import showing
    from netcrm.book.people.half_names import refuse_half_a_name
    from netcrm.book.people.resolve import leading
    from netcrm.render import single
    from netcrm.rules.spans import parse_span

    until = call.until(within, by, "--in 2w or --by friday")
    again = parse_span(every) if every is not None else None
    with call.writing("followup") as work:
        someone, text = leading(call.asked(work.connection), words)
        refuse_half_a_name(someone, words, text)
        number = add_followup(work, someone, Next(" ".join(text), until, theirs, again))
        written = showing.followup(work.connection, number)
    return single.followup(written, work.summary, changed=True)


@verb("followups")
def followups(
    call: Call,
    who: Annotated[list[str] | None, typer.Argument(metavar="WHO", help="With whom.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Finished ones, too.")] = False,
) -> Answer:
    """Show what was promised, the most urgent first."""
    from netcrm.book.people import showing
    from netcrm.book.people.resolve import resolve
    from netcrm.render import lists

    connection = call.reading()
    someone = resolve(call.asked(connection), who) if who else None
    found = showing.promises(connection, someone, finished=everything)
    return lists.followups(found, call.today)


@verb("done")
def done(
    call: Call,
    what: Annotated[list[str], typer.Argument(metavar="WHO|f7", help="Whose promise, or which.")],
    text: Annotated[
        str | None, typer.Option("--log", metavar="TEXT", help="Log the contact, too.")
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Let it go undone.")] = False,
) -> Answer:
    """Finish a follow-up, or let it go.

    That alone is no contact, and the rhythm goes on; --log logs one, too.
    """
    from netcrm.book.contact.finishing import come_again, finish
    from netcrm.book.people import showing
    from netcrm.render import single

    numbered = re.fullmatch(r"f(\d{1,18})", " ".join(what).strip().casefold())
    number = int(numbered[1]) if numbered else None
    with call.writing("done") as work:
        finished = finish(
            work,
            what,
            number,
            call.asked(work.connection),
            text=text,
            drop=drop,
        )
        again = finished.after
        remarks = [come_again(again, call.today)] if again else []
        written = showing.followup(work.connection, finished.id)
    return single.followup(written, work.summary, changed=finished.changed, remarks=remarks)
