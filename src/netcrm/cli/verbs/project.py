"""``project``: research, teaching, grants, publications, and with whom."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.practice.foci import ACTIONS, carry_out, check
from netcrm.cli.practice.options import (
    At,
    From,
    Kind,
    Name,
    Note,
    Org,
    ProjectWords,
    Role,
    To,
    With,
)
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer
from netcrm.rules.enumerating import enumerated


@verb("project")
def project(
    call: Call,
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help=f"{enumerated(ACTIONS['project'])}.")
    ],
    words: ProjectWords = None,
    since: From = None,
    until: To = None,
    at: At = None,
    kind: Kind = None,
    role: Role = None,
    org: Org = None,
    companions: With = None,
    name: Name = None,
    note: Note = None,
) -> Answer:
    """Keep the projects, who is part of them, and what institutions they link.

    add NAME, list, show NAME, edit NAME, remove NAME; join NAME WHO… lets people be part of it, or
    corrects what they are in it, leave NAME WHO… takes them out.
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
    }
    check("project", action, typed)
    return carry_out(call, "project", action, words or [], typed)
