"""The follow-ups of a file: new ones are added, and those finished there are finished here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.talks import TWICE
from netcrm.book.files.everything.uids import Uids
from netcrm.formats.remarks import Remark, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.files.report import Report
    from netcrm.formats.own_json_reading import Read
    from netcrm.formats.records import Followup
    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work


class Promises:
    """Takes in follow-ups; in a ``fresh`` database each keeps its number."""

    def __init__(
        self,
        work: Work,
        bulk: Bulk,
        people: Uids,
        foci: Uids,
        talks: Uids,
        report: Report,
        *,
        fresh: bool,
    ) -> None:
        self._work = work
        self._bulk = bulk
        self._people = people
        self._foci = foci
        self._talks = talks
        self._report = report
        self._fresh = fresh
        self._uids = Uids(work.connection, "followup")

    def take(self, chunk: Sequence[Read]) -> None:
        """Take in one chunk."""
        known = self._uids.numbers(read.record.uid for read in chunk)
        people = self._people.numbers({read.record.who.uid for read in chunk if read.record.who})
        foci = self._foci.numbers({read.record.focus for read in chunk if read.record.focus})
        talks = self._talks.numbers(
            {read.record.interaction for read in chunk if read.record.interaction}
        )
        for line, one in chunk:
            number = known.get(one.uid)
            contact = people.get(one.who.uid) if one.who else None
            focus = foci.get(one.focus) if one.focus else None
            if number is None and (contact or (focus and not one.who)):
                known[one.uid] = self._add(line, one, (contact, focus), talks)
            elif number is None:
                who = (one.who.name or one.who.uid) if one.who else "what it is about"
                self._skip(line, f"{who} is not here")
            elif number >= self._uids.first_new:
                self._skip(line, TWICE)
            elif self._finish(number, one):
                self._report.followups.updated += 1
            else:
                self._report.followups.unchanged += 1
        self._bulk.write(("followup",))

    def _add(
        self,
        line: int,
        one: Followup,
        about: tuple[int | None, int | None],
        talks: dict[str, int],
    ) -> int:
        bulk = self._bulk
        number = bulk.keep_id("followup", one.id) if self._fresh else bulk.next_id("followup")
        talk = talks.get(one.interaction) if one.interaction else None
        if one.interaction and talk is None:
            reason = "followups: the conversation in which one was promised is not here"
            self._report.warnings.append(Remark(line, reason))
        values = {
            **one._asdict(),
            "id": number,
            "contact_id": about[0],
            "focus_id": about[1],
            "interaction_id": talk,
            "created_on": one.created_on or self._work.moment.today.isoformat(),
        }
        bulk.add("followup", values)
        self._report.followups.added += 1
        return number

    def _finish(self, number: int, one: Followup) -> bool:
        """Finish one that is open here and was finished there."""
        if one.done_on is one.dropped_on is None:
            return False
        connection = self._work.connection
        is_open = connection.execute(
            "SELECT 1 FROM followup WHERE id = ? AND done_on IS NULL AND dropped_on IS NULL",
            (number,),
        ).fetchone()
        if is_open:
            self._work.recorder.updating("followup", [number])
            connection.execute(
                "UPDATE followup SET done_on = ?, dropped_on = ? WHERE id = ?",
                (one.done_on, one.dropped_on, number),
            )
        return is_open is not None

    def _skip(self, line: int, reason: str) -> None:
        self._report.skipped.append(Skipped(line, f"followups: {reason}"))
