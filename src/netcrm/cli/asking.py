"""Questions, on a terminal only. They are written to stderr: stdout is for the answer."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from netcrm.cli.output import remark, say
from netcrm.errors import AmbiguousError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def possible() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def which(error: AmbiguousError) -> int:
    """Ask which of the candidates is meant, by their numbers, and return the one typed."""
    remark(f"Which one is '{error.who}'?")
    for one in error.candidates:
        about = [one.get("organisation"), one.get("email"), one.get("city"), one.get("due_on")]
        about.append("removed" if one.get("removed") else "")
        more = ", ".join(str(value) for value in about if value)
        remark(f"{one['id']:>5}  {one['name']}" + (f", {more}" if more else ""))
    known = {str(one["id"]): int(one["id"]) for one in error.candidates}
    while True:
        typed = typer.prompt("Number, or nothing to stop", default="", show_default=False, err=True)
        if not typed:
            raise error
        if typed.strip() in known:
            return known[typed.strip()]
        remark(f"'{typed}' is not in the list.")


def field(label: str) -> str:
    """Ask for one value; Enter leaves it out. Raises EOFError for Ctrl-D."""
    _edit_lines()
    question = f"{label}: "
    if not sys.stdout.isatty():
        sys.stderr.write(question)
        sys.stderr.flush()
        question = ""
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        say("")
        raise


def secret(label: str) -> str:
    """Ask for what nobody shall read; Enter leaves it out."""
    return str(typer.prompt(label, default="", show_default=False, hide_input=True, err=True))


def _edit_lines() -> None:
    """Let a line be edited, be longer than a terminal's 4,095 bytes, and hold what is pasted.

    Its effect is that ``input`` reads by it; Windows does all that by itself and lacks it.
    """
    with suppress(ImportError):
        import readline

        readline.parse_and_bind("set disable-completion on")


def until_understood(label: str, read: Callable[[str], str], *, needed: bool = False) -> str:
    """Ask until the answer is understood, or left out where it may be."""
    while True:
        typed = field(label)
        if not typed and not needed:
            return ""
        try:
            return read(typed)
        except (UsageError, NotFoundError, AmbiguousError) as error:
            remark(error.message)


def confirmed(question: str, *, default: bool = False) -> bool:
    """Ask a yes or no; Enter is no, unless said otherwise."""
    return bool(typer.confirm(question, default=default, err=True))
