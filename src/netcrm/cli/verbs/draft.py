"""``draft``: a letter to somebody, which the user sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer
from netcrm.rules.urls import EMAIL

if TYPE_CHECKING:
    from collections.abc import Mapping

WAYS = ("clipboard", "mailto")


@verb("draft")
def draft(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO [DRAFT]",
            help="Somebody, then thanks, follow-up, intro, congratulate, reconnect or one of"
            " yours; without it, the one that fits.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="clipboard|mailto", help="Not to print it: where to put it."),
    ] = None,
    only: Annotated[
        bool, typer.Option("--print", help="With --to mailto: print the address, open nothing.")
    ] = False,
    log: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Once you have sent it: log it, with this text."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="… as this, if not as an email.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the templates, and where they come from.")
    ] = False,
    edited: Annotated[
        str | None, typer.Option("--edit", metavar="DRAFT", help="Edit a template, or make one.")
    ] = None,
) -> Answer:
    """Draft a letter to somebody; you send it.

    It tells of the last conversation and of what you promised, as its template has it, and of
    nothing that is private.
    """
    from netcrm.cli import drafting

    typed = {"--to": to, "--print": only, "--log": log, "--kind": kind, "WHO": words}
    if listed or edited is not None:
        _check_alone({**typed, **({"--edit": edited} if listed else {})})
        return drafting.listed() if edited is None else drafting.edited(edited)
    _check(typed)
    one = drafting.write(call, words or [], by_mail=to == "mailto")
    if log is None:
        return drafting.handed_over(one, to, only=only)
    return drafting.logged(call, one, to, kind or EMAIL, log)


def _check_alone(typed: Mapping[str, object]) -> None:
    """Refuse what does not go with what is about templates."""
    if other := next((name for name, value in typed.items() if value not in (None, False)), None):
        raise UsageError(f"--list and --edit are about templates, and {other} is about a letter.")


def _check(typed: Mapping[str, object]) -> None:
    """Refuse what cannot be asked of a letter."""
    to = typed["--to"]
    if not typed["WHO"]:
        raise UsageError("Whom do you write to? netcrm draft WHO")
    if to is not None and to not in WAYS:
        raise UsageError(f"There is no --to {to}; there are {' and '.join(WAYS)}.")
    if typed["--print"] and (to != "mailto" or typed["--log"] is not None):
        raise UsageError("--print goes with --to mailto, and without --log; else it is printed.")
    if typed["--kind"] is not None and typed["--log"] is None:
        raise UsageError("--kind says as what a letter is logged: say --log, too.")
