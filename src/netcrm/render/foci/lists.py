"""The lists of events, projects and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer, Column
from netcrm.render.foci import keys
from netcrm.render.lists import NEVER, NORMAL, ROOMY
from netcrm.rules.foci import LETTERS
from netcrm.rules.focus_days import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.practice.finding import Focus
    from netcrm.render.answer import Object

_FIRST = {
    "event": "netcrm event add 'AMEE 2026' --on 2026-08-24..26 --at Vienna --kind conference",
    "project": "netcrm project add 'OSCE study' --kind research --role investigator --with WHO",
    "group": "netcrm group add IAMSE --kind society --role member --with WHO",
}
"""What to type where nothing is there yet."""


def foci(sort: str, found: Sequence[Focus], kind: str | None) -> Answer:
    """List foci of one sort, the latest first; ``kind`` is to what the list was narrowed."""
    times = {one.id: when(one.sort, one.from_on, one.to_on) for one in found}

    def code(row: Object) -> str:
        return f"{LETTERS[sort]}{row['id']}"

    def time(row: Object) -> str:
        return times[row["id"]]

    return Answer(
        data=[keys.focus(one) for one in found],
        columns=(
            Column("id", cell=code, right=True),
            Column("name", grows=True),
            Column("kind"),
            Column("from_on", time, title="when", grows=True),
            Column("to_on", from_width=NEVER),
            Column("place", grows=True, from_width=NORMAL),
            Column("role", title="my role", grows=True, from_width=ROOMY),
            Column("organisation", grows=True, from_width=ROOMY),
            Column("people", right=True),
        ),
        lines=list(_said(sort, found, kind)),
    )


def _said(sort: str, found: Sequence[Focus], kind: str | None) -> Iterator[str]:
    """Explain an empty list."""
    if found:
        return
    if kind is None:
        yield f"No {sort}s yet. Begin with one: {_FIRST[sort]}"
    else:
        yield f"There is no {sort} of the kind '{kind}'; 'netcrm {sort} list' shows all."
