"""Files in: what an import did, or would do. The keys are a promise (docs/reference/json.md)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from netcrm.render.answer import Answer
from netcrm.render.single import UNDO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netcrm.book.files.report import Counts, Proposal, Report, Update
    from netcrm.formats.remarks import Remark, Skipped
    from netcrm.render.answer import Object

BESIDE_PEOPLE = {
    "interactions": "conversations",
    "followups": "follow-ups",
    "foci": "events, projects and groups",
    "outcomes": "outcomes",
}
"""What an import may bring beside people, in the words of a user."""

MOST_LINES = 10
"""So many warnings of an import are printed; JSON has them all."""

LONGEST = 60
"""A value is told in so many characters."""


def imported(reports: Sequence[Report], *, changed: bool, dry_run: bool) -> Answer:
    """Say what an import did, or would do; ``changed`` if there is something to be undone."""
    found = as_object(reports, dry_run=dry_run)
    more = [line for name in BESIDE_PEOPLE if (line := _counted(name, found[name]))]
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
    return Answer(found, lines=lines, remarks=_first(_problems(reports)))


def _counted(name: str, counts: dict[str, int]) -> str:
    """Say what became of interactions, follow-ups or the like, if the files had any."""
    if not any(counts.values()):
        return ""
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    return f"{BESIDE_PEOPLE[name].capitalize()}: {told}."


def _added(names: Sequence[str]) -> list[str]:
    """Name those who are new."""
    if not names:
        return []
    shown = names if len(names) <= MOST_LINES + 1 else names[:MOST_LINES]
    more = f" and {len(names) - len(shown):,} more" if len(shown) < len(names) else ""
    return [f"New: {', '.join(map(_short, shown))}{more}"]


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


def _problems(reports: Sequence[Report]) -> Iterator[str]:
    """Say which rows were skipped, then what else there is to say, each with its file and line."""
    for report in reports:
        for row in report.skipped:
            yield f"{_where(report, row, reports)}skipped: {row.reason}"
    for report in reports:
        yield from report.beside
        for one in report.warnings:
            yield f"{_where(report, one, reports)}{one.reason}"
    for report in reports:  # of these there may be as many as people
        for one in report.kept:
            yield f"{_where(report, one, reports)}{one.reason}"


def _where(report: Report, one: Skipped | Remark, reports: Sequence[Report]) -> str:
    """Return the place in a file; of several files, which one."""
    file = report.file if len(reports) > 1 else ""
    where = ", ".join(filter(None, (file, f"line {one.line}" if one.line else "")))
    return where and f"{where}: "


def _first(lines: Iterable[str]) -> list[str]:
    every = list(lines)
    more = len(every) - MOST_LINES
    return every if more <= 1 else [*every[:MOST_LINES], f"and {more:,} more: --json counts all"]


def as_object(reports: Sequence[Report], *, dry_run: bool) -> Object:
    """Describe what an import did, or would do; of several files, the file stands in the reason."""
    several = len(reports) > 1
    return {
        "source": ", ".join(dict.fromkeys(one.source for one in reports)),
        "added": sum(len(one.added) for one in reports),
        "updated": sum(len(one.updates) for one in reports),
        "unchanged": sum(one.unchanged for one in reports),
        **{name: _sum([getattr(one, name) for one in reports]) for name in BESIDE_PEOPLE},
        "added_people": [name for one in reports for name in one.added],
        "changes": [_update(each) for one in reports for each in one.updates],
        "proposed": [_proposal(each) for one in reports for each in one.proposed],
        "kept": _rest(reports),
        "skipped": [_remark(one, each, several) for one in reports for each in one.skipped],
        "warnings": [warning for one in reports for warning in _warnings(one, several)],
        "dry_run": dry_run,
    }


def _update(one: Update) -> Object:
    """Describe what an import changes in a contact: values before and after, and further ones."""
    news = one.news
    new = news.addresses.new if news.addresses else ()
    further = {
        **news.further,
        "addresses": [one.line for before, one in new if before is None],
        "further_posts": [post.line for post in news.posts],
    }
    changed = {
        **news.changed,
        **{f"label:{value}": sides for value, sides in news.labels.items()},
        **{f"{one.label} address".strip(): (was.line, one.line) for was, one in new if was},
    }
    return {
        "id": one.id,
        "name": one.name,
        "changed": {name: list(sides) for name, sides in changed.items()},
        "further": {name: values for name, values in further.items() if values},
    }


def _proposal(one: Proposal) -> Object:
    """Describe a merge that an import proposes: with whom, and why."""
    return {"line": one.line, "name": one.name, "id": one.other, "reason": one.reason}


def _rest(reports: Sequence[Report]) -> Object:
    """Count what was kept though it is not understood, the most frequent first."""
    counts = sum((one.rest for one in reports), Counter[str]())
    return dict(counts.most_common())


def _sum(counts: Sequence[Counts]) -> Object:
    return {
        "added": sum(one.added for one in counts),
        "updated": sum(one.updated for one in counts),
        "unchanged": sum(one.unchanged for one in counts),
    }


def _warnings(report: Report, several: bool) -> Iterator[Object]:
    yield from ({"line": 0, "reason": one} for one in report.beside)
    for one in (*report.warnings, *report.kept):
        yield _remark(report, one, several)


def _remark(report: Report, one: Skipped | Remark, several: bool) -> Object:
    return {"line": one.line, "reason": f"{report.file}: {one.reason}" if several else one.reason}
