"""Files out: what an export did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.render.answer import Answer
from netcrm.rules.enumerating import enumerated
from netcrm.rules.query import Query

if TYPE_CHECKING:
    from netcrm.book.files.out.export import Exported


def nobody(people: int, query: Query) -> list[str]:
    """Say that nobody was exported; perhaps a file was meant, whose name was taken for a query."""
    if people or query == Query():
        return []
    return ["Nobody fits. A first word is a file if it ends in .csv or the like: people.csv."]


def exported(file: str, done: Exported, *, replaced: int, in_folder: bool = False) -> Answer:
    """Say what was written into a file, or into files in a folder."""
    counts = {
        "people": done.people,
        "interactions": done.interactions,
        "followups": done.followups,
        "foci": done.foci,
        "outcomes": done.outcomes,
        "events": done.events,
    }
    said = [_number(done.people, "person", "people")]
    if done.interactions or done.followups:
        said += [_number(done.interactions, "conversation"), _number(done.followups, "follow-up")]
    if done.outcomes:
        said += [_number(done.outcomes, "outcome")]
    if done.foci:
        said += [_number(done.foci, "event, project or group", "events, projects and groups")]
    if done.events:
        said += [_number(done.events, "event of a calendar", "events of a calendar")]
    where = f"{file}, a file for each person" if in_folder else file
    line = f"Exported {enumerated(said)} to {where}{_replaced(replaced, in_folder=in_folder)}."
    data = {"file": file, **counts, "replaced": replaced}
    return Answer(data, lines=[line], remarks=not_written(done))


def _replaced(files: int, *, in_folder: bool) -> str:
    """Say that something was there before."""
    if not files:
        return ""
    if not in_folder:
        return ", in place of the one that was there"
    return f"; {files:,} {'was' if files == 1 else 'were'} there before"


def _number(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or f'{one}s'}"


def not_written(done: Exported) -> list[str]:
    """Say what was left out of an export: what is private, and what the format cannot hold."""
    return [*_left_out(done.notes_left_out, done.talks_left_out), *_cut(done.cut)]


def _left_out(notes: int, talks: int) -> list[str]:
    said = [_number(notes, "private note")] if notes else []
    said += [f"the text of {_number(talks, 'private conversation')}"] if talks else []
    if not said:
        return []
    was, them = ("was", "it") if len(said) == 1 and (talks or notes == 1) else ("were", "them")
    told = " and ".join(said)
    return [f"{told[0].upper()}{told[1:]} {was} left out; --private takes {them} along."]


def _cut(texts: int) -> list[str]:
    if not texts:
        return []
    return [f"Only the beginning of {_number(texts, 'long text')} is in it: a cell holds no more."]


def of_others(files: int) -> list[str]:
    """Say that files of an earlier export are of people who are not in this one."""
    if not files:
        return []
    was = "is of somebody" if files == 1 else "are of people"
    return [f"{_number(files, 'other file')} of netcrm there {was} not in this export, and stayed."]
