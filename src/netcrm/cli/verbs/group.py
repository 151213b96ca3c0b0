"""``group``: societies, committees, programmes, and who is in them."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.practice.foci import ACTIONS, carry_out, check
from netcrm.cli.practice.options import At, From, GroupWords, Kind, Name, Note, Org, Role, To, With
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer
from netcrm.rules.enumerating import enumerated


@verb("group")
def group(
    call: Call,
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=f"{enumerated(ACTIONS['group'])}.")
    ],
    words: GroupWords = None,
    since: From = None,
    until: To = None,
    at: At = None,
    kind: Kind = None,
    role: Role = None,
    org: Org = None,
    companions: With = None,
    name: Name = None,
    note: Note = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="DAY", help="renew: by which day.")
    ] = None,
    every: Annotated[
        str | None, typer.Option("--every", metavar="EVERY", help="renew: again and again: 1y.")
    ] = None,
) -> Answer:
    """Keep the groups of which one is a member, and who else is in them.

    add NAME, list, show NAME, edit NAME, remove NAME; join NAME WHO… lets people be part of it, or
    corrects what they are in it, leave NAME WHO… takes them out; renew NAME --by DAY reminds of
    the membership.
    """
    typed = {
        "--from": since,
        "--to": until,
        "--at": at,
        "--kind": kind,
        "--role": role,
        "--org": org,
        "--with": companions,
        "--name": name,
        "--note": note,
        "--by": by,
        "--every": every,
    }
    check("group", action, typed)
    if action == "renew":
        day = call.ahead(by)
        if day is None:
            raise UsageError("By which day? Say it with --by, such as --by 2027-01-31.")
        from netcrm.cli.practice.renewing import renew

        return renew(call, words or [], day, every)
    return carry_out(call, "group", action, words or [], typed)
