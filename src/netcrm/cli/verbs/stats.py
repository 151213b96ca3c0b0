"""``stats``: the network in figures."""

from __future__ import annotations

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("stats")
def stats(call: Call) -> Answer:
    """Show the network in figures."""
    from netcrm.book.people.stats import stats as counted
    from netcrm.render.stats import stats as shown

    return shown(counted(call.reading(), call.today))
