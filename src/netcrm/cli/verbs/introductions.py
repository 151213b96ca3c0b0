"""``path`` and ``intro``: introductions to me, and those that I make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import NotFoundError, UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from netcrm.book.introductions.pairs import Pair
    from netcrm.book.introductions.paths import Path

_ORG = "org:"

_LATER, _NEVER = "2w", "none"
"""When it is asked how an introduction went, unless that is said; and the word for not at all."""


@verb("path")
def path(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHO|ORG", help="A person; or an organisation, as org:acme."),
    ],
) -> Answer:
    """Show how you came to know somebody, or who could introduce you.

    Of a person you were never in contact with, and of an organisation, it is the shortest chain
    of people who know each other, from somebody you were in contact with.
    """
    from netcrm.render import paths

    return paths.path(_path(call, call.reading(), words), call.today)


def _path(call: Call, connection: sqlite3.Connection, words: Sequence[str]) -> Path:
    """Find the way to a person, else to an organisation."""
    from netcrm.book.introductions.paths import path_into, path_to
    from netcrm.book.introductions.places import find_places
    from netcrm.book.people.resolve import resolve

    typed = " ".join(words).strip()
    if typed.casefold().startswith(_ORG):
        return _into(call, connection, typed[len(_ORG) :].strip())
    try:
        return path_to(connection, call.today, resolve(call.asked(connection), words))
    except NotFoundError:
        if typed and (places := find_places(connection, typed)):
            return path_into(connection, call.today, places)
        raise


def _into(call: Call, connection: sqlite3.Connection, name: str) -> Path:
    from netcrm.book.introductions.paths import path_into
    from netcrm.book.introductions.places import find_places, no_such_place

    if not name:
        raise UsageError("Which organisation? Say its name: netcrm path org:acme")
    places = find_places(connection, name)
    if places is None:
        raise no_such_place(connection, name)
    return path_into(connection, call.today, places)


@verb("intro")
def intro(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO WHO [TEXT]...", help="The two people; then why, or what they share."
        ),
    ],
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="How: email, meeting, call, message, video …")
    ] = "email",
    on: Annotated[
        str | None, typer.Option("--on", "-d", metavar="DAY", help="When, if not today.")
    ] = None,
    within: Annotated[
        str | None,
        typer.Option("--in", "-i", metavar="SPAN", help="Ask how it went in so long: 2w, or none."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="DAY", help="… or by this day.")] = None,
    ask: Annotated[
        bool, typer.Option("--ask", help="Only write what to ask each of them; keep nothing.")
    ] = False,
) -> Answer:
    """Record that you introduced two people to each other.

    It is a conversation with both, they are acquaintances from then on, and in two weeks you are to
    ask the first one how it went. Below it are two short texts, to ask each of them first.
    """
    from netcrm.book.introductions.pairs import both, pair_and_text
    from netcrm.render import introductions

    due_on = _asked_on(call, within, by)
    if ask:
        connection = call.reading()
        pair, text = pair_and_text(call.asked(connection), words)
        people = both(connection, call.today, pair)
        return introductions.asking(people, text, _remarks(connection, pair))
    return _introduce(call, words, kind.casefold(), call.back(on), due_on)


def _introduce(
    call: Call, words: Sequence[str], kind: str, on: date | None, due_on: date | None
) -> Answer:
    from netcrm.book.introductions.introducing import Introduction, introduce
    from netcrm.book.introductions.pairs import both, pair_and_text
    from netcrm.book.people.showing import followup, interaction
    from netcrm.render import introductions

    with call.writing("intro") as work:
        pair, text = pair_and_text(call.asked(work.connection), words)
        remarks = _remarks(work.connection, pair)
        made = introduce(work, Introduction(pair, text, kind, on or call.today, due_on))
        written = interaction(work.connection, made.interaction)
        promised = followup(work.connection, made.followup) if made.followup else None
        people = both(work.connection, call.today, pair)
    return introductions.made(written, promised, people, text, work.summary, remarks)


def _remarks(connection: sqlite3.Connection, pair: Pair) -> list[str]:
    from netcrm.book.introductions.earlier import earlier
    from netcrm.render import introductions

    return introductions.remarks(pair, earlier(connection, pair))


def _asked_on(call: Call, within: str | None, by: str | None) -> date | None:
    """Read by when I want to ask how it went: in two weeks, unless said otherwise, or never."""
    if within is not None and within.strip().casefold() == _NEVER:
        if by is not None:
            raise UsageError("--in none and --by contradict each other.")
        return None
    return call.until(
        _LATER if within is None and by is None else within, by, "--in 2w or --by friday"
    )
