"""The due list as plain text of few columns: for desktop notices, chats and small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Entry
from netcrm.render.due import keys
from netcrm.render.due.listing import below, heading, reach, reasons
from netcrm.render.pages import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.book.due.listing import DueList

WIDTH = 60
"""No line has more columns of a terminal."""


def document(found: DueList) -> Iterator[str]:
    """Yield the list, each person with their reasons below the name."""
    for line in lines(_entries(found), WIDTH, addresses_whole=False):
        yield f"{line}\n"


def _entries(found: DueList) -> Iterator[str | Entry]:
    yield Entry("", heading(found))
    for one in found.rows:
        row = keys.due_row(one, found.today)
        yield ""
        who = ", ".join(filter(None, (row["name"], row["organisation"])))
        yield Entry("", "; ".join(filter(None, (who, reach(row)))))
        yield from (Entry("- ", reason) for reason in reasons(row))
    for sentence in below(found):
        yield ""
        yield Entry("", sentence)
