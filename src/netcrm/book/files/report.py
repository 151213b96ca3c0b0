"""What an import did, or would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netcrm.book.files.merging import News
    from netcrm.formats.remarks import Remark, Skipped


class Proposal(NamedTuple):
    """Somebody of a file who may be the person of number ``other``: kept as two, for the user.

    In a dry run ``other`` is None where that one has no number yet.
    """

    line: int
    name: str
    other: int | None
    reason: str


class Update(NamedTuple):
    """One contact whom the file changed, and in what."""

    id: int
    name: str
    news: News


@dataclass(slots=True)
class Counts:
    """How many interactions, or the like, were added, changed, and here already."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class Report:
    """What an import of one file did, or would do; ``unchanged`` counts people.

    ``added`` are the names of those who were not here. ``rest`` counts by their names the columns
    and properties that were kept though they are not understood. ``kept`` says whose values stayed
    as they are though the file says otherwise. ``beside`` is what is to be said of the archive that
    the file is in.
    """

    file: str
    source: str
    added: list[str] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    proposed: list[Proposal] = field(default_factory=list)
    rest: Counter[str] = field(default_factory=Counter)
    foci: Counts = field(default_factory=Counts)
    interactions: Counts = field(default_factory=Counts)
    followups: Counts = field(default_factory=Counts)
    outcomes: Counts = field(default_factory=Counts)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    kept: list[Remark] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The sentence for the history."""
        counts = [f"{len(self.added):,} added, {len(self.updates):,} updated"]
        beside = {
            ("conversation", "conversations"): self.interactions,
            ("follow-up", "follow-ups"): self.followups,
            ("event, project or group", "events, projects and groups"): self.foci,
            ("outcome", "outcomes"): self.outcomes,
        }
        for (one, many), more in beside.items():
            if more.added:
                counts.append(f"{more.added:,} {one if more.added == 1 else many}")
        return f"Imported {self.file}: {', '.join(counts)}"
