"""``log``: after each contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.changing import Yes, agreed, leading_query
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    import sqlite3

    from netcrm.book.practice.finding import Focus

Named = str | None


@verb("log")
def log(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO [TEXT]...",
            help="The person first, or a QUERY, then what was said; or all of it as a sentence.",
        ),
    ],
    companions: Annotated[
        list[str] | None,
        typer.Option("--with", "-w", metavar="WHO", help="Somebody else who was there."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="meeting, call, email, message, video, event, letter or note (no contact).",
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", "-d", metavar="DAY", help="When, if not today.")
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="PLACE", help="Where.")] = "",
    tag: Annotated[
        list[str] | None, typer.Option("--tag", "-t", metavar="T", help="May be repeated.")
    ] = None,
    event: Annotated[Named, typer.Option(metavar="NAME", help="The event at which it was.")] = None,
    project: Annotated[
        Named, typer.Option(metavar="NAME", help="The project that it was about.")
    ] = None,
    group: Annotated[Named, typer.Option(metavar="NAME", help="… or the group.")] = None,
    then: Annotated[
        str, typer.Option("--next", "-n", metavar="TEXT", help="What you promised.")
    ] = "",
    within: Annotated[
        str | None, typer.Option("--in", "-i", metavar="SPAN", help="… until when: 2w.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="DAY", help="… or by which day.")] = None,
    create: Annotated[
        bool, typer.Option("--create", help="Add people who are not here yet.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="Leave it out of what is shared.")
    ] = False,
    yes: Yes = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what was understood, and keep nothing.")
    ] = False,
) -> Answer:
    """Log a contact with one or more people.

    The first words that name somebody are the person, the rest is the text. Where they name
    nobody, all of it is a sentence that says who, when, how and where. Everybody becomes part of
    the event, project or group that is named.
    """
    from dataclasses import replace

    from netcrm.book.people.showing import interaction
    from netcrm.book.talks import logging
    from netcrm.cli.verbs.next_step import next_step
    from netcrm.render import single

    query, text = leading_query(words)
    sure = yes or dry_run
    entry = logging.Entry(
        words=text,
        everybody=agreed(call, "log a contact with", query, sure=sure) if query else (),
        query=" ".join(query),
        companions=companions or (),
        kind=kind.casefold() if kind is not None else None,
        on=call.back(on),
        place=at,
        tags=tag or (),
        then=next_step(call, then, within, by),
        private=private,
        create=create,
    )
    around = _around({"event": event, "project": project, "group": group})
    with call.writing("log", keep=not dry_run) as work:
        entry = replace(entry, focus=_focus(call, work.connection, around))
        logged = logging.log(work, entry, call.asked(work.connection), call.settings.date_order)
        written = interaction(work.connection, logged.interaction)
    remarks = [f"{one.name} ({one.id}) is new here." for one in logged.created]
    return single.interaction(written, logged.summary, [*remarks, *logged.remarks], dry_run=dry_run)


def _around(named: dict[str, Named]) -> tuple[str, str] | None:
    """Return the sort and the name of what a conversation was at, or about; of one, if any."""
    said = [(sort, name) for sort, name in named.items() if name is not None]
    if len(said) > 1:
        raise UsageError(
            f"--{said[0][0]} and --{said[1][0]} contradict each other: a conversation is at, or"
            " about, one of them."
        )
    return said[0] if said else None


def _focus(
    call: Call, connection: sqlite3.Connection, around: tuple[str, str] | None
) -> Focus | None:
    from netcrm.book.practice.finding import find_focus

    return find_focus(connection, around[0], [around[1]], call.chosen) if around else None
