"""The only exit point: a command line in, an exit code out."""

from __future__ import annotations

import os
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import typer

from netcrm.cli.asked import COMPLETING
from netcrm.cli.command_line import command_of, told_apart, verb_among
from netcrm.cli.output import remark, say
from netcrm.cli.streams import abandon, prepare
from netcrm.cli.verbs import MODULES
from netcrm.errors import INTERRUPTED, NetcrmError, RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT_OPTIONS = ("--help", "-h", "--version", "--install-completion", "--show-completion")


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors are one sentence on stderr."""
    prepare()
    if instruction := os.environ.get(COMPLETING):
        from netcrm.cli.shells import answer

        return answer(instruction)
    try:
        code = _run(_readable(argv))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our answer has left
        abandon(sys.stdout)
        return 0
    except (NetcrmError, typer.TyperException, OSError) as error:
        if isinstance(error, OSError):
            abandon(sys.stdout)
        return _fail(_told(error), argv)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        remark("Stopped; nothing was changed.")
        return INTERRUPTED
    return code


def _told(error: Exception) -> NetcrmError:
    """Put an error into a sentence of ours."""
    if isinstance(error, NetcrmError):
        return error
    if isinstance(error, typer.TyperException):
        return UsageError(_sentence(error))
    reason = getattr(error, "strerror", None) or str(error)
    return RefusedError(f"That cannot be written or read: {reason.lower()}.")


def _run(argv: Sequence[str]) -> int:
    name, args = _arranged(argv)
    if name is not None and name not in MODULES:
        raise UsageError(_no_verb(name))
    command = command_of(list(MODULES) if name is None else [name])
    try:
        # Not by its main(), which ends the process at a broken pipe and tells nobody of Ctrl-C.
        with command.make_context("netcrm", args) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as left:
        return left.exit_code


def _arranged(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """Find the verb, and put all options, typed before it or after it, before its words.

    Without a verb it is ``due``, unless the options are those of netcrm itself (then None).
    """
    options, words, lacking = told_apart(argv)
    if "--version" in options:
        return None, ["--version"]
    if not words and any(option in options for option in ROOT_OPTIONS):
        return None, options
    name = verb_among(words)
    if lacking:
        about = f"netcrm {name}" if name in MODULES else "netcrm"
        raise UsageError(f"{lacking} needs a value. See '{about} --help'.")
    if name is None:
        name = "due"
    else:
        words.remove(name)
    return name, [name, *options, *(["--", *words] if words else [])]


def _no_verb(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, MODULES, 1)
    hint = f"Did you mean '{near[0]}'?" if near else "'netcrm --help' shows what there is."
    return f"There is no command '{name}'. {hint}"


def _readable(argv: Sequence[str]) -> Sequence[str]:
    for word in argv:
        if any("\ud800" <= sign <= "\udfff" for sign in word):
            raise UsageError("A word of the command is not valid UTF-8; nothing was changed.")
    return argv


def _sentence(error: typer.TyperException) -> str:
    said = " ".join(error.format_message().split())
    said = said.replace("a valid int range", "a whole number").replace("integer", "whole number")
    said = re.sub(r"is not in the range x>=(\d+)", r"is less than \1", said)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "netcrm"
    return f"{said.rstrip('.')}. See '{command} --help'."


def _fail(error: NetcrmError, argv: Sequence[str]) -> int:
    if _wants_json(argv):
        import json

        body = {"code": error.code, "message": error.message, **error.details()}
        say(json.dumps({"error": body}))
    else:
        remark(error.message)
    return error.exit_code


def _wants_json(argv: Sequence[str]) -> bool:
    return any(
        word in ("--json", "--format=json")
        or word.startswith("-j")
        or (word, value) == ("--format", "json")
        for word, value in pairwise([*told_apart(argv).options, ""])
    )
