"""The people of a file: who of them is here already, and what becomes of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.files.everything.belongings import Belongings
from netcrm.book.files.everything.cards import card_of, with_post
from netcrm.book.files.everything.comparing import Comparing
from netcrm.book.files.everything.newcomers import Newcomers
from netcrm.book.files.everything.relating import Relating
from netcrm.book.files.everything.talks import TWICE
from netcrm.book.files.everything.uids import Uids
from netcrm.book.files.inserting import incoming
from netcrm.book.files.matching import Known
from netcrm.book.files.merging import contradicts_itself
from netcrm.book.files.recognising import keys_of
from netcrm.formats.remarks import Remark, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netcrm.book.files.everything.comparing import Met
    from netcrm.book.files.everything.ruling import Rules
    from netcrm.book.files.recognising import Keys
    from netcrm.book.files.report import Report
    from netcrm.book.files.words import Words
    from netcrm.formats.own_json_reading import Read
    from netcrm.formats.records import Contact
    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work

FIRST = ("tier", "organisation", "tag", "custom_field", "contact")
"""The tables that the others name."""


class People:
    """Takes in contacts: into a ``fresh`` database all of them, as they were."""

    def __init__(
        self,
        work: Work,
        bulk: Bulk,
        words: Words,
        rules: Rules,
        report: Report,
        counted: set[int],
        *,
        fresh: bool,
    ) -> None:
        self._work = work
        self._bulk = bulk
        self._words = words
        self._rules = rules
        self._report = report
        self._fresh = fresh
        self._taken: set[int] = set()
        belongings = Belongings(bulk, words, work.photos)
        today = work.moment.today.isoformat()
        self._newcomers = Newcomers(bulk, belongings, rules, today, fresh=fresh)
        self._counted = counted
        self._comparing = Comparing(work, belongings, report, counted)
        self.uids = Uids(work.connection, "contact")
        self.relating = Relating(work, belongings, self._comparing, self.uids, report)

    def take(self, chunk: Sequence[Read]) -> None:
        """Take in one chunk."""
        chunk = self._with_uids_of_nobody(chunk)
        by_uid = self.uids.numbers(read.record.uid for read in chunk if read.record.uid)
        by_other = {} if self._fresh else self._recognised(chunk, by_uid)
        met: list[Met] = []
        for place, (line, one) in enumerate(chunk):
            number = by_uid.get(one.uid) or by_other.get(place)
            if number is None:
                self._add(line, one, by_uid)
            elif number in self._taken or number >= self.uids.first_new:
                self._report.skipped.append(Skipped(line, f"contacts: {TWICE}"))
            else:
                self._taken.add(number)
                met.append((line, one, number))
        self._bulk.write(FIRST)
        if met:
            self._bulk.finish()
            self._merge(self._present(met))

    def _with_uids_of_nobody(self, chunk: Sequence[Read]) -> Sequence[Read]:
        """Leave out former uids that somebody has here: who was merged there was not here."""
        former = [uid for read in chunk for uid in read.record.former_uids]
        found = self._work.connection.execute(
            "SELECT uid FROM contact WHERE uid IN (SELECT value FROM json_each(?))",
            (json.dumps(former),),
        )
        if not (here := {uid for (uid,) in found}):
            return chunk
        return [
            read._replace(
                record=read.record._replace(
                    former_uids=[uid for uid in read.record.former_uids if uid not in here]
                )
            )
            for read in chunk
        ]

    def _add(self, line: int, one: Contact, by_uid: dict[str, int]) -> None:
        number = self._newcomers.add(line, one)
        self._counted.add(number)
        if one.uid:
            by_uid[one.uid] = number
        self.relating.gather(line, number, one)
        self._report.added.append(one.name)

    def _recognised(self, chunk: Sequence[Read], by_uid: dict[str, int]) -> dict[int, int]:
        """Return, by place in the chunk, the numbers of people who are here under another uid.

        All of a document may stand in one line.
        Somebody who was removed there, under a uid of their own, is nobody else here.
        """
        known = Known()
        known.taken = self._taken.union(by_uid.values())
        keys = {
            place: list(_keys(line, one))
            for place, (line, one) in enumerate(chunk)
            if one.uid not in by_uid and not (one.uid and one.removed_on)
        }
        known.look_up(self._work.connection, [key for several in keys.values() for key in several])
        found = {}
        for place, several in keys.items():
            number = next(filter(None, map(known.match, several)), None)
            if number is not None:
                known.taken.add(number)
                found[place] = number
                if uid := several[0].uid:
                    self.uids.aliases[uid] = number
        return found

    def _present(self, met: Sequence[Met]) -> list[Met]:
        """Return those who are not removed, here or there; of the others it is told."""
        found = self._work.connection.execute(
            "SELECT id FROM contact WHERE removed_on IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps([number for _, _, number in met]),),
        )
        removed = {number for (number,) in found}
        present = []
        for line, one, number in met:
            if number not in removed and one.removed_on is None:
                present.append((line, one, number))
                continue
            self._report.unchanged += 1
            if one.removed_on is None:
                hint = f"'netcrm restore {number}' brings them back"
                self._warn(line, f"{one.name} was removed by you; {hint}")
            elif number not in removed:
                self._warn(line, f"{one.name} was removed there, and stays here")
        return present

    def _merge(self, present: Sequence[Met]) -> None:
        named = [
            (line, one._replace(tier=self._rules.tier_of(line, one.tier)), number)
            for line, one, number in present
        ]
        self._bulk.write(FIRST)
        self._comparing.merge(named)
        self._bulk.write(FIRST)
        self._bulk.finish()
        self._words.read()
        for line, one, number in named:
            self.relating.gather(line, number, one)

    def _warn(self, line: int, reason: str) -> None:
        self._report.warnings.append(Remark(line, f"contacts: {reason}"))


def _keys(line: int, one: Contact) -> Iterator[Keys]:
    """Yield by what somebody is recognised: by the parts of the name, else by a name of others."""
    card = with_post(card_of(line, one), one)
    yield keys_of(incoming(card))
    if contradicts_itself(card):
        card.given = card.family = ""
        yield keys_of(incoming(card))
