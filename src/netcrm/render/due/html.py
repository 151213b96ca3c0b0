"""The due list as a page of HTML that mail programs show, too: one file that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render import keys
from netcrm.render.due.listing import below, heading, reasons
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netcrm.book.due.listing import DueList


def document(found: DueList) -> Iterator[str]:
    """Yield the page; every value of a user is plain text in it."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("netcrm.render.due", ""),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    rows = [keys.due_row(row, found.today) for row in found.rows]
    yield from environment.get_template("page.html.jinja").generate(
        heading=heading(found),
        rows=[{**row, "reasons": reasons(row)} for row in rows],
        below=list(below(found)),
    )
    yield "\n"


def _shown(value: object) -> object:
    """Leave nothing in a text that acts or hides; markup is Jinja's own to escape."""
    return visible(value) if type(value) is str else value
