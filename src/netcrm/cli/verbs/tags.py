"""``tag`` and ``untag``: the words that people are filed under."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.changing import Yes, carry_out, query_and_rest
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = Annotated[
    list[str],
    typer.Argument(metavar="WHO NAME...", help="A person or a QUERY (city:berlin), then the tags."),
]


@verb("tag")
def tag(call: Call, words: Words, yes: Yes = False) -> Answer:
    """Put tags on a person, or on everybody whom a query means."""
    from netcrm.book.contact import tagging

    who, names = _who_and_names(call, words, "tag")
    return carry_out(call, "tag", who, partial(tagging.tag, names=names), sure=yes)


@verb("untag")
def untag(call: Call, words: Words, yes: Yes = False) -> Answer:
    """Take tags off a person, or off everybody whom a query means."""
    from netcrm.book.contact import tagging

    who, names = _who_and_names(call, words, "untag")
    return carry_out(call, "untag", who, partial(tagging.untag, names=names), sure=yes)


def _who_and_names(call: Call, words: Sequence[str], name: str) -> tuple[Sequence[str], list[str]]:
    """Split the words into who is meant and the tags: the person is read as before a text."""
    from netcrm.book.people.resolve import leading
    from netcrm.errors import UsageError

    who, names = query_and_rest(words)
    if not who:
        someone, names = leading(call.asked(call.reading()), words)
        who = [str(someone.id)]
    tags = [plain for word in names if (plain := word.strip().strip(",;"))]
    if not tags:
        raise UsageError(f"Which tag? Say it after the person: netcrm {name} amara berlin")
    return who, tags
