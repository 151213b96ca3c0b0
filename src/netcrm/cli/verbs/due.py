"""``due``: the question of every morning."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from netcrm.cli import wishes
from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

DUE = 10
"""The exit code of ``--exit-code`` when somebody is due."""


@verb("due")
def due(
    call: Call,
    query: wishes.Words = None,
    most: wishes.Most = None,
    everybody: wishes.All = False,
    soon: wishes.Soon = None,
    tag: wishes.Tags = None,
    neglected: wishes.Neglected = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 10 when somebody is due.")
    ] = False,
) -> Answer:
    """Show who is due today, and why."""
    from netcrm.book.due import calendar
    from netcrm.book.due.listing import due_list
    from netcrm.render.due import listing
    from netcrm.rules.renewals import Renewal

    wish = wishes.wish(
        call, query, tag, most=most, everybody=everybody, soon=soon, neglected=neglected
    )
    if call.form == "ics":
        wish = calendar.of_a_calendar(wish, most=most)
    connection = call.reading()
    found = due_list(connection, call.today, wish)
    answer = listing.due(found)._replace(remarks=_trouble(call))
    shown = [row if isinstance(row, Renewal) else row.standing for row in found.rows]
    as_calendar = {"ics": partial(calendar.written, connection, shown, call.moment)}
    answer = answer._replace(documents={**answer.documents, **as_calendar})
    return answer._replace(exit_code=DUE) if exit_code and found.total else answer


def _trouble(call: Call) -> list[str]:
    """Say that a scheduled list did not come; most users have no schedule, and load nothing."""
    from netcrm.config import logbook_path

    if not logbook_path().exists():
        return []
    from netcrm.cli.scheduling.standing import trouble

    return trouble(call)
