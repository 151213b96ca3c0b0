"""``group renew``: a membership that is to be renewed by a day, perhaps again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def renew(call: Call, words: list[str], by: date, every: str | None) -> Answer:
    """Let the membership in a group be renewed; without ``every`` a series stays as it is.

    An empty one ends the series.
    """
    from netcrm.book.people import showing
    from netcrm.book.practice.finding import find_focus
    from netcrm.book.practice.renewing import renew as renewed
    from netcrm.render import single
    from netcrm.rules.spans import parse_span

    again = parse_span(every) if every else None
    with call.writing("group") as work:
        group = find_focus(work.connection, "group", words, call.chosen, "renew")
        number = renewed(work, group, by, again, once=every == "")
        written = showing.followup(work.connection, number)
    remarks = [f"{group.name} ended on {group.to_on}."] if _is_over(group.to_on, call.today) else []
    return single.followup(written, work.summary, changed=work.changed, remarks=remarks)


def _is_over(ended_on: date | None, today: date) -> bool:
    return ended_on is not None and ended_on < today
