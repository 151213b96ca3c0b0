"""``outcome`` and ``outcomes``: what came of knowing people."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

ACTIONS = ("add", "edit", "remove")

Event = Annotated[str | None, typer.Option("--event", metavar="NAME", help="Of which event.")]
Project = Annotated[str | None, typer.Option("--project", metavar="NAME", help="… or project.")]
Group = Annotated[str | None, typer.Option("--group", metavar="NAME", help="… or group.")]


@verb("outcome")
def outcome(
    call: Call,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHO TEXT|o3 [TEXT]", help="To add: of whom, and what; else which."),
    ],
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="paper, grant, talk, job, advice, introduction …"),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", "-d", metavar="DAY", help="When, if not today.")
    ] = None,
    companions: Annotated[
        list[str] | None,
        typer.Option("--with", "-w", metavar="WHO", help="Of whom else. May be repeated."),
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="WHO", help="Of whom not, after all.")
    ] = None,
    event: Event = None,
    project: Project = None,
    group: Group = None,
    via: Annotated[
        str | None, typer.Option("--via", metavar="WHO", help="Who introduced you.")
    ] = None,
) -> Answer:
    """Record what came of knowing people.

    It can be corrected and taken away by its number. What you do not say stays as it is. An empty
    value takes a thing away: --via "".
    """
    from netcrm.cli.practice import recording

    if action not in ACTIONS:
        raise UsageError(f"There is no 'outcome {action}'; there are {', '.join(ACTIONS)}.")
    focus = {"event": event, "project": project, "group": group}
    said = {"kind": kind, "on": on, "via": via, **focus}
    if action == "add":
        if without:
            raise UsageError("--without is for 'outcome edit'; leave out whom you do not mean.")
        return recording.add(call, words, said, companions or ())
    number = _number(words[0], action)
    if action == "edit":
        return recording.edit(call, number, words[1:], said, companions or (), without or ())
    if len(words) > 1 or companions or without or any(one is not None for one in said.values()):
        raise UsageError(f"Say the number alone: netcrm outcome remove o{number}")
    return recording.remove(call, number)


@verb("outcomes")
def outcomes(
    call: Call,
    who: Annotated[list[str] | None, typer.Argument(metavar="WHO", help="Of whom.")] = None,
    event: Event = None,
    project: Project = None,
    group: Group = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="paper, grant, talk, job …")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1, max=9999, metavar="Y", help="Of which year.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="WHAT", help="Count by person, event, project, group, kind, year, via."
        ),
    ] = None,
) -> Answer:
    """Show what came of knowing people.

    Counted by via, an outcome of which it is not said counts for whoever introduced its people.
    """
    from netcrm.book.people.resolve import resolve
    from netcrm.book.practice.crediting import BY, counted
    from netcrm.book.practice.outcomes import Wanted, wanted
    from netcrm.cli.practice.recording import focus_of
    from netcrm.render import outcomes as render
    from netcrm.rules.outcomes import kind_key

    if by is not None and by not in BY:
        raise UsageError(f"There is no '--by {by}'; there are {', '.join(BY)}.")
    connection = call.reading()
    focus = focus_of(call, connection, {"event": event, "project": project, "group": group})
    wish = Wanted(
        who=resolve(call.asked(connection), who).id if who else None,
        focus=focus.get("focus_id"),
        kind=kind_key(kind) if kind is not None else None,
        year=year,
    )
    found = wanted(connection, wish)
    if by is None:
        return render.outcomes(found, narrowed=wish != Wanted())
    return render.counted(counted(connection, found, by), by, narrowed=wish != Wanted())


def _number(word: str, action: str) -> int:
    found = re.fullmatch(r"o?(\d{1,18})", word.strip().casefold())
    if not found:
        raise UsageError(
            f"Which outcome? Say its number: netcrm outcome {action} o3; 'netcrm outcomes' has it."
        )
    return int(found[1])
