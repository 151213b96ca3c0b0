"""``remove`` and ``restore``: taking people out of sight, and back."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.changing import Whom, Yes, carry_out
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("remove")
def remove(call: Call, who: Whom, yes: Yes = False) -> Answer:
    """Take somebody out of all lists.

    Nothing is deleted: restore brings them back as they were.
    """
    from netcrm.book.contact import removing

    return carry_out(call, "remove", who, removing.remove, sure=yes)


@verb("restore")
def restore(
    call: Call,
    who: Annotated[
        list[str] | None, typer.Argument(metavar="WHO", help="Somebody who was removed.")
    ] = None,
) -> Answer:
    """Bring back somebody who was removed; without a name, list whom there is."""
    if not who:
        return _removed(call)
    from netcrm.book.contact import removing

    return carry_out(call, "restore", who, removing.restore, sure=False, removed=True)


def _removed(call: Call) -> Answer:
    from netcrm.book.people.listing import removed
    from netcrm.render import lists

    return lists.removed(removed(call.reading()), call.today)
