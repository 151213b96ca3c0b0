"""``import`` and ``export``: files in and out."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.files.importing import Report
    from netcrm.rules.query import Query
    from netcrm.store.writing import Work

SUFFIXES = (".csv", ".vcf", ".json", ".ics", ".xlsx", ".md")
"""A first word of ``export`` that ends so is a file."""

FORMATS = ("csv",)


@verb("import")
def import_(
    call: Call,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="CSV: LinkedIn's Connections.csv, or netcrm's own."),
    ],
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="linkedin or netcrm, if not recognised."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> Answer:
    """Take in people from files.

    The same file again changes nothing.
    """
    from netcrm.render import single

    with call.writing("import", keep=not dry_run) as work:
        _collect()
        reports = [_import(call, work, file, source) for file in files]
        work.summary = "; ".join(report.summary for report in reports)
    return single.imported(reports, dry_run=dry_run)


def _import(call: Call, work: Work, file: Path, source: str | None) -> Report:
    from netcrm.book.files.importing import import_cards
    from netcrm.cli.progress import progress
    from netcrm.errors import UnreadableFileError
    from netcrm.formats.decode import read_text
    from netcrm.formats.reading import read_cards
    from netcrm.formats.remarks import Remark

    decoded = read_text(file)
    try:
        reading = read_cards(decoded.text, source, today=call.today, order=call.settings.date_order)
    except UnreadableFileError as error:
        told = f"{error.message[0].lower()}{error.message[1:]}"
        raise UnreadableFileError(f"{file} is no list of people: {told}") from error
    with progress(f"Importing {file.name}", reading.total_lines) as advance:
        report = import_cards(work, reading, file.name, advance)
    if decoded.remark:
        report.warnings.insert(0, Remark(0, decoded.remark))
    return report


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

    _collect()
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


def _collect() -> None:
    """Let memory be collected again, which a short command does without; not the modules' own."""
    gc.freeze()
    gc.enable()


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
