"""``event report``: which events pay, in plain facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def report(call: Call, words: list[str]) -> Answer:
    """Tell what an event came to; without words, all events, and each kind of them."""
    from netcrm.book.practice.finding import find_focus, foci
    from netcrm.book.practice.reporting import event_report
    from netcrm.render.event_report import shown

    connection = call.reading()
    if words:
        events = [find_focus(connection, "event", words, call.chosen)]
    else:
        events = foci(connection, "f.sort = 'event'")
    return shown(event_report(connection, call.today, events), one=events[0] if words else None)
