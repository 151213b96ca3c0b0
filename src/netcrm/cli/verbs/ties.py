"""``role`` and ``relate``: what people are to me, and to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from netcrm.book.people.finding import Someone
    from netcrm.book.practice.related import Sentence

    Days = Mapping[str, date | None]

From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="Since when.")]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="… and until when.")]
Away = Annotated[bool, typer.Option("--rm", help="Take it away, as if it had never been so.")]


@verb("role")
def role(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHO [ROLE]...", help="The person; then mentor, co-author, peer …"),
    ],
    since: From = None,
    until: To = None,
    away: Away = False,
) -> Answer:
    """Say what somebody is to you, or show it.

    WHO alone shows it. They may be several things at a time. The same again changes nothing; --to
    ends what they are. An empty day takes it away: --to "".
    """
    someone, roles = _who_and_roles(call, words)
    days = _days(call, since, until)
    if not roles and (days or away):
        raise UsageError(f"Which role? Say it after {someone.name}, such as mentor.")
    if away and "to_on" in days:
        raise UsageError("--rm takes a role away, as if it had never been; --to ends it.")
    if roles:
        return _tell(call, someone, roles, days, away=away)
    from netcrm.book.practice import bonds
    from netcrm.render import ties

    return ties.roles(someone, bonds.roles(call.reading(), someone.id))


@verb("relate")
def relate(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHO [ROLE-of] [WHO]", help="Such as: grace mentor-of ada."),
    ],
    since: From = None,
    until: To = None,
    away: Away = False,
) -> Answer:
    """Say what one person is to another one, or show it.

    WHO alone shows it. It is seen from both sides: who is a mentor of somebody has a mentee.
    """
    from netcrm.book.practice.related import sentence

    said = sentence(words)
    days = _days(call, since, until)
    if away and days:
        raise UsageError("--rm takes it away, as if it had never been so; --to ends it.")
    if said is not None:
        return _bind(call, said, days, away=away)
    if days or away:
        raise UsageError("Of whom? Say both: netcrm relate grace mentor-of ada")
    from netcrm.book.practice import bonds
    from netcrm.book.practice.related import alone
    from netcrm.render import ties

    connection = call.reading()
    someone = alone(call.asked(connection), words)
    return ties.related(someone, bonds.relationships(connection, someone.id))


def _days(call: Call, since: str | None, until: str | None) -> dict[str, date | None]:
    """Read the days that were said; an empty one is not known any more."""
    typed = {"from_on": since, "to_on": until}
    return {
        column: call.back(text) if text.strip() else None
        for column, text in typed.items()
        if text is not None
    }


def _who_and_roles(call: Call, words: Sequence[str]) -> tuple[Someone, list[str]]:
    """Split the words into who is meant and the roles: the person is read as before a text."""
    from netcrm.book.people.half_names import refuse_half_a_name
    from netcrm.book.people.resolve import leading
    from netcrm.rules.roles import joined

    with call.looking() as connection:
        someone, rest = leading(call.asked(connection), words)
    refuse_half_a_name(someone, words, rest)
    return someone, joined([word for one in rest if (word := one.strip(" ,;"))])


def _tell(call: Call, someone: Someone, typed: Sequence[str], days: Days, *, away: bool) -> Answer:
    from netcrm.book.people.person import person
    from netcrm.book.practice import bonds, roles
    from netcrm.render import ties

    with call.writing("role") as work:
        named = roles.named_roles(typed)
        remarks = [] if away else roles.new_words(work, named)
        (roles.remove_roles if away else roles.tell_roles)(work, someone, named, days)
        written = person(work.connection, call.today, someone.id)
        found = bonds.roles(work.connection, someone.id)
        changed = work.changed
    return ties.told(written, found, work.summary, changed=changed, remarks=remarks)


def _bind(call: Call, said: Sentence, days: Days, *, away: bool) -> Answer:
    from netcrm.book.people.person import person
    from netcrm.book.practice import bonds, relating
    from netcrm.book.practice.related import bond_of
    from netcrm.render import ties

    with call.writing("relate") as work:
        found = bond_of(call.asked(work.connection), said)
        if away:
            relating.unrelate(work, found)
        else:
            relating.relate(work, found, days)
        written = person(work.connection, call.today, found.one.id)
        bound = bonds.relationships(work.connection, found.one.id)
        changed = work.changed
    return ties.bound(written, bound, work.summary, changed=changed)
