"""A stand-in for ``event``, ``project`` and ``group``, until they come."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


def _made(sort: str) -> None:
    @verb(sort)
    def run(
        call: Call,
        action: Annotated[str, typer.Argument()],
        words: Annotated[list[str] | None, typer.Argument()] = None,
        on: Annotated[str, typer.Option("--on", "-d")] = "",
        at: Annotated[str, typer.Option()] = "",
        kind: Annotated[str, typer.Option()] = "",
        source: Annotated[str | None, typer.Option("--from")] = None,
        tag: Annotated[list[str] | None, typer.Option("--tag", "-t")] = None,
    ) -> Answer:
        """Stand in."""
        if action == "capture":
            from netcrm.cli.practice.capturing import capture

            return capture(call, words or [], source, tag or [])
        if action == "review":
            from netcrm.cli.practice.reviewing import review

            return review(call, words or [])
        from datetime import date

        from netcrm.book.practice.foci import Said, add_focus
        from netcrm.render.single import done

        first, _, last = on.partition("..")
        to = first[: len(first) - len(last)] + last
        days = {"from_on": date.fromisoformat(first), "to_on": date.fromisoformat(to)} if on else {}
        with call.writing(sort) as work:
            add_focus(work, sort, " ".join(words or []), Said({"place": at, "kind": kind}, days))
        return done({}, work.summary, changed=True)


for _sort in ("event", "project", "group"):
    _made(_sort)
