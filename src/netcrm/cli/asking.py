"""Questions, on a terminal only. They are written to stderr: stdout is for the answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from netcrm.cli.output import remark

if TYPE_CHECKING:
    from netcrm.errors import AmbiguousError


def possible() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def which(error: AmbiguousError) -> int:
    """Ask which of the candidates is meant, and return the id."""
    remark(f"Which one is '{error.who}'?")
    for number, one in enumerate(error.candidates, 1):
        about = [one.get("organisation"), one.get("email"), one.get("city"), one.get("due_on")]
        more = ", ".join(str(value) for value in about if value)
        remark(f"  {number}  {one['name']} ({one['id']})" + (f", {more}" if more else ""))
    while True:
        typed = typer.prompt("Number, or nothing to stop", default="", show_default=False, err=True)
        if not typed:
            raise error
        if typed.isdecimal() and 1 <= int(typed) <= len(error.candidates):
            return int(error.candidates[int(typed) - 1]["id"])
        remark(f"'{typed}' is not in the list.")


def field(label: str) -> str:
    """Ask for one value; Enter leaves it out."""
    return str(typer.prompt(label, default="", show_default=False, err=True)).strip()


def confirmed(question: str) -> bool:
    """Ask a yes or no; Enter is no."""
    return bool(typer.confirm(question, default=False, err=True))
