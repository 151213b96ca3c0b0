"""``import``: files in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.memory import collect
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.book.files.report import Report
    from netcrm.errors import UnreadableFileError
    from netcrm.formats.decode import Source
    from netcrm.formats.dialects.mapping import Mapped
    from netcrm.store.writing import Work

RECORD = 400
"""So many bytes a record of JSON has, about: where it is told how far an import has come."""


@verb("import")
def import_(
    call: Call,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="The CSV of an address book or any table, or netcrm's own JSON."
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="linkedin, google, outlook, thunderbird, windows-mail, roundcube, hubspot, "
            "pipedrive, zoho, csv (any table), netcrm (CSV) or json.",
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="What a column of a table means. Repeatable."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> Answer:
    """Take in people from files.

    The same file again changes nothing.
    """
    from netcrm.formats.decode import Source
    from netcrm.formats.dialects.mapping import read_mapping
    from netcrm.formats.reading import JSON
    from netcrm.render.files import imported

    mapping = read_mapping(columns or ())
    reports = []
    with call.writing("import", keep=not dry_run) as work:
        collect()
        for file in files:
            found = Source(file)
            is_json = source == JSON or (source is None and found.is_json)
            if is_json:
                reports.append(_json(call, work, found))
            else:
                reports.append(_cards(call, work, found, source, mapping))
        work.summary = "; ".join(report.summary for report in reports)
        changed = work.changed
    return imported(reports, changed=changed, dry_run=dry_run)


def _cards(
    call: Call, work: Work, file: Source, source: str | None, mapping: list[Mapped]
) -> Report:
    from netcrm.book.files.importing import import_cards
    from netcrm.cli.backing_up import back_up_before_import
    from netcrm.cli.progress import progress
    from netcrm.errors import UnreadableFileError
    from netcrm.formats.reading import read_cards
    from netcrm.formats.remarks import Remark

    decoded = file.text()
    try:
        reading = read_cards(
            decoded.text,
            source,
            today=call.today,
            order=call.settings.date_order,
            mapping=mapping,
        )
    except UnreadableFileError as error:
        raise _no_list(file, error) from error
    if work.keep:
        back_up_before_import(call, reading.total_lines)
    with progress(f"Importing {file.path.name}", reading.total_lines) as advance:
        report = import_cards(work, reading, file.path.name, advance)
    if decoded.remark:
        report.warnings.insert(0, Remark(0, decoded.remark))
    return report


def _json(call: Call, work: Work, file: Source) -> Report:
    from netcrm.book.files.everything.importing import import_everything
    from netcrm.cli.backing_up import back_up_before_import
    from netcrm.cli.progress import progress
    from netcrm.errors import UnreadableFileError
    from netcrm.formats.own_json_reading import OwnJson

    try:
        document = OwnJson(file.open)
    except UnreadableFileError as error:
        raise _no_list(file, error) from error
    records = file.size // RECORD
    if work.keep:
        back_up_before_import(call, records)
    name = file.path.name
    with closing(document), progress(f"Importing {name}", records) as advance:
        return import_everything(work, document, name, lambda read: advance(read // RECORD))


def _no_list(file: Source, error: UnreadableFileError) -> UnreadableFileError:
    told = f"{error.message[0].lower()}{error.message[1:]}"
    return type(error)(f"{file.path} is no list of people: {told}")
