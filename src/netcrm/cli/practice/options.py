"""The options that ``event``, ``project`` and ``group`` share."""

from __future__ import annotations

from typing import Annotated

import typer

Text = str | None


def _words(code: str) -> typer.models.ArgumentInfo:
    words: typer.models.ArgumentInfo = typer.Argument(
        metavar="NAME [WHO]...", help=f"Which one: its name, a part of it, or {code}."
    )
    return words


EventWords = Annotated[list[str] | None, _words("e3")]
ProjectWords = Annotated[list[str] | None, _words("p7")]
GroupWords = Annotated[list[str] | None, _words("g2")]
At = Annotated[Text, typer.Option("--at", metavar="PLACE", help="Where it is.")]
Kind = Annotated[Text, typer.Option("--kind", metavar="WORD", help="Of what kind, as you call it.")]
Role = Annotated[
    Text, typer.Option("--role", metavar="TEXT", help="What you are in it; join: what they are.")
]
Org = Annotated[
    Text,
    typer.Option("--org", "-o", metavar="O", help="Whose it is; join: for whom they are in it."),
]
With = Annotated[
    list[str] | None,
    typer.Option("--with", "-w", metavar="WHO", help="add: who is part of it. May be repeated."),
]
Name = Annotated[Text, typer.Option("--name", metavar="N", help="edit: another name.")]
Note = Annotated[Text, typer.Option("--note", metavar="TEXT", help="What to remember.")]
From = Annotated[
    Text, typer.Option("--from", metavar="DAY", help="Since when; join: since when they are.")
]
To = Annotated[Text, typer.Option("--to", metavar="DAY", help="… and until when.")]
