"""``demo``: an invented network in a database of its own, and its due list."""

from __future__ import annotations

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("demo")
def demo(call: Call) -> Answer:
    """Show an invented network, in a database of its own."""
    from netcrm.book.demo.filling import fill
    from netcrm.book.due.listing import Wish, due_list
    from netcrm.render.due import listing

    call.use_demo()
    with call.writing("demo") as work:
        made = fill(work)
    found = due_list(call.reading(), call.today, Wish(most=call.settings.due_max))
    answer = listing.due(found)
    path = call.path
    what = "An invented network is in" if made else "The invented network is here already:"
    again = f"{what} {path}; look around: netcrm due --db {path}"
    return answer._replace(remarks=[again, "Begin your own: netcrm add 'Given Family'"])
