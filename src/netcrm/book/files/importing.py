"""Importing a file of contacts: match, merge, add, in one transaction that is one step."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.book.contact.remarking import name_lost
from netcrm.book.contact.rows import named
from netcrm.book.files.calling import otherwise_called
from netcrm.book.files.counting import Counted
from netcrm.book.files.inserting import Inserter, incoming, unknown_tiers
from netcrm.book.files.keeping import remarks
from netcrm.book.files.matching import Known
from netcrm.book.files.merging import news
from netcrm.book.files.proposing import Proposer
from netcrm.book.files.recognising import keys_of
from netcrm.book.files.report import Report, Update
from netcrm.book.files.saying import (
    is_the_last,
    seen,
    was_told,
    was_told_beside,
    was_told_earlier,
)
from netcrm.book.files.updating import Updater
from netcrm.book.people.person import people
from netcrm.errors import UsageError
from netcrm.formats.remarks import Remark, Skipped
from netcrm.rules.cadence import NEVER
from netcrm.rules.spans import parse_span
from netcrm.store.models import new_uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from netcrm.book.files.inserting import Incoming
    from netcrm.book.files.recognising import Keys
    from netcrm.book.people.person import Person
    from netcrm.formats.card import Card
    from netcrm.formats.reading import Reading
    from netcrm.store.writing import Work

CHUNK = 2000
MOST_IN_PHOTOS = 20_000_000
"""So many bytes of photos are in memory at a time, however many have one."""

OWN = "netcrm"
LINKEDIN = "linkedin"
VCARD = "vcard"


def import_cards(
    work: Work,
    reading: Reading,
    file: str,
    progress: Callable[[int], None],
    counted: Counted | None = None,
) -> Report:
    """Take in the cards of a ``file``; ``progress`` is told the line that was reached.

    ``counted`` are those whom the files before it in the same command have told of.
    """
    return _Import(work, reading, file, counted or Counted()).run(progress)


class Met(NamedTuple):
    """A card of somebody who is here, what it says, and whether they had one in this command."""

    card: Card
    said: Mapping[str, Any]
    number: int
    again: bool


class _Import:
    """One import on its way."""

    def __init__(self, work: Work, reading: Reading, file: str, counted: Counted) -> None:
        self.work = work
        self.reading = reading
        self.own = reading.source == OWN
        self.report = Report(file, reading.source)
        self.known = Known(otherwise_called(work.connection, reading.source))
        self.counted = counted.of(reading.source)
        self.inserter = Inserter(work, None if self.own else reading.source)
        self.proposer = Proposer(work, self.report)
        self.updater = Updater(work, reading.source)

    def run(self, progress: Callable[[int], None]) -> Report:
        """Go through the file chunk by chunk."""
        for chunk in _chunks(self.reading.cards, self.report.skipped):
            self._take(chunk)
            progress(chunk[-1].line)
        self.inserter.finish()
        self.report.warnings = [*self.reading.warnings, *self.report.warnings]
        self.report.warnings.sort(key=lambda remark: remark.line)
        return self.report

    def _take(self, chunk: Sequence[Card]) -> None:
        arrived = [incoming(self._checked(card)) for card in chunk]
        pairs = [(one, keys_of(one)) for one in arrived]
        self.updater.make_tiers(unknown_tiers(self.work, chunk), self._warn)
        self.known.look_up(self.work.connection, [keys for _, keys in pairs])
        met: list[Met] = []
        for one, keys in pairs:
            number = self._whom(one.card, keys)
            if number is not None and self.known.keys[number].removed:
                self._leave_removed(one.card, number)
            elif number is not None:
                self._count_rest(one.card)
                met.append(Met(one.card, seen(one.card), number, number in self.counted))
            elif keys.folded:
                self._count_rest(one.card)
                number = self._add(one, keys)
            else:
                reason = "no name, and nobody with this uid"
                self.report.skipped.append(Skipped(one.card.line, reason))
                continue
            self.known.take(number, keys)
            self.counted.add(number)
        self.inserter.flush()
        if met:
            self.inserter.finish()
            self._compare(met)

    def _whom(self, card: Card, keys: Keys) -> int | None:
        """Return whom a card means; what was told of one of several namesakes goes first."""
        namesakes = self.known.called(keys)
        number = self.known.match(keys) if len(namesakes) < 2 else None  # noqa: PLR2004
        if number or not namesakes:
            return number
        return self._of_whom_it_was_told(card, namesakes) or self.known.match(keys)

    def _of_whom_it_was_told(self, card: Card, namesakes: Sequence[int]) -> int | None:
        """Return of whom the source has said just this, whatever became of them since."""
        said = seen(card)
        told = self._told_before(namesakes)
        return next((one for one in namesakes if one in told and was_told(told[one], said)), None)

    def _add(self, one: Incoming, keys: Keys) -> int:
        name = one.values["name"]
        if keys.uid and self.known.has_uid(keys.uid):
            self._warn(one.card.line, f"{name} has the id of somebody else, and gets another one")
            one.values["uid"] = new_uid()
        number = self.inserter.add(one)
        for other in self.known.namesakes(keys)[:1]:
            self.proposer.same_name(one, number, other)
        for other in self.known.at_address(keys)[:1]:
            self.proposer.same_address(one, number, other)
        self.proposer.remember(one, number)
        self.known.add(number, keys)
        self.report.added.append(name)
        return number

    def _leave_removed(self, card: Card, number: int) -> None:
        """Leave somebody whom the user has removed where they are."""
        hint = f"'netcrm restore {number}' brings them back"
        self._warn(card.line, f"{named(card)[0]} was removed by you; {hint}")
        self.report.unchanged += 1

    def _compare(self, met: Sequence[Met]) -> None:
        """Merge the cards of people who are here, but for those that are no news."""
        before = self._told_before([one.number for one in met])
        fresh = [one for one in met if not self._is_known(one, before.get(one.number))]
        self.report.unchanged += len(met) - len(fresh)
        if not fresh:
            return
        kept = {one.id: one for one in self._people({one.number for one in fresh})}
        updated = len(self.report.updates)
        for one in fresh:
            self._merge(one, kept, before)
        if len(self.report.updates) > updated:
            self.inserter.read_words()

    def _is_known(self, one: Met, told: Mapping[str, Any] | None) -> bool:
        """Say whether a source has said just this, last time or before it said something else.

        On LinkedIn somebody may come back to a post, and say again what they said before. What a
        further card said is no news where it is one again.
        """
        if one.again and was_told_beside(told, one.said):
            return True
        return is_the_last(told, one.said) or (
            self.reading.source != LINKEDIN and was_told_earlier(told, one.said)
        )

    def _people(self, numbers: Iterable[int]) -> Iterator[Person]:
        return people(self.work.connection, self.work.moment.today, sorted(numbers))

    def _merge(
        self, one: Met, kept: dict[int, Person], before: dict[int, Mapping[str, Any]]
    ) -> None:
        """Merge a card into somebody, who is read again then: they may come twice."""
        card, said, number, again = one
        told, was = before.get(number), kept[number]
        then = told.get("revised", "") if told else ""
        older = bool(card.revised and card.revised < then)
        again = again and not (then and card.revised > then)
        found = news(card, said, was, told, own=self.own, again=again, older=older)
        source = self.reading.source
        self.report.kept += remarks(
            card.line, was.name, found.kept, source, again=again, older=older
        )
        if not self.own:
            further = again or older
            before[number] = self.updater.remember(number, said, told, again=further)
        if not (self.own or older or again):
            self._know_as(number, card.uid)
        if not found:
            self.report.unchanged += 1
            return
        self.updater.apply(was, card, found, noticed=not self.own)
        self.report.updates.append(Update(number, was.name, found))
        kept[number] = next(self._people([number]))
        if self.own and "name" in found.changed:
            for remark in name_lost(self.work.connection, was, kept[number]):
                self._warn(card.line, remark)

    def _know_as(self, number: int, uid: str) -> None:
        """Remember the uid that the source has for somebody, if it is nobody's here."""
        if uid and not self.known.has_uid(uid):
            self.updater.know_as(number, uid)
            self.known.also(number, uid)

    def _told_before(self, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        found = self.work.connection.execute(
            "SELECT contact_id, card FROM source_card WHERE source = ?"
            " AND contact_id IN (SELECT value FROM json_each(?))",
            (self.reading.source, json.dumps(ids)),
        )
        return {number: json.loads(card) for number, card in found}

    def _checked(self, card: Card) -> Card:
        """Leave out what the rules do not understand, with a warning."""
        if card.every and card.every != NEVER:
            try:
                card.every = str(parse_span(card.every))
            except UsageError as error:
                self._warn(card.line, f"cadence left out: {error.message}")
                card.every = ""
        return card

    def _count_rest(self, card: Card) -> None:
        for name, _ in card.rest:
            self.report.rest[_property(name) if self.reading.source == VCARD else name] += 1

    def _warn(self, line: int, reason: str) -> None:
        self.report.warnings.append(Remark(line, reason))


def _chunks(cards: Iterator[Card | Skipped], skipped: list[Skipped]) -> Iterator[tuple[Card, ...]]:
    """Yield the cards in chunks; what the reader skipped goes into the report."""

    def usable() -> Iterator[Card]:
        for card in cards:
            if isinstance(card, Skipped):
                skipped.append(card)
            else:
                yield card

    found = usable()
    while chunk := tuple(_light(islice(found, CHUNK))):
        yield chunk


def _light(cards: Iterator[Card]) -> Iterator[Card]:
    """Yield cards until their photos are heavy."""
    weight = 0
    for card in cards:
        yield card
        weight += len(card.photo.data) if card.photo else 0
        if weight > MOST_IN_PHOTOS:
            return


def _property(name: str) -> str:
    """Return the bare name of a vCard's property, without its group and parameters."""
    return name.partition(";")[0].rpartition(".")[2].upper()
