"""``import``: files in."""

from __future__ import annotations

from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.memory import collect
from netcrm.cli.sources import STANDARD_INPUT, source_of
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.files.counting import Counted
    from netcrm.book.files.report import Report
    from netcrm.formats.dialects.mapping import Mapped
    from netcrm.formats.source import Source
    from netcrm.store.writing import Work

RECORD = 400
"""So many bytes a record of JSON has, about: where it is told how far an import has come."""

MOST_SAID = 5
"""So many files are told of in the history."""


@verb("import")
def import_(
    call: Call,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="The CSV of an address book or any table, vCards, netcrm's own JSON, a .zip with"
            " such files; - is standard input.",
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="linkedin, vcard, google, outlook, thunderbird, windows-mail, roundcube, hubspot, "
            "pipedrive, zoho, csv (any table), netcrm (CSV) or json.",
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="What a column of a table means. Repeatable."
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="How the text is encoded: cp1250, utf-16."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> Answer:
    """Take in people from files.

    The same file again changes nothing.
    """
    from netcrm.book.files.counting import Counted
    from netcrm.formats.dialects.mapping import read_mapping
    from netcrm.formats.named import is_json, opened
    from netcrm.render.imports import imported

    _ = call.settings  # before anybody types a list for nothing
    mapping = read_mapping(columns or ())
    reports = []
    counted = Counted()
    # All of it is looked at before the database is opened: nobody waits for a pipe that is slow.
    with (
        opened(_named(files, encoding), source) as sources,
        call.writing("import", keep=not dry_run) as work,
    ):
        collect()
        for file in sources:
            if is_json(file, source):
                report = _json(call, work, file, counted)
            else:
                report = _cards(call, work, file, counted, source, mapping)
            report.beside = file.remarks
            reports.append(report)
        work.summary = _summary(reports)
        changed = work.changed
    return imported(reports, changed=changed, dry_run=dry_run)


def _named(files: Sequence[Path], encoding: str | None) -> list[Source]:
    from netcrm.errors import UsageError
    from netcrm.formats.decode import checked_encoding

    if encoding is not None:
        encoding = checked_encoding(encoding)
    if files.count(STANDARD_INPUT) > 1:
        raise UsageError("Standard input can be read only once: name - once.")
    sources = [source_of(file, encoding) for file in files]
    titles = Counter(one.title for one in sources)
    for one in sources:
        one.title = one.title if titles[one.title] == 1 else one.name  # of two folders
    return sources


def _cards(
    call: Call,
    work: Work,
    file: Source,
    counted: Counted,
    source: str | None,
    mapping: list[Mapped],
) -> Report:
    from netcrm.book.files.importing import import_cards
    from netcrm.cli.backing_up import back_up_before_import
    from netcrm.cli.progress import progress
    from netcrm.formats.reading import read_cards
    from netcrm.formats.remarks import Remark

    decoded = file.text()
    with _naming(file, " is no list of people"):
        reading = read_cards(
            decoded.text,
            source,
            today=call.today,
            order=call.settings.date_order,
            mapping=mapping,
        )
    if work.keep:
        back_up_before_import(call, reading.total_lines)
    with progress(f"Importing {file.title}", reading.total_lines) as advance, _naming(file):
        report = import_cards(work, reading, file.title, advance, counted)
    if decoded.remark:
        report.warnings.insert(0, Remark(0, decoded.remark))
    return report


def _json(call: Call, work: Work, file: Source, counted: Counted) -> Report:
    from netcrm.book.files.everything.importing import import_everything
    from netcrm.cli.backing_up import back_up_before_import
    from netcrm.cli.progress import progress
    from netcrm.formats.own_json_reading import OwnJson

    with _naming(file, " is no list of people"):
        document = OwnJson(file.open)
    records = file.size // RECORD
    if work.keep:
        back_up_before_import(call, records)
    with closing(document), progress(f"Importing {file.title}", records) as advance:
        return import_everything(
            work, document, file.title, lambda read: advance(read // RECORD), counted
        )


def _summary(reports: Sequence[Report]) -> str:
    said = "; ".join(report.summary for report in reports[:MOST_SAID])
    more = len(reports) - MOST_SAID
    return f"{said}; and {more:,} more files" if more > 0 else said


@contextmanager
def _naming(file: Source, what: str = "") -> Iterator[None]:
    """Begin with the name of the file the sentence about it that a reader says."""
    from netcrm.errors import UnreadableFileError

    try:
        yield
    except UnreadableFileError as error:
        if error.message.startswith(file.name):
            raise
        told = f"{error.message[0].lower()}{error.message[1:]}"
        raise UnreadableFileError(f"{file.name}{what}: {told}") from error
