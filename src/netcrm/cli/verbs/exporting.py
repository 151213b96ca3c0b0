"""``export``: files out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from netcrm.cli.call import Call
from netcrm.cli.memory import collect
from netcrm.cli.verb import verb
from netcrm.render.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted
    from netcrm.book.files.out.formats import Format
    from netcrm.errors import UsageError

PAGES = "md"
"""The format of which a folder can be filled, with a file a person."""

_FOLDER_ENDS = ("/", os.sep)


@verb("export")
def export(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE] [QUERY]...",
            help="A file, such as people.csv, then whom.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="csv, google, outlook, vcard, vcard4, json, ics, md or xlsx.",
        ),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="With the text of what is private.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also over a file that netcrm did not write.")
    ] = False,
) -> Answer | None:
    """Write people to a file, or to the output.

    JSON holds everything of them: conversations and follow-ups, too. So do Markdown (.md), which
    with --to md and a folder is a file for each person, and a workbook (.xlsx). iCalendar (.ics)
    holds who is due within a year, promises and birthdays.
    """
    from netcrm.book.files.out.export import Wanted
    from netcrm.book.files.out.formats import BY_SUFFIX, FORMATS
    from netcrm.cli.verbs.people import people_of

    collect()
    words = words or []
    path, rest = _path_first(words, BY_SUFFIX, pages=to == PAGES)
    name = to or (BY_SUFFIX[path.suffix.casefold()] if path else "csv")
    if name not in FORMATS:
        raise _unknown(name, FORMATS)
    query = call.query([*rest])
    if path is None and name == "csv" and call.form in ("json", "ids"):
        return people_of(call, query)
    wanted = Wanted(call.reading(), call.moment, query, private, in_file=path is not None)
    if path is None:
        _to_output(wanted, FORMATS[name])
        return None
    if name == PAGES and _is_folder(words[0]):
        return _into_folder(wanted, path, force=force)
    return _into_file(wanted, FORMATS[name], path, force=force)


def _path_first(
    words: Sequence[str], suffixes: Mapping[str, str], *, pages: bool
) -> tuple[Path | None, Sequence[str]]:
    """Take a first word that names a file, or a folder for ``pages``, from those of the query."""
    first = words[0] if words else ""
    path = Path(first).expanduser()
    if first == "-":
        return None, words[1:]
    if first.endswith(_FOLDER_ENDS) and not pages:
        raise _no_file(first)
    if path.suffix.casefold() in suffixes or (pages and _is_folder(first)):
        return path, words[1:]
    return None, words


def _is_folder(word: str) -> bool:
    return word.endswith(_FOLDER_ENDS) or (word != "" and Path(word).expanduser().is_dir())


def _no_file(folder: str) -> UsageError:
    from netcrm.errors import UsageError

    return UsageError(f"{folder} is a folder: --to {PAGES} writes a file for each person into it.")


def _unknown(name: str, formats: Iterable[str]) -> UsageError:
    from netcrm.errors import UsageError

    return UsageError(f"netcrm does not write {name}; it writes {', '.join(formats)}.")


def _to_output(wanted: Wanted, form: Format) -> None:
    from netcrm.cli.output import remark
    from netcrm.cli.progress import progress
    from netcrm.cli.streams import OnScreen, write_for_programs
    from netcrm.errors import UsageError
    from netcrm.render.files import nobody, not_written

    on_screen = sys.stdout.isatty()
    if form.is_binary and on_screen:
        raise UsageError(
            f"That is no text for a terminal: name a file, such as people{form.suffix}."
        )
    write_for_programs(sys.stdout)
    out = cast("TextIO", OnScreen(sys.stdout)) if on_screen else sys.stdout
    ready = form.prepare(wanted)
    with progress("Exporting", 0 if on_screen else ready.total) as advance:
        done = ready.write(out, advance)
    for line in (*not_written(done), *nobody(done.people, wanted.query)):
        remark(line)


def _into_file(wanted: Wanted, form: Format, path: Path, *, force: bool) -> Answer:
    from netcrm.book.people.queries import EVERYBODY
    from netcrm.cli.progress import progress
    from netcrm.errors import RefusedError
    from netcrm.formats.atomic import replacing
    from netcrm.formats.own_files import check_replaceable
    from netcrm.render.files import exported

    replaced = check_replaceable(path, force=force)
    ready = form.prepare(wanted)
    if replaced and not ready.total and wanted.query != EVERYBODY:
        raise RefusedError(f"Nobody fits; {path} stays as it is.")
    with replacing(path) as out, progress("Exporting", ready.total) as advance:
        done = ready.write(out, advance)
    return exported(str(path), done, replaced=int(replaced))


def _into_folder(wanted: Wanted, folder: Path, *, force: bool) -> Answer:
    from netcrm.book.files.out.pages import Pages
    from netcrm.book.people.queries import EVERYBODY
    from netcrm.cli.progress import progress
    from netcrm.formats.atomic import filling
    from netcrm.formats.own_files import check_replaceable, others
    from netcrm.render.files import exported, of_others

    pages = Pages(wanted)
    files = [folder / name for name in pages.names().values()]
    replaced = sum(check_replaceable(file, force=force) for file in files)
    with filling(folder) as opened, progress("Exporting", pages.total) as advance:
        done = pages.write(opened, advance)
    answer = exported(f"{folder}{os.sep}", done, replaced=replaced, in_folder=True)
    left = others(folder, files) if wanted.query == EVERYBODY else 0
    return answer._replace(remarks=[*answer.remarks, *of_others(left)])
