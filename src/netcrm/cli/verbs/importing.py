"""``import``: files in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netcrm.cli.call import Call
from netcrm.cli.memory import collect
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from netcrm.book.files.importing import Report
    from netcrm.store.writing import Work


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
        collect()
        reports = [_import(call, work, file, source) for file in files]
        work.summary = "; ".join(report.summary for report in reports)
    return single.imported(reports, dry_run=dry_run)


def _import(call: Call, work: Work, file: Path, source: str | None) -> Report:
    from netcrm.book.files.importing import import_cards
    from netcrm.cli.backing_up import back_up_before_import
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
    if work.keep:
        back_up_before_import(call, reading.total_lines)
    with progress(f"Importing {file.name}", reading.total_lines) as advance:
        report = import_cards(work, reading, file.name, advance)
    if decoded.remark:
        report.warnings.insert(0, Remark(0, decoded.remark))
    return report
