"""``event review``: whom one met there, and who has had a follow-up since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netcrm.cli.call import Call
    from netcrm.render.answer import Answer


def review(call: Call, words: list[str]) -> Answer:
    """Show whom one met at the event that the words name, those without a follow-up first."""
    from netcrm.book.practice.finding import find_focus
    from netcrm.book.practice.reviewing import met_at
    from netcrm.render.event_review import reviewed

    connection = call.reading()
    event = find_focus(connection, "event", words, call.chosen, "review")
    return reviewed(event, met_at(connection, event, call.today), call.today)
