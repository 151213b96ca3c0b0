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
    from typing import TextIO

    from netcrm.book.files.everything.exporting import Exported
    from netcrm.rules.query import Query

SUFFIXES = (".csv", ".vcf", ".json", ".ics", ".xlsx", ".md")
"""A first word of ``export`` that ends so is a file."""

FORMATS = ("csv", "json", "ics")


@verb("export")
def export(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE] [QUERY]...",
            help="A file, people.csv, everything.json or due.ics, then whom.",
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FORMAT", help="csv, json or ics.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="With the text of what is private.")
    ] = False,
) -> Answer | None:
    """Write people to a file, or to the output.

    JSON holds everything of them: conversations and follow-ups, too. iCalendar (.ics) holds who is
    due within a year, promises and birthdays.
    """
    from netcrm.cli.verbs.people import people_of
    from netcrm.errors import UsageError

    collect()
    file, rest = _file_first(words or [])
    suffix = file.suffix.casefold().removeprefix(".") if file else "csv"
    if (to or suffix) not in FORMATS:
        raise UsageError(f"netcrm does not write {to or suffix}; it writes {', '.join(FORMATS)}.")
    query = call.query([*rest])
    if (to or suffix) == "json":
        return _everything(call, query, file, private=private)
    if (to or suffix) == "ics":
        return _calendar(call, query, file)
    if file is None and call.form in ("json", "ids"):
        return people_of(call, query)
    return _csv(call, query, file, private=private)


def _file_first(words: Sequence[str]) -> tuple[Path | None, Sequence[str]]:
    if words and words[0] == "-":
        return None, words[1:]
    if words and Path(words[0]).suffix.casefold() in SUFFIXES:
        return Path(words[0]).expanduser(), words[1:]
    return None, words


def _csv(call: Call, query: Query, file: Path | None, *, private: bool) -> Answer | None:
    from netcrm.book.files.exporting import export_csv
    from netcrm.cli.output import remark
    from netcrm.cli.streams import write_for_programs
    from netcrm.formats.atomic import replacing
    from netcrm.render.files import exported, nobody, notes_left_out

    connection, today = call.reading(), call.today
    if file is None:
        write_for_programs(sys.stdout)
        done = export_csv(connection, today, query, sys.stdout, mark=False, private=private)
        for line in (*notes_left_out(done.left_out), *nobody(done.people, query)):
            remark(line)
        return None
    with replacing(file) as out:
        done = export_csv(connection, today, query, out, mark=True, private=private)
    return exported(str(file), done.people)._replace(remarks=notes_left_out(done.left_out))


def _calendar(call: Call, query: Query, file: Path | None) -> Answer | None:
    from netcrm.book.due.listing import Wish, due_list
    from netcrm.cli import feeding
    from netcrm.cli.output import remark
    from netcrm.cli.progress import progress
    from netcrm.cli.streams import write_for_programs
    from netcrm.formats.atomic import replacing
    from netcrm.render.files import exported, nobody

    connection = call.reading()
    wish = feeding.of_a_calendar(Wish(None, query), most=None)
    found = due_list(connection, call.today, wish)
    events = sum(len(row.standing.reasons) for row in found.rows)

    def write(out: TextIO) -> None:
        with progress("Exporting", events) as advance:
            for number, piece in enumerate(feeding.written(call, connection, found)):
                out.write(piece)
                advance(number)

    if file is None:
        write_for_programs(sys.stdout)
        write(sys.stdout)
        for line in nobody(len(found.rows), query):
            remark(line)
        return None
    with replacing(file) as out:
        write(out)
    return exported(str(file), len(found.rows), events=events)


def _everything(call: Call, query: Query, file: Path | None, *, private: bool) -> Answer | None:
    from netcrm.book.files.everything.exporting import Export
    from netcrm.cli.output import remark
    from netcrm.cli.progress import progress
    from netcrm.cli.streams import write_for_programs
    from netcrm.formats.atomic import replacing
    from netcrm.render.files import exported, left_out, nobody

    everything = Export(call.reading(), call.today, query, private=private)

    def write(out: TextIO) -> Exported:
        with progress("Exporting", everything.total) as advance:
            return everything.write(out, advance)

    if file is None:
        write_for_programs(sys.stdout)
        done = write(sys.stdout)
        told = left_out(done.notes_left_out, done.talks_left_out)
        for line in (*told, *nobody(done.people, query)):
            remark(line)
        return None
    with replacing(file) as out:
        done = write(out)
    answer = exported(str(file), done.people, done.interactions, done.followups)
    return answer._replace(remarks=left_out(done.notes_left_out, done.talks_left_out))
