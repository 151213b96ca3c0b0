"""Importing everything: netcrm's own JSON, in one transaction that is one step.

Into a database without people everything comes as it was, numbers included. Elsewhere people are
recognised, what is missing is added, and what is new gets new numbers.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from netcrm.book.files.counting import Counted
from netcrm.book.files.everything.comparing import SOURCE
from netcrm.book.files.everything.foci import Foci
from netcrm.book.files.everything.outcomes import Outcomes
from netcrm.book.files.everything.people import People
from netcrm.book.files.everything.promises import Promises
from netcrm.book.files.everything.ruling import Rules
from netcrm.book.files.everything.scope import CHUNK
from netcrm.book.files.everything.talks import Talks
from netcrm.book.files.report import Report
from netcrm.book.files.words import Words
from netcrm.formats.remarks import Remark, Skipped
from netcrm.store.bulk import Bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netcrm.formats.own_json_reading import OwnJson, Read
    from netcrm.store.writing import Work


def import_everything(
    work: Work,
    document: OwnJson,
    file: str,
    progress: Callable[[int], None],
    counted: Counted | None = None,
) -> Report:
    """Take in the document of a ``file``; ``progress`` is told how much of it was read.

    ``counted`` are those whom the files before it in the same command have told of.
    """
    return _Import(work, document, file, counted or Counted()).run(progress)


class _Import:
    """One import on its way."""

    def __init__(self, work: Work, document: OwnJson, file: str, counted: Counted) -> None:
        self._document = document
        self._report = report = Report(file, SOURCE)
        fresh = not work.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM interaction)"
            " OR EXISTS (SELECT 1 FROM followup)"
        ).fetchone()[0]
        self._bulk = bulk = Bulk(work.connection, work.recorder)
        words = Words(work.connection, bulk)
        self._rules = Rules(work, bulk, self._warn, fresh=fresh)
        so_far = counted.of(SOURCE)
        self._people = People(work, bulk, words, self._rules, report, so_far, fresh=fresh)
        uids = self._people.uids
        self._foci = Foci(work, bulk, words, uids, report, fresh=fresh)
        foci = self._foci.uids
        self._talks = Talks(work, bulk, words, uids, foci, report, fresh=fresh)
        self._promises = Promises(work, bulk, uids, foci, self._talks.uids, report, fresh=fresh)
        self._outcomes = Outcomes(work, bulk, uids, foci, report, fresh=fresh)
        self._words = words

    def run(self, progress: Callable[[int], None]) -> Report:
        """Go through the sections; each names what stands in those before it."""
        sections = {
            "tiers": self._tiers,
            "tags": self._tags,
            "contacts": self._people.take,
            "foci": self._foci.take,
            "interactions": self._talks.take,
            "followups": self._promises.take,
            "outcomes": self._outcomes.take,
        }
        for name, take in sections.items():
            for chunk in self._chunks(name):
                take(chunk)
                progress(self._document.read)
            if name == "tags":
                self._bulk.write(("tier", "tag"))
                self._words.read()
            elif name == "contacts":
                self._people.relating.note()
                self._bulk.write(("different", "relationship"))
        self._bulk.finish()
        report = self._report
        report.skipped += self._document.finish()
        report.warnings += self._document.warnings
        for told in (report.skipped, report.warnings):
            told.sort(key=_line)
        return report

    def _tiers(self, chunk: Sequence[Read]) -> None:
        for line, tier in chunk:
            self._rules.add_tier(line, tier)

    def _tags(self, chunk: Sequence[Read]) -> None:
        for line, tag in chunk:
            self._rules.add_tag(line, tag)

    def _chunks(self, section: str) -> Iterator[tuple[Read, ...]]:
        """Yield the records in chunks; what the reader skipped goes into the report."""

        def usable() -> Iterator[Read]:
            for read in self._document.records(section):
                if isinstance(read, Skipped):
                    self._report.skipped.append(read)
                else:
                    yield read

        found = usable()
        while chunk := tuple(islice(found, CHUNK)):
            yield chunk

    def _warn(self, line: int, reason: str) -> None:
        self._report.warnings.append(Remark(line, reason))


def _line(told: Skipped | Remark) -> int:
    return told.line
