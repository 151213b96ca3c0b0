"""The outcomes of a file: new ones are added, and those that are here stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.talks import TWICE
from netcrm.book.files.everything.uids import Uids
from netcrm.formats.remarks import Skipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netcrm.book.files.report import Report
    from netcrm.formats.own_json_reading import Read
    from netcrm.formats.records import Outcome
    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work


class Outcomes:
    """Takes in what came of knowing people; in a ``fresh`` database each keeps its number."""

    def __init__(
        self, work: Work, bulk: Bulk, people: Uids, foci: Uids, report: Report, *, fresh: bool
    ) -> None:
        self._bulk = bulk
        self._people = people
        self._foci = foci
        self._report = report
        self._fresh = fresh
        self._uids = Uids(work.connection, "outcome")

    def take(self, chunk: Sequence[Read]) -> None:
        """Take in one chunk."""
        known = self._uids.numbers(read.record.uid for read in chunk)
        named = {who.uid for read in chunk for who in read.record.people}
        people = self._people.numbers(
            named | {read.record.via.uid for read in chunk if read.record.via}
        )
        foci = self._foci.numbers({read.record.focus for read in chunk if read.record.focus})
        for line, one in chunk:
            number = known.get(one.uid)
            if number is None:
                self._add(line, one, known, people, foci)
            elif number >= self._uids.first_new:
                self._skip(line, TWICE)
            else:
                self._report.outcomes.unchanged += 1
        self._bulk.write(("outcome",))

    def _add(
        self,
        line: int,
        one: Outcome,
        known: dict[str, int],
        people: Mapping[str, int],
        foci: Mapping[str, int],
    ) -> None:
        there = dict.fromkeys(people[who.uid] for who in one.people if who.uid in people)
        if not there:
            unknown = ", ".join(who.name or who.uid for who in one.people)
            self._skip(line, f"nobody of it is here: {unknown}")
            return
        bulk = self._bulk
        number = bulk.keep_id("outcome", one.id) if self._fresh else bulk.next_id("outcome")
        known[one.uid] = number
        values = {
            **one._asdict(),
            "id": number,
            "day": one.on,
            "focus_id": foci.get(one.focus or ""),
            "via_id": people.get(one.via.uid) if one.via else None,
        }
        bulk.add("outcome", values)
        for contact in there:
            row = {"outcome_id": number, "contact_id": contact}
            bulk.add("outcome_person", {"id": bulk.next_id("outcome_person"), **row})
        self._report.outcomes.added += 1

    def _skip(self, line: int, reason: str) -> None:
        self._report.skipped.append(Skipped(line, f"outcomes: {reason}"))
