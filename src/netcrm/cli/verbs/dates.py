"""``date``: days of the year that belong to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.errors import UsageError
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.anniversary import Anniversary


@verb("date")
def date(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WHO NAME DAY", help="Such as: amara wedding 12 June 2019."),
    ],
    away: Annotated[bool, typer.Option("--rm", help="Take the date called NAME away.")] = False,
) -> Answer:
    """Keep a day that comes back every year.

    It is due on that day, and before it with --soon. NAME may be birthday.
    """
    from netcrm.book.contact import dating
    from netcrm.book.people.person import person
    from netcrm.book.people.resolve import leading
    from netcrm.render import single

    with call.writing("date") as work:
        someone, rest = leading(call.asked(work.connection), words)
        if away:
            changed = dating.remove_date(work, someone, _name(rest))
        else:
            name, day = _name_and_day(call, rest)
            changed = dating.set_date(work, someone, name, day)
        written = person(work.connection, call.today, someone.id)
    return single.contact(written, work.summary, changed=changed)


def _name(words: Sequence[str]) -> str:
    if not words:
        raise UsageError("Which date? Say its name after the person.")
    return " ".join(words)


def _name_and_day(call: Call, words: Sequence[str]) -> tuple[str, Anniversary]:
    """Split the words into the name and the day: the longest end of them that is one."""
    from netcrm.rules.anniversary import parse_anniversary

    problem: UsageError | None = None
    for place in range(1, len(words)):
        end = " ".join(words[place:])
        try:
            day = parse_anniversary(end, call.today, call.settings.date_order, may_come=True)
        except UsageError as error:
            if problem is None and end[:1].isdigit():
                problem = error
        else:
            return " ".join(words[:place]), day
    raise problem or UsageError(
        "Which day? Say it after the name: netcrm date amara wedding 12 June 2019"
    )
