"""``event``: conferences, workshops, and whom one meets there."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.practice.foci import ACTIONS, carry_out, check
from netcrm.cli.practice.options import At, EventWords, Kind, Name, Note, Org, Role, With
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer
from netcrm.rules.enumerating import enumerated


@verb("event")
def event(
    call: Call,
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=f"{enumerated(ACTIONS['event'])}.")
    ],
    words: EventWords = None,
    on: Annotated[
        str | None, typer.Option("--on", "-d", metavar="DAYS", help="When: 2026-08-24..26.")
    ] = None,
    at: At = None,
    kind: Kind = None,
    role: Role = None,
    org: Org = None,
    companions: With = None,
    name: Name = None,
    note: Note = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="capture: a file of people, or -.")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", "-t", metavar="T", help="capture: a tag of them. May be repeated."),
    ] = None,
) -> Answer:
    """Keep the events where one meets people, and who was there.

    add NAME, list, show NAME, edit NAME, remove NAME; join NAME WHO… lets people be part of it,
    leave NAME WHO… takes them out. capture NAME takes in people met there, one after the other;
    review NAME says who has had a follow-up; report says what came of all events, or of NAME.
    """
    typed = {
        "--on": on,
        "--at": at,
        "--kind": kind,
        "--role": role,
        "--org": org,
        "--with": companions,
        "--name": name,
        "--note": note,
        "--from": source,
        "--tag": tag,
    }
    check("event", action, typed)
    if action == "capture":
        from netcrm.cli.practice.capturing import capture

        return capture(call, words or [], source, tag or [])
    if action == "review":
        from netcrm.cli.practice.reviewing import review

        return review(call, words or [])
    if action == "report":
        from netcrm.cli.practice.reporting import report

        return report(call, words or [])
    return carry_out(call, "event", action, words or [], typed)
