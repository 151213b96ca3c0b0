"""Who introduced whom, and who is not whom: noted when everybody of a file is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.everything.scope import CHUNK
from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netcrm.book.files.everything.belongings import Belongings
    from netcrm.book.files.everything.comparing import Comparing
    from netcrm.book.files.everything.uids import Uids
    from netcrm.book.files.report import Report
    from netcrm.formats.records import Contact, Who
    from netcrm.store.writing import Work

    Link = tuple[int, int, Who]
    """The line of a record, the number of the contact, and whom the record names."""


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
        self._introduced: list[Link] = []
        self._different: list[Link] = []
        pairs = work.connection.execute("SELECT contact_id, other_id FROM different")
        self._pairs: set[tuple[int, int]] = set(pairs)

    def gather(self, line: int, number: int, one: Contact) -> None:
        """Remember what a record says of others."""
        if one.introduced_by:
            self._introduced.append((line, number, one.introduced_by))
        self._different.extend((line, number, who) for who in one.different_from)

    def note(self) -> None:
        """Note all of it: the introducer may come last."""
        self._each(self._introduced, "introduced_by", self._introduce)
        self._each(self._different, "different_from", self._tell_apart)

    def _each(self, links: Sequence[Link], key: str, note: Callable[[int, int, Who], None]) -> None:
        for start in range(0, len(links), CHUNK):
            part = links[start : start + CHUNK]
            numbers = self._uids.numbers({who.uid for _, _, who in part})
            for line, number, who in part:
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

    def _tell_apart(self, number: int, other: int, who: Who) -> None:
        pair = (min(number, other), max(number, other))
        if pair in self._pairs:
            return
        self._pairs.add(pair)
        self._belongings.different(*pair)
        if number < self._uids.first_new:
            (name,) = self._work.connection.execute(
                "SELECT name FROM contact WHERE id = ?", (number,)
            ).fetchone()
            self._comparing.tell(number, name, "different_from", who.name)

    def _warn(self, line: int, reason: str) -> None:
        self._report.warnings.append(Remark(line, f"contacts: {reason}"))
