"""The due list as a page of HTML that mail programs show, too: one file that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.due import keys
from netcrm.render.due.listing import below, heading, reasons, whereabouts
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.due.listing import DueList
    from netcrm.render.answer import Object
    from netcrm.render.due.digest import Section


def document(found: DueList, sections: Sequence[Section] = ()) -> Iterator[str]:
    """Yield the page, with further ``sections`` below the list."""
    rows = [keys.due_row(row, found.today) for row in found.rows]
    listed = [{**row, "where": whereabouts(row), "reasons": reasons(row)} for row in rows]
    yield page(heading(found), listed, list(below(found)), sections)


def page(
    title: str, rows: Sequence[Object], sentences: Sequence[str], sections: Sequence[Section] = ()
) -> str:
    """Write a page; every value of a user is plain text in it."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("netcrm.render.due", ""),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    shown = environment.get_template("page.html.jinja").render(
        heading=title, rows=rows, below=sentences, sections=sections
    )
    return f"{shown}\n"


def _shown(value: object) -> object:
    """Leave nothing in a text that acts or hides; markup is Jinja's own to escape."""
    return visible(value) if type(value) is str else value
