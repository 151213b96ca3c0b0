"""Saying who of a file may be somebody else's second card: kept as two people, for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcrm.book.files.report import Proposal
from netcrm.formats.remarks import Remark

if TYPE_CHECKING:
    from netcrm.book.files.inserting import Incoming
    from netcrm.book.files.report import Report
    from netcrm.store.writing import Work

TWO_PEOPLE = "kept as two people"


class Proposer:
    """Proposes people of one file, in sentences of which all numbers are somebody's.

    In a dry run those who are new get none: they are told by their names and lines.
    """

    def __init__(self, work: Work, report: Report) -> None:
        self._work = work
        self._report = report
        self._numberless: dict[int, tuple[str, int]] = {}

    def remember(self, one: Incoming, number: int) -> None:
        """Remember who was added."""
        if not self._work.keep:
            self._numberless[number] = (one.values["name"], one.card.line)

    def same_name(self, one: Incoming, number: int, other: int) -> None:
        """Say that ``one`` is added as ``number``, and may be the ``other`` of that name."""
        if where := self._where(other):
            reason = f"{one.values['name']} stands in {where[1]}, too"
        else:
            reason = f"{one.values['name']} is here already, as number {other}"
        self._propose(one, number, None if where else other, reason)

    def same_address(self, one: Incoming, number: int, other: int) -> None:
        """Say that ``one`` is added as ``number``, with the e-mail address of the ``other``."""
        where = self._where(other)
        whose = f"{where[0]} in {where[1]}" if where else f"number {other}"
        reason = f"{one.values['name']} has the e-mail address of {whose}"
        self._propose(one, number, None if where else other, reason)

    def _propose(self, one: Incoming, number: int, other: int | None, reason: str) -> None:
        line = one.card.line
        self._report.proposed.append(Proposal(line, one.values["name"], other, reason))
        if self._work.keep:
            told = f"{TWO_PEOPLE}; 'netcrm merge {other} {number}' makes them one"
        else:
            told = "they would be two people"
        self._report.warnings.append(Remark(line, f"{reason}: {told}"))

    def _where(self, number: int) -> tuple[str, str] | None:
        """Return the name, and the place in the files, of somebody whom a dry run has added."""
        if number in self._numberless:
            name, line = self._numberless[number]
            return name, f"line {line}"
        if self._work.keep or not self._work.recorder.has_inserted("contact", number):
            return None
        asked = "SELECT name FROM contact WHERE id = ?"
        ((name,),) = self._work.connection.execute(asked, (number,))
        return name, "a file before this one"
