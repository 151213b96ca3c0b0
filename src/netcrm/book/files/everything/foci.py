"""The events, projects and groups of a file: what is missing here is added, nothing replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netcrm.book.files.everything.namesakes import Namesakes
from netcrm.book.files.everything.talks import TWICE
from netcrm.book.files.everything.uids import Uids
from netcrm.formats.remarks import Remark, Skipped
from netcrm.rules.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.files.report import Report
    from netcrm.book.files.words import Words
    from netcrm.formats.own_json_reading import Read
    from netcrm.formats.records import Focus, Part
    from netcrm.store.bulk import Bulk
    from netcrm.store.writing import Work

_PLAIN = ("kind", "role", "place", "from_on", "to_on", "notes")

_WHERE_AND_WHEN = ("place", "from_on", "to_on")
"""In these the file may well mean another one, so that it is said where they differ."""


class Foci:
    """Takes in what people meet around; in a ``fresh`` database each keeps its number."""

    def __init__(
        self, work: Work, bulk: Bulk, words: Words, people: Uids, report: Report, *, fresh: bool
    ) -> None:
        self._work = work
        self._bulk = bulk
        self._words = words
        self._people = people
        self._report = report
        self._fresh = fresh
        self.uids = Uids(work.connection, "focus")
        self._namesakes = Namesakes(work.connection)
        there = work.connection.execute("SELECT focus_id, contact_id FROM involvement")
        self._there: set[tuple[int, int]] = set(there)

    def take(self, chunk: Sequence[Read]) -> None:
        """Take in one chunk."""
        known = self.uids.numbers(read.record.uid for read in chunk)
        people = self._people.numbers({p.who.uid for read in chunk for p in read.record.people})
        for line, one in chunk:
            number, name = known.get(one.uid), one.name
            if number is None:
                number, name = self._namesakes.meant(one)
            if number is None:
                known[one.uid] = number = self._add(line, one, name)
            elif number >= self.uids.first_new:
                self._skip(line, TWICE)
                continue
            elif self._fill(line, number, one) | self._lacks(number, one, people):
                self._report.foci.updated += 1
            else:
                self._report.foci.unchanged += 1
            self.uids.aliases[one.uid] = number
            self._namesakes.note(number, name, one)
            for part in one.people:
                self._involve(line, number, part, people)
        self._bulk.write(("organisation", "focus", "involvement"))

    def _add(self, line: int, one: Focus, name: str) -> int:
        bulk = self._bulk
        number = bulk.keep_id("focus", one.id) if self._fresh else bulk.next_id("focus")
        organisation = self._organisation(one.organisation)
        called = {"id": number, "name": name, "folded": fold(name)}
        bulk.add("focus", {**one._asdict(), **called, "organisation_id": organisation})
        self._report.foci.added += 1
        if name != one.name:
            self._warn(line, one, f"another one of that name is here; it is called {name}")
        return number

    def _fill(self, line: int, number: int, one: Focus) -> bool:
        """Tell what is not known here of one that is, and warn of what is known otherwise."""
        connection = self._work.connection
        columns = (*_PLAIN, "organisation_id")
        here = connection.execute(
            f"SELECT {', '.join(columns)} FROM focus WHERE id = ?", (number,)
        ).fetchone()
        told: dict[str, Any] = {name: getattr(one, name) for name in _PLAIN}
        is_known = here[-1] is not None  # a word that nothing uses is not made
        told["organisation_id"] = None if is_known else self._organisation(one.organisation)
        missing = {
            name: told[name]
            for name, value in zip(columns, here, strict=True)
            if value is None and told[name] is not None
        }
        for name, value in zip(columns, here, strict=True):
            if name in _WHERE_AND_WHEN and value and told[name] and value != told[name]:
                differs = f"{name} is {value} here, {told[name]} in the file; left as it is"
                self._warn(line, one, differs)
        if missing:
            self._bulk.write(("organisation",))
            self._work.recorder.updating("focus", [number])
            sets = ", ".join(f"{name} = :{name}" for name in missing)
            connection.execute(f"UPDATE focus SET {sets} WHERE id = :id", {**missing, "id": number})
        return bool(missing)

    def _lacks(self, number: int, one: Focus, people: dict[str, int]) -> bool:
        there = (people.get(part.who.uid) for part in one.people)
        return any(who is not None and (number, who) not in self._there for who in there)

    def _involve(self, line: int, number: int, part: Part, people: dict[str, int]) -> None:
        contact = people.get(part.who.uid)
        if contact is None:
            reason = f"foci: left out of one, as not here: {part.who.name or part.who.uid}"
            self._report.warnings.append(Remark(line, reason))
            return
        if (number, contact) in self._there:
            return
        self._there.add((number, contact))
        values = {
            **part._asdict(),
            "id": self._bulk.next_id("involvement"),
            "focus_id": number,
            "contact_id": contact,
            "organisation_id": self._organisation(part.organisation),
        }
        self._bulk.add("involvement", values)

    def _organisation(self, name: str | None) -> int | None:
        return self._words.id_of("organisation", name) if name else None

    def _warn(self, line: int, one: Focus, reason: str) -> None:
        self._report.warnings.append(Remark(line, f"{one.sort} {one.name}: {reason}"))

    def _skip(self, line: int, reason: str) -> None:
        self._report.skipped.append(Skipped(line, f"foci: {reason}"))
