"""Files in and out: what an import or an export did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.render import keys
from netcrm.render.answer import Answer
from netcrm.render.single import UNDO
from netcrm.rules.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netcrm.book.files.out.export import Exported
    from netcrm.book.files.report import Report

MOST_LINES = 10
"""So many warnings of an import are printed; JSON has them all."""

LONGEST = 60
"""A value is told in so many characters."""


def imported(reports: Sequence[Report], *, changed: bool, dry_run: bool) -> Answer:
    """Say what an import did, or would do; ``changed`` if there is something to be undone."""
    found = keys.imported(reports, dry_run=dry_run)
    more = [line for name in keys.BESIDE_PEOPLE if (line := _counted(name, found[name]))]
    counts = (
        f"{found['added']:,} added, {found['updated']:,} updated,"
        f" {found['unchanged']:,} unchanged, {len(found['skipped']):,} skipped."
    )
    counts = f"People: {counts}" if more else counts
    lines = [f"Dry run: {counts}" if dry_run else counts, *more]
    if dry_run:
        lines[-1] += " Nothing was changed."
    elif changed:
        lines[-1] += f" {UNDO}"
    lines += _added(found["added_people"])
    lines += _first(change for one in found["changes"] for change in _changes(one))
    lines += _kept(found["kept"])
    problems = [_located(one, "skipped: ") for one in found["skipped"]]
    problems += [_located(one) for one in found["warnings"]]
    return Answer(found, lines=lines, remarks=_first(problems))


def nobody(people: int, query: Query) -> list[str]:
    """Say that nobody was exported; perhaps a file was meant, whose name was taken for a query."""
    if people or query == Query():
        return []
    return ["Nobody fits. A first word is a file if it ends in .csv or the like: people.csv."]


def _counted(name: str, counts: dict[str, int]) -> str:
    """Say what became of interactions or follow-ups, if the files had any."""
    if not any(counts.values()):
        return ""
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    return f"{keys.BESIDE_PEOPLE[name].capitalize()}: {told}."


def _added(names: Sequence[str]) -> list[str]:
    """Name those who are new."""
    if not names:
        return []
    shown = names if len(names) <= MOST_LINES + 1 else names[:MOST_LINES]
    more = f" and {len(names) - len(shown):,} more" if len(shown) < len(names) else ""
    return [f"New: {', '.join(shown)}{more}"]


def _changes(one: dict[str, Any]) -> Iterable[str]:
    """Say of a contact what the file has changed."""
    for name, (before, after) in one["changed"].items():
        yield f"{one['name']}: {_called(name)}: {_short(before) or 'nothing'} → {_short(after)}"
    for name, further in one["further"].items():
        yield f"{one['name']}: {_called(name)}: also {', '.join(map(_short, further))}"


_CALLED = {
    "emails": "e-mail",
    "phones": "phone",
    "links": "link",
    "tags": "tag",
    "former_names": "former name",
    "suffix": "post-nominals",
    "addresses": "address",
    "further_posts": "post",
}


def _called(name: str) -> str:
    """Return what a field is called in a sentence; a date, a label and an own field by its name."""
    if name in _CALLED:
        return _CALLED[name]
    return name.partition(":")[2] or (name.replace("_", " ") if name in _WORDS else name)


_WORDS = ("met_on", "time_zone", "private_notes")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _kept(counts: dict[str, int]) -> list[str]:
    """Name what was kept though netcrm does not understand it."""
    if not counts:
        return []
    named = [f"{name} ({count:,})" if count > 1 else name for name, count in counts.items()]
    more = f" and {len(named) - MOST_LINES:,} more" if len(named) > MOST_LINES else ""
    told = ", ".join(named[:MOST_LINES])
    return [f"Kept as it is, for export to the same format: {told}{more}"]


def _located(remark: dict[str, Any], what: str = "") -> str:
    where = f"line {remark['line']}: " if remark["line"] else ""
    return f"{where}{what}{remark['reason']}"


def _first(lines: Iterable[str]) -> list[str]:
    every = list(lines)
    more = len(every) - MOST_LINES
    return every if more <= 1 else [*every[:MOST_LINES], f"and {more:,} more: --json counts all"]


def exported(file: str, done: Exported, *, replaced: int, in_folder: bool = False) -> Answer:
    """Say what was written into a file, or into files in a folder."""
    counts = {
        "people": done.people,
        "interactions": done.interactions,
        "followups": done.followups,
        "events": done.events,
    }
    said = [_number(done.people, "person", "people")]
    if done.interactions or done.followups:
        said += [_number(done.interactions, "conversation"), _number(done.followups, "follow-up")]
    if done.events:
        said += [_number(done.events, "event of a calendar", "events of a calendar")]
    *others, last = said
    all_ = f"{', '.join(others)} and {last}" if others else last
    where = f"{file}, a file for each person" if in_folder else file
    line = f"Exported {all_} to {where}{_replaced(replaced, in_folder=in_folder)}."
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
