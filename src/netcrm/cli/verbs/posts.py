"""``post``: where people work and worked, and as what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netcrm.book.posts.changing import Said, Told
    from netcrm.store.writing import Work

Text = str | None

_SAY = "What is to change in it? Say --title, --org, --from, --to, --main or --rm."


@verb("post")
def post(
    call: Call,
    what: Annotated[
        list[str], typer.Argument(metavar="WHO|p3", help="A person, or one of their posts.")
    ],
    title: Annotated[Text, typer.Option(metavar="T", help="What they do there.")] = None,
    org: Annotated[Text, typer.Option("--org", "-o", metavar="O", help="Where they work.")] = None,
    since: Annotated[
        Text, typer.Option("--from", metavar="DAY", help="The day on which it began.")
    ] = None,
    until: Annotated[Text, typer.Option("--to", metavar="DAY", help="… and ended.")] = None,
    also: Annotated[bool, typer.Option("--also", help="Beside the main post.")] = False,
    main: Annotated[bool, typer.Option("--main", help="Make it the main post.")] = False,
    away: Annotated[bool, typer.Option("--rm", help="Take it away, as if never held.")] = False,
) -> Answer:
    """Open a post of somebody, or correct or end one; of WHO alone, show the career.

    A new post is the main one and closes the former one, but for --also, or --to for one of the
    past. What you do not say of it stays as it is. An empty value takes a thing away: --to "".
    """
    number = _number(what)
    typed = {"organisation": org, "title": title, "from_on": since, "to_on": until}
    is_said = any(one is not None for one in typed.values())
    if number is None and not (is_said or also or main or away):
        return _career(call, what)
    if number is None:
        _check_new(also=also, main=main, away=away, ends=until is not None)
    else:
        _check_known(is_said=is_said, also=also, main=main, away=away)
    said = _said(call, typed, is_new=number is None)

    def change(work: Work) -> Told:
        from netcrm.book.people.resolve import resolve
        from netcrm.book.posts import changing

        if number is None:
            return changing.add_post(
                work, resolve(call.asked(work.connection), what), said, also=also
            )
        someone = changing.holder(work, number)
        if away:
            return changing.remove_post(work, someone, number)
        return changing.change_post(work, someone, number, said, main=main)

    return _changed(call, change)


def _number(what: list[str]) -> int | None:
    found = re.fullmatch(r"p(\d{1,18})", " ".join(what).strip().casefold())
    return int(found[1]) if found else None


def _check_new(*, also: bool, main: bool, away: bool, ends: bool) -> None:
    """Refuse what cannot be said of a new post."""
    if away:
        raise UsageError("Which post? Say its number: netcrm post p3 --rm")
    if main and (also or ends):
        raise UsageError("--main contradicts --also, and --to, which is for a post of the past.")


def _check_known(*, is_said: bool, also: bool, main: bool, away: bool) -> None:
    """Refuse what cannot be said of a post that is there, and where nothing is said."""
    if also:
        raise UsageError("--also opens a post of a person; --main makes this one the main one.")
    if not (is_said or main or away):
        raise UsageError(_SAY)
    if away and (is_said or main):
        raise UsageError("--rm takes the whole post away; say nothing else beside it.")


def _said(call: Call, typed: Mapping[str, Text], *, is_new: bool) -> Said:
    """Read what was typed; an empty day of a post that is there is not known any more."""
    from netcrm.book.posts.changing import Said

    days = {
        name: call.back(text) if is_new or text.strip() else None
        for name in ("from_on", "to_on")
        if (text := typed[name]) is not None
    }
    return Said(_plain(typed["organisation"]), _plain(typed["title"]), days)


def _plain(typed: Text) -> Text:
    return None if typed is None else " ".join(typed.split())


def _career(call: Call, who: list[str]) -> Answer:
    from netcrm.book.people.resolve import resolve
    from netcrm.book.people.showing import positions
    from netcrm.render.posts import career

    connection = call.reading()
    someone = resolve(call.asked(connection), who)
    return career(someone, positions(connection, someone.id))


def _changed(call: Call, change: Callable[[Work], Told]) -> Answer:
    from netcrm.book.people.person import person
    from netcrm.book.people.showing import positions
    from netcrm.render import posts

    with call.writing("post") as work:
        told = change(work)
        number = told.someone.id
        written = person(work.connection, call.today, number)
        career = positions(work.connection, number)
    return posts.changed(written, career, work.summary, changed=told.changed, remarks=told.remarks)
