"""The conversations of a file: new ones are added, and those that are here stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.kept import kept
from netcrm.book.files.everything.uids import Uids
from netcrm.formats.remarks import Remark, Skipped
from netcrm.store.reading import stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netcrm.book.files.report import Report
    from netcrm.book.files.words import Words
    from netcrm.formats.own_json_reading import Read
    from netcrm.formats.records import Interaction
    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work

TWICE = "the uid is that of an earlier one"


class Talks:
    """Takes in conversations; in a ``fresh`` database each keeps its number."""

    def __init__(
        self,
        work: Work,
        bulk: Bulk,
        words: Words,
        people: Uids,
        foci: Uids,
        report: Report,
        *,
        fresh: bool,
    ) -> None:
        self._work = work
        self._bulk = bulk
        self._words = words
        self._people = people
        self._foci = foci
        self._report = report
        self._fresh = fresh
        self._now = stored(work.moment.now)
        self.uids = Uids(work.connection, "interaction")

    def take(self, chunk: Sequence[Read]) -> None:
        """Take in one chunk."""
        known = self.uids.numbers(read.record.uid for read in chunk)
        people = self._people.numbers({who.uid for read in chunk for who in read.record.people})
        foci = self._foci.numbers({read.record.focus for read in chunk if read.record.focus})
        for line, one in chunk:
            number = known.get(one.uid)
            if number is None:
                self._add(line, one, people, known, foci)
            elif number >= self.uids.first_new:
                self._skip(line, TWICE)
            elif self._tell(number, one):
                self._report.interactions.updated += 1
            else:
                self._report.interactions.unchanged += 1
        self._bulk.write(("tag", "interaction"))

    def _add(
        self,
        line: int,
        one: Interaction,
        people: Mapping[str, int],
        known: dict[str, int],
        foci: Mapping[str, int],
    ) -> None:
        there = dict.fromkeys([people[who.uid] for who in one.people if who.uid in people])
        unknown = [who.name or who.uid for who in one.people if who.uid not in people]
        if unknown and not there:
            self._skip(line, f"nobody of it is here: {', '.join(unknown)}")
            return
        if unknown:
            reason = f"interactions: left out of one, as not here: {', '.join(unknown)}"
            self._report.warnings.append(Remark(line, reason))
        bulk = self._bulk
        number = bulk.keep_id("interaction", one.id) if self._fresh else bulk.next_id("interaction")
        known[one.uid] = number
        values = one._asdict()
        values["id"] = number
        values["day"] = one.on
        values["focus_id"] = foci.get(one.focus or "")
        values["recorded_at"] = kept(one.recorded_at) or self._now
        bulk.add("interaction", values)
        for contact in there:
            row = {"interaction_id": number, "contact_id": contact, "day": one.on, "kind": one.kind}
            bulk.add("participation", {"id": bulk.next_id("participation"), **row})
        for tag in self._words.ids_of("tag", one.tags):
            row = {"id": bulk.next_id("interaction_tag"), "interaction_id": number, "tag_id": tag}
            bulk.add("interaction_tag", row)
        self._report.interactions.added += 1

    def _tell(self, number: int, one: Interaction) -> bool:
        """Add the text of a private conversation that came without it before."""
        if not one.private or one.summary is one.place is None:
            return False
        connection = self._work.connection
        blank = connection.execute(
            "SELECT 1 FROM interaction WHERE id = ? AND private"
            " AND summary IS NULL AND place IS NULL",
            (number,),
        ).fetchone()
        if blank:
            self._work.recorder.updating("interaction", [number])
            connection.execute(
                "UPDATE interaction SET summary = ?, place = ? WHERE id = ?",
                (one.summary, one.place, number),
            )
        return blank is not None

    def _skip(self, line: int, reason: str) -> None:
        self._report.skipped.append(Skipped(line, f"interactions: {reason}"))
