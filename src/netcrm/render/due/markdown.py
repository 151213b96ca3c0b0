"""The due list as Markdown: a list of tasks, for notes and issue trackers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.due import keys
from netcrm.render.due.listing import below, heading, reasons, whereabouts
from netcrm.rules.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.book.due.listing import DueList


def document(found: DueList) -> Iterator[str]:
    """Yield the list, each person a task with their reasons below."""
    yield f"# {plain(heading(found))}\n"
    yield "\n" if found.rows else ""
    for one in found.rows:
        row = keys.due_row(one, found.today)
        where = whereabouts(row)
        yield f"- [ ] **{plain(row['name'])}**{f' ({plain(where)})' if where else ''}\n"
        yield from (f"  - {plain(reason)}\n" for reason in reasons(row))
    for sentence in below(found):
        yield f"\n{plain(sentence)}\n"
