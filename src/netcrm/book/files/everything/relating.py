"""Who introduced whom, is what to whom, and not whom: noted when all of a file are here."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from netcrm.book.files.everything.scope import CHUNK
from netcrm.formats.remarks import Remark
from netcrm.rules.roles import bond

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.book.files.everything.belongings import Belongings
    from netcrm.book.files.everything.comparing import Comparing
    from netcrm.book.files.everything.uids import Uids
    from netcrm.book.files.report import Report
    from netcrm.formats.records import Contact, Relation, Who
    from netcrm.store.writing import Work

    Note = Callable[[int, int, Who], None]
    Link = tuple[int, int, Who, Note]
    """The line of a record, the contact's number, whom it names, and what is to be noted."""


class Relating:
    """Gathers what the contacts of a file say of one another, until all of them are here."""

    def __init__(
        self, work: Work, belongings: Belongings, comparing: Comparing, uids: Uids, report: Report
    ) -> None:
        self._work = work
        self._belongings = belongings
        self._comparing = comparing
        self._uids = uids
        self._report = report
        self._links: dict[str, list[Link]] = defaultdict(list)
        pairs = work.connection.execute("SELECT contact_id, other_id FROM different")
        self._pairs: set[tuple[int, int]] = set(pairs)
        known = work.connection.execute("SELECT contact_id, role, other_id FROM relationship")
        self._related = {bond(*one) for one in known}

    def gather(self, line: int, number: int, one: Contact) -> None:
        """Remember what a record says of others."""
        if one.introduced_by:
            self._links["introduced_by"].append((line, number, one.introduced_by, self._introduce))
        for said in one.relationships:
            link = (line, number, said.who, partial(self._relate, said))
            self._links["relationships"].append(link)
        for who in one.different_from:
            self._links["different_from"].append((line, number, who, self._tell_apart))

    def note(self) -> None:
        """Note all of it: the introducer may come last."""
        for key, links in self._links.items():
            self._each(key, links)

    def _each(self, key: str, links: Sequence[Link]) -> None:
        for start in range(0, len(links), CHUNK):
            part = links[start : start + CHUNK]
            numbers = self._uids.numbers({who.uid for _, _, who, _ in part})
            for line, number, who, note in part:
                other = numbers.get(who.uid)
                if other is None:
                    self._warn(line, f"{key} left out: {who.name or who.uid} is not here")
                elif other == number:
                    self._warn(line, f"{key} left out: that is themselves")
                else:
                    note(number, other, who)

    def _introduce(self, number: int, introducer: int, who: Who) -> None:
        connection = self._work.connection
        if number < self._uids.first_new:
            name, known = connection.execute(
                "SELECT name, introduced_by_id FROM contact WHERE id = ?", (number,)
            ).fetchone()
            if known is not None:
                return
            self._work.recorder.updating("contact", [number])
            self._comparing.tell(number, name, "introduced_by", who.name)
        connection.execute(
            "UPDATE contact SET introduced_by_id = ? WHERE id = ?", (introducer, number)
        )

    def _relate(self, said: Relation, number: int, other: int, who: Who) -> None:
        told = bond(number, said.role, other)
        if told in self._related:
            return
        self._related.add(told)
        self._belongings.relationship(number, other, said)
        self._tell(number, "relationships", f"{said.role} of {who.name}")

    def _tell_apart(self, number: int, other: int, who: Who) -> None:
        pair = (min(number, other), max(number, other))
        if pair in self._pairs:
            return
        self._pairs.add(pair)
        self._belongings.different(*pair)
        self._tell(number, "different_from", who.name)

    def _tell(self, number: int, key: str, value: str) -> None:
        """Tell it of somebody who was here before."""
        if number < self._uids.first_new:
            (name,) = self._work.connection.execute(
                "SELECT name FROM contact WHERE id = ?", (number,)
            ).fetchone()
            self._comparing.tell(number, name, key, value)

    def _warn(self, line: int, reason: str) -> None:
        self._report.warnings.append(Remark(line, f"contacts: {reason}"))
