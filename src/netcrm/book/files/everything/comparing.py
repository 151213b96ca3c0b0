"""People of a file who are here already: what the file brings to them.

As with netcrm's own CSV the file's values count where they differ, and nothing is replaced by
nothing. What somebody has several of is added; their snooze, skip and pause stay as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netcrm.book.files.everything.cards import card_of
from netcrm.book.files.everything.posts import Posts
from netcrm.book.files.keeping import remarks
from netcrm.book.files.merging import News, news
from netcrm.book.files.report import Update
from netcrm.book.files.saying import seen
from netcrm.book.files.updating import Updater
from netcrm.book.people.person import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netcrm.book.files.everything.belongings import Belongings
    from netcrm.book.files.report import Report
    from netcrm.formats.records import Contact
    from netcrm.store.writing import Work

    Met = tuple[int, Contact, int]
    """The line of a record, the record, and the number of the contact here."""

SOURCE = "json"


class Comparing:
    """Merges records into the contacts that they mean, and tells the report."""

    def __init__(
        self, work: Work, belongings: Belongings, report: Report, counted: set[int]
    ) -> None:
        self._work = work
        self._belongings = belongings
        self._report = report
        self._counted = counted
        self._updater = Updater(work, SOURCE)
        self._news: dict[int, News] = {}

    def merge(self, met: Sequence[Met]) -> None:
        """Bring people up to what the file says; new rows are gathered, to be written then."""
        ids = [number for _, _, number in met]
        kept = {one.id: one for one in people(self._work.connection, self._work.moment.today, ids)}
        brought = {}
        again = self._counted.intersection(ids)
        self._counted.update(ids)
        for line, said, number in met:
            card = card_of(line, said)
            twice = number in again
            found = news(card, seen(card), kept[number], None, own=True, again=twice)
            brought[number] = found
            self._report.kept += remarks(
                line, kept[number].name, found.kept, SOURCE, again=twice, older=False
            )
            if found:
                self._updater.apply(kept[number], card, found)
        posts = Posts(self._work, self._belongings, ids)
        sources = self._sources(ids)
        former = self._former_uids(ids)
        roles = self._roles(ids)
        for _, said, number in met:
            found = brought[number]
            posts.merge(number, said.positions, found, again=number in again)
            self._add_roles(number, said, roles, found)
            self._add_sources(number, said, sources, found)
            self._add_former_uids(number, said, former, found)
            if found:
                self._updated(number, kept[number].name, found)
            else:
                self._report.unchanged += 1

    def tell(self, number: int, name: str, field: str, value: str) -> None:
        """Tell of one more thing that the file brought to somebody who was merged."""
        if number not in self._news:
            self._report.unchanged -= 1
            self._updated(number, name, News())
        self._news[number].changed[field] = ("", value)

    def _updated(self, number: int, name: str, found: News) -> None:
        self._news[number] = found
        self._report.updates.append(Update(number, name, found))

    def _roles(self, ids: Sequence[int]) -> set[tuple[int, str, str | None]]:
        found = self._work.connection.execute(
            "SELECT contact_id, role, from_on FROM tie"
            " WHERE contact_id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return set(found)

    def _add_roles(
        self, contact: int, said: Contact, here: set[tuple[int, str, str | None]], found: News
    ) -> None:
        missing = [one for one in said.roles if (contact, one.role, one.from_on) not in here]
        if missing:
            self._belongings.roles(contact, missing)
            found.further["roles"] = [one.role for one in missing]

    def _sources(self, ids: Sequence[int]) -> set[tuple[int, str]]:
        found = self._work.connection.execute(
            "SELECT contact_id, source FROM source_card"
            " WHERE contact_id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return set(found)

    def _add_sources(
        self, contact: int, said: Contact, here: set[tuple[int, str]], found: News
    ) -> None:
        missing = {name: card for name, card in said.sources.items() if (contact, name) not in here}
        if missing:
            self._belongings.sources(contact, missing)
            found.further["sources"] = list(missing)

    def _former_uids(self, ids: Sequence[int]) -> set[tuple[int, str]]:
        found = self._work.connection.execute(
            "SELECT contact_id, normal FROM alias WHERE kind = 'uid'"
            " AND contact_id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        return set(found)

    def _add_former_uids(
        self, contact: int, said: Contact, here: set[tuple[int, str]], found: News
    ) -> None:
        missing = [uid for uid in said.former_uids if (contact, uid) not in here]
        if missing:
            self._belongings.former_uids(contact, missing)
            found.further["former_uids"] = missing
