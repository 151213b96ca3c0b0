"""Markdown: a page about each person, in one document or in files of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from netcrm.book.files.everything.exporting import followups, interactions
from netcrm.book.files.everything.scope import CHUNK, Scope
from netcrm.book.files.exporting import dated_cards, private_notes
from netcrm.book.files.out.export import Export, Exported, Tally
from netcrm.book.people.listing import matching
from netcrm.formats import markdown
from netcrm.formats.file_names import file_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from netcrm.book.files.out.export import Wanted
    from netcrm.formats.records import Followup, Interaction


class Pages:
    """The pages of those who are wanted; the names of these alone stand in conversations."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._ids = matching(wanted.connection, wanted.moment.today, wanted.query)
        self._scope = Scope(wanted.connection, self._ids, private=wanted.private)

    @property
    def total(self) -> int:
        """The number of people."""
        return len(self._ids)

    def names(self) -> dict[int, str]:
        """Return the names of the files, by the ids of the people.

        Everybody has a name that is theirs, whoever is wanted; also those who were removed, and
        may come back.
        """
        everybody = self._wanted.connection.execute("SELECT id, name FROM contact ORDER BY id")
        found = file_names(everybody)
        return {number: f"{found[number]}.md" for number in self._ids}

    def one_by_one(self) -> Iterator[markdown.Page]:
        """Yield them in the order of the ids, a chunk of people read at a time."""
        for start in range(0, len(self._ids), CHUNK):
            yield from self._of(self._ids[start : start + CHUNK])

    def _of(self, ids: Sequence[int]) -> Iterator[markdown.Page]:
        part = self._scope.part(ids)
        talks: dict[str, list[Interaction]] = defaultdict(list)
        for talk in interactions(part):
            for who in talk.people:
                talks[who.uid].append(talk)
        promises: dict[str, list[Followup]] = defaultdict(list)
        for promise in followups(part):
            if promise.who:
                promises[promise.who.uid].append(promise)
        today, private = self._wanted.moment.today, self._wanted.private
        for row in dated_cards(self._wanted.connection, today, ids, private=private):
            uid = row[0].uid
            yield markdown.Page(
                *row,
                sorted(talks[uid], key=_newest, reverse=True),
                sorted(promises[uid], key=_most_urgent),
            )

    def write(self, opened: Callable[[str], TextIO], progress: Callable[[int], None]) -> Exported:
        """Write a file for each person, under its name."""
        names = self.names()
        pages = Tally(progress).of(self.one_by_one())
        for number, page in zip(self._ids, pages, strict=True):
            with opened(names[number]) as out:
                out.write(markdown.page(page))
        return self.exported()

    def exported(self) -> Exported:
        """Say what is in them."""
        scope = self._scope
        return Exported(
            self.total,
            scope.count("interaction AS i", scope.talk),
            scope.count("followup AS f", scope.chosen("f.contact_id")),
            notes_left_out=0 if scope.private else private_notes(scope.connection, self._ids),
            talks_left_out=scope.private_talks,
        )


def _newest(talk: Interaction) -> tuple[str, int]:
    return talk.on, talk.id or 0


def _most_urgent(one: Followup) -> tuple[bool, str, int]:
    return bool(one.done_on or one.dropped_on), one.due_on, one.id or 0


def document(wanted: Wanted) -> Export:
    """Prepare one document with the pages of all."""
    found = Pages(wanted)

    def write(out: TextIO, progress: Callable[[int], None]) -> Exported:
        out.writelines(markdown.pages(Tally(progress).of(found.one_by_one()), found.total))
        return found.exported()

    return Export(found.total, write)
