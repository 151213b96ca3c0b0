"""``export``: files out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.memory import collect
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.rules.query import Query

SUFFIXES = (".csv", ".vcf", ".json", ".ics", ".xlsx", ".md")
"""A first word of ``export`` that ends so is a file."""

FORMATS = ("csv",)


@verb("export")
def export(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE] [QUERY]...", help="A file such as people.csv, then whom."),
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="FORMAT", help="csv.")] = None,
) -> Answer | None:
    """Write people to a file, or to the output."""
    from netcrm.book.files.exporting import export_csv
    from netcrm.cli.verbs.people import people_of
    from netcrm.errors import UsageError
    from netcrm.render import single

    collect()
    file, rest = _file_first(words or [])
    suffix = file.suffix.casefold().removeprefix(".") if file else "csv"
    if (to or suffix) not in FORMATS:
        raise UsageError(f"netcrm does not write {to or suffix}; it writes {', '.join(FORMATS)}.")
    query = call.query([*rest])
    if file is not None:
        return single.exported(str(file), _write(call, query, file))
    if call.form in ("json", "ids"):
        return people_of(call, query)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    export_csv(call.reading(), call.today, query, sys.stdout, mark=False)
    return None


def _file_first(words: Sequence[str]) -> tuple[Path | None, Sequence[str]]:
    if words and words[0] == "-":
        return None, words[1:]
    if words and Path(words[0]).suffix.casefold() in SUFFIXES:
        return Path(words[0]).expanduser(), words[1:]
    return None, words


def _write(call: Call, query: Query, file: Path) -> int:
    from netcrm.book.files.exporting import export_csv
    from netcrm.formats.atomic import replacing

    connection = call.reading()
    with replacing(file) as out:
        return export_csv(connection, call.today, query, out, mark=True)
