"""``review``: the morning in one go."""

from __future__ import annotations

from netcrm.cli import wishes
from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("review")
def review(
    call: Call,
    query: wishes.Words = None,
    most: wishes.Most = None,
    everybody: wishes.All = False,
    soon: wishes.Soon = None,
    tag: wishes.Tags = None,
    neglected: wishes.Neglected = False,
) -> Answer:
    """Go through those who are due, one after the other.

    One key logs, finishes, snoozes, skips, slows down. What was done stays.
    """
    from netcrm.book.due.listing import DueRow, due_list, renewals
    from netcrm.cli.sittings.review import Review
    from netcrm.cli.sittings.sitting import needs_a_terminal
    from netcrm.render import sitting
    from netcrm.render.due.listing import below

    needs_a_terminal("review", "'netcrm due' shows the list")
    wish = wishes.wish(
        call, query, tag, most=most, everybody=everybody, soon=soon, neglected=neglected
    )
    with call.looking() as connection:
        found = due_list(connection, call.today, wish._replace(people_only=True))
        beside = sitting.to_renew(renewals(connection, call.today, wish))
    if not found.rows:
        return sitting.nobody([*below(found), *beside])
    queue = [row.person.id for row in found.rows if isinstance(row, DueRow)]
    held = Review(call, wish, queue).run()
    more = found.total - len(found.rows)
    further = [f"{more:,} more are due; --all goes through them, too."] if more else []
    return sitting.answer(held, [*further, *beside])
