"""The forms of an answer: table, tab-separated lines, CSV, JSON, ids; documents of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.cells import as_text
from netcrm.render.one_screen import one_screen
from netcrm.render.pages import lines
from netcrm.rules.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from netcrm.render.answer import Answer, Column, Object, Screen

FORMATS = ("table", "tsv", "csv", "json", "ids")
FURTHER = {"due": ("text", "md", "html", "ics"), "brief": ("md",)}
"""The forms that only some verbs have, by the verb."""

READ_BY_PEOPLE = ("table", "text", "md", "html")
"""In these forms the sentences about a list are a part of it."""


def forms_of(verb: str) -> tuple[str, ...]:
    """Return all forms in which a verb answers."""
    return (*FORMATS, *FURTHER.get(verb, ()))


def printed(answer: Answer, form: str, screen: Screen) -> Iterator[str]:
    """Yield the answer in ``form``, in pieces, as it is written to stdout.

    Tables fit the screen; all other forms are the same everywhere and never cut.
    """
    if form in answer.documents:
        yield from answer.documents[form]()
    elif form == "table" and answer.is_list:
        from netcrm.render.tables import table

        yield from table(answer, screen)
    elif form in ("table", "tsv") and not answer.is_list:
        width = screen.width if form == "table" else None
        page = one_screen(answer.facts, width) if answer.facts else lines(answer.lines, width)
        yield from (f"{line}\n" for line in page)
    else:
        yield from _FORMS[form](answer)


def said_below(answer: Answer, form: str) -> list[str]:
    """Return the sentences below a list that, in a form for programs, do not belong to it."""
    if not answer.is_list or form in READ_BY_PEOPLE:
        return []
    return list(map(str, answer.lines))


def _tsv(answer: Answer) -> Iterator[str]:
    for row in _rows(answer):
        yield "\t".join(visible(cell) for cell in _cells(row, answer.columns)) + "\n"


def _csv(answer: Answer) -> Iterator[str]:
    import csv
    import io

    from netcrm.rules.text import guard_cell

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    rows = iter(_rows(answer))
    first = next(rows, None)
    keys = [column.key for column in answer.columns] or list(first or ())
    writer.writerow(keys)
    for row in (first, *rows):
        if row is not None:
            writer.writerow(guard_cell(cell) for cell in _cells(row, answer.columns))
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _json(answer: Answer) -> Iterator[str]:
    import json

    def write(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, indent=2)

    if not answer.is_list:
        yield write(answer.data) + "\n"
        return
    between = "["
    for row in answer.data:
        yield f"{between}\n  {write(row).replace(chr(10), chr(10) + '  ')}"
        between = ","
    yield "\n]\n" if between == "," else "[]\n"


def _ids(answer: Answer) -> Iterator[str]:
    for row in _rows(answer):
        if (number := row.get("id")) is not None:
            yield f"{number}\n"


def _rows(answer: Answer) -> Iterable[Object]:
    return [answer.data] if isinstance(answer.data, dict) else answer.data


def _cells(row: Object, columns: Iterable[Column]) -> Iterator[str]:
    if columns:
        return (as_text(column.value(row)) for column in columns)
    return (as_text(value) for value in row.values())


_FORMS: dict[str, Callable[[Answer], Iterator[str]]] = {
    "tsv": _tsv,
    "csv": _csv,
    "json": _json,
    "ids": _ids,
}
