"""``find``: any words, of all that is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer


@verb("find")
def find(
    call: Call,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="Words, or beginnings of words.")
    ],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Show at most N people.")] = 20,
) -> Answer:
    """Find people by any words of what is kept.

    Names, posts, tags, notes, conversations, promises: all words must be there.
    """
    from netcrm.book.search.finding import find as look
    from netcrm.render.found import found

    return found(look(call.reading(), " ".join(text), limit), call.today)
